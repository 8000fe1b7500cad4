"use client";
// What wants attention in the coming two weeks, worst first, each in a sentence and with the way to the hour at which it begins.
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import { useState } from "react";
import { listed, namesById } from "@/components/coverage/spoken-span";
import { formatEdge, spanWords } from "@/components/coverage/when";
import { StatusMark } from "@/components/marks/status-mark";
import { Button } from "@/components/ui/button";
import type { PersonRef } from "@/server/views/shapes";
import type { CoveragePage } from "@/server/views/shapes-coverage";

const SHOWN = 6;

type Finding = CoveragePage["findings"][number];

interface FindingsProps {
  readonly page: CoveragePage;
  readonly zone: string;
  readonly onLook: (queue: string, at: number) => void;
}

export function CoverFindings({ page, zone, onLook }: FindingsProps) {
  const [all, setAll] = useState(false);
  const { findings } = page;
  const shown = all ? findings : findings.slice(0, SHOWN);
  const people = namesById(page);
  return (
    <section aria-label={t("coverage.attention")}>
      <h2 className="flex items-baseline gap-2 border-b border-line pb-1.5 font-strong">
        {t("coverage.attention")} <span className="text-small font-regular text-fg-3 tabular-nums">{findings.length}</span>
      </h2>
      {findings.length === 0 && (
        <p className="py-2">
          <StatusMark status="ok">{t("coverage.stateEnough")}</StatusMark> <span className="text-fg-2">{t("coverage.nothingWrong")}</span>
        </p>
      )}
      <ul>
        {shown.map((finding) => {
          const queue = finding.kind === "two_rotas" ? finding.queues[0] : finding.queue;
          const grave = finding.kind !== "one" && finding.kind !== "two_rotas";
          return (
            <li key={`${finding.kind} ${queue} ${finding.from}`} className="flex items-start gap-3 border-b border-line py-1.5">
              <StatusMark status={grave ? "failed" : "attention"} className="pt-0.5">
                <span className="sr-only">{t(KINDS[finding.kind])}</span>
              </StatusMark>
              <p className="min-w-0 flex-1 break-words">{words(finding, page, people, zone)}</p>
              <Button
                size="small"
                look="quiet"
                onClick={() => queue !== undefined && onLook(queue, Math.max(page.from, hourOf(finding.from)))}
              >
                {t("coverage.show")}
                <span className="sr-only"> {finding.from <= page.from ? t("coverage.now") : formatEdge(finding.from, zone)}</span>
              </Button>
            </li>
          );
        })}
      </ul>
      {findings.length > shown.length && (
        <Button size="small" look="quiet" onClick={() => setAll(true)} className="mt-1.5">
          {t("coverage.more", { count: findings.length - shown.length })}
        </Button>
      )}
    </section>
  );
}

const KINDS = {
  nobody: "coverage.stateNobody",
  too_few: "coverage.stateTooFew",
  one: "coverage.stateOne",
  two_rotas: "coverage.stateOne",
  unanswered: "coverage.answersNobody",
} as const;

const HOUR_MS = 3_600_000;
const hourOf = (at: number): number => Math.floor(at / HOUR_MS) * HOUR_MS;

function words(finding: Finding, page: CoveragePage, people: ReadonlyMap<string, PersonRef>, zone: string): string {
  const span = spanWords(finding, page, zone);
  const named = (id: string) => page.queues.find((queue) => queue.id === id)?.name ?? id;
  switch (finding.kind) {
    case "two_rotas":
      return t("coverage.twoRotas", { ...span, who: listed([finding.person], people), queues: finding.queues.map(named).join(", ") });
    case "unanswered": {
      const owner = page.queues.find(({ id }) => id === finding.queue)?.owner.name ?? "";
      return t("coverage.unanswered", { ...span, queue: named(finding.queue), owner });
    }
    case "too_few": {
      const { needed, could, workflow } = finding.cover;
      return t("coverage.tooFew", { ...span, queue: named(finding.queue), needed, could, workflow: workflowWords(workflow) });
    }
    case "nobody": {
      const { able, workflow } = finding.cover;
      const queue = named(finding.queue);
      // Others can still do other work there.
      return able.length > 0
        ? t("coverage.nobodyFor", { ...span, queue, workflow: workflowWords(workflow) })
        : t("coverage.nobody", { ...span, queue });
    }
    case "one": {
      const { able, workflow } = finding.cover;
      const [queue, who] = [named(finding.queue), listed(able, people)];
      return able.length > 1
        ? t("coverage.oneOf", { ...span, queue, who, workflow: workflowWords(workflow) })
        : t("coverage.one", { ...span, queue, who });
    }
  }
}

const workflowWords = (workflow: string | null): string => (workflow === null ? t("coverage.anyWork") : revealLine(workflow));
