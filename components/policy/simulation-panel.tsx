"use client";
// If the draft had been in force: figures above, the ramp of levels beside the one in force, queues, and every item that changes level, to be opened.
import { t } from "@core/words/t";
import type { PrintedLevel } from "@core/words/vocabulary";
import Link from "next/link";
import { useSimulation } from "@/components/data/policies";
import { formatCount } from "@/components/marks/format";
import { LEVEL_GROUNDS, LevelMark } from "@/components/marks/level-mark";
import { TimeMark } from "@/components/marks/time-mark";
import type { PolicyDraftView, SimulationView } from "@/server/views/shapes";

const UNSEEN: readonly PrintedLevel[] = ["autonomous", "sampled"];
const HELD: readonly PrintedLevel[] = ["review", "dual", "human_only"];

const sumOf = ({ levels }: SimulationView, among: readonly PrintedLevel[], side: "before" | "after"): number =>
  levels.filter(({ level }) => among.includes(level)).reduce((sum, row) => sum + row[side], 0);

function Figure({
  label,
  before,
  after,
  note,
}: {
  readonly label: string;
  readonly before?: number;
  readonly after: number;
  readonly note: string;
}) {
  return (
    <div className="min-w-0 border-line px-gutter py-3 mid:not-first:border-l max-mid:even:border-l max-mid:nth-[n+3]:border-t">
      <p className="text-small text-fg-2">{label}</p>
      <p className="text-figure font-strong tabular-nums">
        {before !== undefined && (
          <>
            {formatCount(before)} <span className="font-regular text-fg-2">{t("policy.to")}</span>{" "}
          </>
        )}
        {formatCount(after)}
      </p>
      <p className="text-small text-fg-2">{note}</p>
    </div>
  );
}

/** The effects, in the order in which an admin asks for them. Room is kept for them before they are known. */
export function SimulationFigures({ draft }: { readonly draft: PolicyDraftView }) {
  const { data: found } = useSimulation(draft.id, draft.version);
  return (
    <div className="grid min-h-[92px] grid-cols-2 border-b border-line mid:grid-cols-4" aria-live="off">
      {found !== undefined && (
        <>
          <Figure
            label={t("policy.unseen")}
            before={sumOf(found, UNSEEN, "before")}
            after={sumOf(found, UNSEEN, "after")}
            note={t("policy.ofItems", { count: found.items })}
          />
          <Figure
            label={t("policy.held")}
            before={sumOf(found, HELD, "before")}
            after={sumOf(found, HELD, "after")}
            note={t("policy.ofItems", { count: found.items })}
          />
          <Figure label={t("policy.changeLevel")} after={found.moved} note={t("policy.ofItems", { count: found.items })} />
          <Figure
            label={t("policy.openChange")}
            after={found.openMoved}
            note={t(draft.openItems === "keep" ? "policy.openKeep" : "policy.openRerule")}
          />
        </>
      )}
    </div>
  );
}

function Ramp({ found, side, label }: { readonly found: SimulationView; readonly side: "before" | "after"; readonly label: string }) {
  return (
    <div className="grid gap-1">
      <span className="text-small text-fg-2">{label}</span>
      <span aria-hidden="true" className="flex h-6 gap-px">
        {found.levels.map(
          (row) =>
            row[side] > 0 && (
              <i
                key={row.level}
                className={`${LEVEL_GROUNDS[row.level]} min-w-0.5 rounded-1 shadow-[inset_0_0_0_1px_var(--line-2)] forced-colors:border`}
                style={{ width: `${(100 * row[side]) / found.items}%` }}
              />
            ),
        )}
      </span>
    </div>
  );
}

const signed = (change: number): string => (change === 0 ? "0" : change > 0 ? `+${formatCount(change)}` : `−${formatCount(-change)}`);

export function SimulationPanel({ draft }: { readonly draft: PolicyDraftView }) {
  const { data: found, isError } = useSimulation(draft.id, draft.version);
  const shown = found?.levels.filter(({ before, after }) => before > 0 || after > 0) ?? [];
  return (
    <section aria-label={t("policy.ifInForce")}>
      <h2 className="flex flex-wrap items-baseline gap-2 border-b border-line pb-1.5 font-strong">
        {t("policy.ifInForce")}
        {found !== undefined && found.since !== null && (
          <span className="text-small font-regular text-fg-2">
            {t("policy.lastItems", { count: found.items })} <TimeMark at={found.since} />
            {found.imported > 0 && ` · ${t("policy.ofThemImported", { count: found.imported })}`}
          </span>
        )}
      </h2>
      {isError && <p className="py-2 text-fg-2">{t("policy.notRead")}</p>}
      {found?.items === 0 && <p className="py-2 text-fg-2">{t("policy.noHistory")}</p>}
      {found !== undefined && found.items > 0 && (
        <>
          <div className="grid gap-2 py-2.5">
            <Ramp found={found} side="before" label={t("policy.now")} />
            <Ramp found={found} side="after" label={t("policy.draft")} />
          </div>
          <table className="w-full text-right tabular-nums">
            <thead>
              <tr className="text-micro text-fg-3 [&>th]:py-1 [&>th]:font-regular">
                <th scope="col" className="text-left">
                  {t("policy.level")}
                </th>
                <th scope="col">{t("policy.now")}</th>
                <th scope="col">{t("policy.draft")}</th>
                <th scope="col">{t("policy.change")}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ level, before, after }) => (
                <tr key={level} className="border-t border-line [&>*]:py-1.5">
                  <th scope="row" className="text-left font-regular">
                    <LevelMark level={level} />
                  </th>
                  <td>{formatCount(before)}</td>
                  <td>{formatCount(after)}</td>
                  <td className="font-medium">{signed(after - before)}</td>
                </tr>
              ))}
              {found.queues.map(({ id, name, before, after }) => (
                <tr key={id} className="border-t border-line text-fg-2 [&>*]:py-1.5">
                  <th scope="row" className="text-left font-regular">
                    {t("policy.waitIn", { name })}
                  </th>
                  <td>{formatCount(before)}</td>
                  <td>{formatCount(after)}</td>
                  <td>{signed(after - before)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {found.moved > 0 && <MovedList found={found} />}
        </>
      )}
    </section>
  );
}

function MovedList({ found }: { readonly found: SimulationView }) {
  return (
    <details className="border-t border-line py-2">
      <summary className="font-medium">{t("policy.whichMove", { count: found.moved })}</summary>
      <ul className="mt-1">
        {found.sample.map(({ id, title, open, imported, from, to }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 border-t border-line py-1.5">
            {imported ? (
              <span className="min-w-40 flex-1 truncate">{title}</span>
            ) : (
              <Link href={`/items/${id}`} prefetch={false} className="min-w-40 flex-1 truncate hover:underline">
                {title}
              </Link>
            )}
            {imported && <span className="text-small text-fg-2">{t("policy.imported")}</span>}
            {open && <span className="text-small text-fg-2">{t("policy.isOpen")}</span>}
            <LevelMark level={from} /> <span aria-hidden="true">→</span> <LevelMark level={to} />
          </li>
        ))}
      </ul>
      {found.moved > found.sample.length && (
        <p className="text-small text-fg-2">{t("policy.andMore", { count: found.moved - found.sample.length })}</p>
      )}
    </details>
  );
}
