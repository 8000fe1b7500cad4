// Why a person looks: every reason of the ruling with the fact that triggered it, how far it is from the limit, and what it asks for.

import type { Comparison } from "@core/words/ruling";
import { t } from "@core/words/t";
import { revealText } from "@core/words/untrusted-text";
import { formatMoney, formatShare } from "@/components/marks/format";
import { LevelMark, levelLabel } from "@/components/marks/level-mark";
import { StatusMark } from "@/components/marks/status-mark";
import { cn } from "@/components/ui/cn";
import type { ItemView, ReasonView } from "@/server/views/shapes-item";
import { printNumber, printValue } from "./effect-rows";
import { type Gauge, gaugeOf } from "./gauge";
import { Section } from "./section";

export function Reasons({ item }: { readonly item: ItemView }) {
  const { ruling } = item;
  if (ruling === null) return null;
  return (
    <Section title={t("item.whyHere")} sub={t("item.reasons", { count: ruling.reasons.length })}>
      <ReasonList reasons={ruling.reasons} atRisk={item.atRisk} />
      <p className="mt-1.5 text-small text-fg-3">
        {t("item.strictest", { level: decides(ruling), workflow: item.workflow, version: String(ruling.policyVersion) })}
        {ruling.unmatched > 0 && t("item.otherRules", { count: ruling.unmatched })}.{ruling.blind && t("item.blind")}
      </p>
      <Passing passing={ruling.passing} />
    </Section>
  );
}

/** Reasons as a reviewer reads them. */
export function ReasonList({ reasons, atRisk }: { readonly reasons: readonly ReasonView[]; readonly atRisk: ItemView["atRisk"] }) {
  return (
    <ul className="grid grid-cols-[minmax(0,1fr)_auto_180px_102px] items-center gap-x-4 max-mid:grid-cols-[minmax(0,1fr)_auto_20px] max-mid:gap-x-2.5">
      {reasons.map((reason) => (
        <ReasonRow key={`${reason.rule} ${reason.text}`} reason={reason} atRisk={atRisk} />
      ))}
    </ul>
  );
}

/** How far it was from passing without anybody: what an admin or an agent would have to change. */
function Passing({ passing }: Pick<NonNullable<ItemView["ruling"]>, "passing">) {
  if (passing === null || passing.kind === "unsaid") return null;
  return (
    <p className="text-small text-fg-3">
      {passing.kind === "facts" ? t("item.wouldPass", { words: passing.words }) : t("item.wouldNot", { why: passing.because })}
    </p>
  );
}

/** The level that came of all reasons and, where people sign, how many. */
function decides({ level, quorum }: NonNullable<ItemView["ruling"]>): string {
  if (level === "human_only") return t("item.byPerson", { level: levelLabel(level) });
  if (level !== "review" && level !== "dual") return levelLabel(level);
  return t("item.approvals", { level: levelLabel(level), quorum });
}

function ReasonRow({ reason, atRisk }: { readonly reason: ReasonView; readonly atRisk: ItemView["atRisk"] }) {
  const comparison = reason.comparisons.find((candidate) => gaugeOf(candidate) !== null) ?? reason.comparisons[0];
  const gauge = comparison === undefined ? null : gaugeOf(comparison);
  const level = reason.level === "review" && reason.quorum > 1 ? "dual" : reason.level;
  const fact = factOf(reason, comparison, atRisk);
  // A sentence that has nothing beside it takes the room of both.
  const alone = fact === "" && gauge === null;
  return (
    <li className="contents">
      <span className={cn("flex min-h-7 items-center gap-2", alone && "col-span-3 max-mid:col-span-2")}>
        {reason.kind === "error" && <StatusMark status="attention">{t("item.policyError")}</StatusMark>}
        {revealText(reason.text)}
      </span>
      {!alone && (
        <>
          <span className="flex min-h-7 items-center justify-end text-right font-strong tabular-nums">{fact}</span>
          <span className="flex min-h-7 items-center max-mid:hidden">
            {gauge !== null && comparison !== undefined && <GaugeLine gauge={gauge} comparison={comparison} />}
          </span>
        </>
      )}
      <LevelMark level={level} className="min-h-7 max-mid:[&>span]:sr-only">
        <span className="max-mid:sr-only">{levelLabel(level)}</span>
      </LevelMark>
    </li>
  );
}

/** The fact beside the rule: as the policy writes it, with its unit; else the compared value, or the facts that have no comparison. */
function factOf(reason: ReasonView, comparison: Comparison | undefined, atRisk: ItemView["atRisk"]): string {
  if (reason.shown !== undefined && reason.shown !== "") return revealText(reason.shown);
  if (comparison !== undefined) {
    const { value } = comparison;
    if (typeof value === "number") {
      if (atRisk !== null && atRisk.amount === value) return formatMoney(atRisk);
      return value > 0 && value < 1 ? formatShare(value) : printNumber(value);
    }
    if (value !== null && typeof value !== "boolean") return printValue(value);
  }
  const facts = Object.entries(reason.facts).filter(([, value]) => value !== null && typeof value !== "object");
  return facts
    .slice(0, 2)
    .map(([, value]) => printValue(value))
    .join(t("item.and"));
}

const WIDTH = 180;

function GaugeLine({ gauge, comparison }: { readonly gauge: Gauge; readonly comparison: Comparison }) {
  const [fact, limit] = [gauge.fact * WIDTH, gauge.limit * WIDTH];
  return (
    <svg
      viewBox={`0 0 ${WIDTH} 20`}
      width={WIDTH}
      height="20"
      role="img"
      aria-label={t("item.factLimit", { fact: comparison.fact, value: printValue(comparison.value), limit: printValue(comparison.limit) })}
      className="overflow-visible"
    >
      <line x1="0" x2={WIDTH} y1="10" y2="10" className="stroke-line-2 stroke-2" />
      <line x1={limit} x2={fact} y1="10" y2="10" className="stroke-ink stroke-2" />
      <line x1={limit} x2={limit} y1="5" y2="15" className="stroke-fg-2 stroke-[1.5]" />
      <circle cx={fact} cy="10" r="4" className="fill-ink stroke-surface stroke-[1.5]" />
    </svg>
  );
}
