"use client";
// One step of the map: what happened in it, who held it, who has what there now, and where runs came from and went.
import type { StepEdge, StepNode } from "@core/trail/step-map";
import { durationWords } from "@core/words/labels";
import { t } from "@core/words/t";
import Link from "next/link";
import type { ReactNode } from "react";
import { formatCount, formatPercent } from "@/components/marks/format";
import { HolderMark } from "@/components/marks/holder-mark";
import type { WorkflowMap } from "@/server/views/shapes-workflows";

interface StepDetailProps {
  readonly map: WorkflowMap;
  readonly node: StepNode;
  /** As it was written, for addresses. */
  readonly workflow: string;
  readonly onChoose: (step: string) => void;
}

export function StepDetail({ map, node, workflow, onChoose }: StepDetailProps) {
  const live = map.live.find(({ step }) => step === node.step);
  const query = new URLSearchParams({ workflow, ...(map.source === "imported" && { source: "imported" }) });
  return (
    <section className="grid gap-4">
      <div className="grid gap-2">
        <h2 className="font-strong [overflow-wrap:anywhere]">{node.step}</h2>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-small tabular-nums">
          <Pair name={t("runs.visits")}>{formatCount(node.visits)}</Pair>
          <Pair name={t("runs.ofRuns")}>{formatCount(node.runs)}</Pair>
          {node.repeated > 0 && <Pair name={t("runs.repeated")}>{formatCount(node.repeated)}</Pair>}
          {map.source === "items" && node.medianMs !== null && <Pair name={t("runs.medianAt")}>{durationWords(node.medianMs)}</Pair>}
          {node.shares.length > 0 && (
            <Pair name={t(map.source === "items" ? "runs.heldBy" : "runs.doneBy")}>{sharesWords(node.shares).join(", ")}</Pair>
          )}
        </dl>
        <Link href={`/runs?${query}`} className="link flex min-h-6 items-center justify-self-start text-small">
          {t("runs.seeRuns")}
        </Link>
      </div>
      {live !== undefined && (
        <div className="grid gap-1.5">
          <h3 className="text-small font-strong">{t("runs.now")}</h3>
          <ul className="grid gap-1.5 text-small">
            {live.holders.map(({ holder, count }) => (
              <li key={`${holder.kind}:${holder.id}`} className="flex items-center gap-2">
                {holder.kind === "queue" ? (
                  <Link
                    href={`/queues/${encodeURIComponent(holder.id)}?workflow=${encodeURIComponent(workflow)}`}
                    className="link flex min-h-6 min-w-0 items-center"
                  >
                    <HolderMark holder={holder} />
                  </Link>
                ) : (
                  <HolderMark holder={holder} />
                )}
                <span className="ml-auto tabular-nums">{formatCount(count)}</span>
              </li>
            ))}
          </ul>
          <Link
            href={`/runs?${new URLSearchParams({ workflow, state: "open" })}`}
            className="link flex min-h-6 items-center justify-self-start text-small"
          >
            {t("runs.seeOpen")}
          </Link>
        </div>
      )}
      <Ways title={t("runs.from")} edges={map.edges.filter(({ to }) => to === node.step)} other="from" onChoose={onChoose} />
      <Ways title={t("runs.to")} edges={map.edges.filter(({ from }) => from === node.step)} other="to" onChoose={onChoose} />
    </section>
  );
}

/** Kinds of holders by their word, roles of a log as they are. */
export const sharesWords = (shares: StepNode["shares"]): string[] =>
  shares.map(({ of, share }) =>
    t("runs.partOf", { of: of === "agent" || of === "queue" || of === "person" ? t(`runs.${of}`) : of, share: formatPercent(share, 0) }),
  );

const Pair = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <>
    <dt className="text-fg-2">{name}</dt>
    <dd className="text-right [overflow-wrap:anywhere]">{children}</dd>
  </>
);

const MOST_WAYS = 6;

interface WaysProps {
  readonly title: string;
  readonly edges: readonly StepEdge[];
  readonly other: "from" | "to";
  readonly onChoose: (step: string) => void;
}

function Ways({ title, edges, other, onChoose }: WaysProps) {
  if (edges.length === 0) return null;
  return (
    <div className="grid gap-1">
      <h3 className="text-small font-strong">{title}</h3>
      <ul className="grid gap-1 text-small">
        {edges.slice(0, MOST_WAYS).map((edge) => (
          <li key={edge[other]} className="flex items-baseline gap-2">
            <button
              type="button"
              onClick={() => onChoose(edge[other])}
              className="link min-h-6 min-w-0 rounded-1 text-left [overflow-wrap:anywhere]"
            >
              {edge[other]}
            </button>
            <span className="ml-auto whitespace-nowrap text-fg-2 tabular-nums">
              {formatCount(edge.count)} · {durationWords(edge.medianMs)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
