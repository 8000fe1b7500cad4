"use client";
// What a draft would have done, in the four figures that an admin asks for first: from what is in force, to the draft.
import { durationWords } from "@core/words/labels";
import { t } from "@core/words/t";
import { SECOND } from "@core/words/time";
import type { PrintedLevel } from "@core/words/vocabulary";
import { useSimulation } from "@/components/data/simulations";
import { formatCount, formatPercent, formatTenths } from "@/components/marks/format";
import type { LetThrough, SimulationFound } from "@/server/views/shapes-simulation";

const HELD: readonly PrintedLevel[] = ["review", "dual", "human_only"];
const HOUR_S = 3_600;
/** Under this, whole minutes would round too much away. */
const EXACT_UNDER_S = 300;

const heldOn = ({ levels }: SimulationFound, side: "before" | "after"): number =>
  levels.filter(({ level }) => HELD.includes(level)).reduce((sum, row) => sum + row[side], 0);

/** On average of the days on which something came. */
export const hoursADay = (seconds: number, { days }: Pick<SimulationFound, "days">): number => seconds / HOUR_S / Math.max(1, days);

interface FigureProps {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly note: string;
}

function Figure({ label, before, after, note }: FigureProps) {
  return (
    <div className="min-w-0 border-line px-gutter py-3 mid:not-first:border-l max-mid:even:border-l max-mid:nth-[n+3]:border-t">
      <p className="text-small text-fg-2">{label}</p>
      <p className="text-figure font-strong tabular-nums">
        {before} <span className="font-regular text-fg-2">{t("policy.to")}</span> {after}
      </p>
      <p className="text-small text-fg-2">{note}</p>
    </div>
  );
}

const wrongOf = ({ known, wrong }: LetThrough): string => (known === 0 ? "–" : formatCount(wrong));

/** What the hours rest on. */
function paceWords({ pace: { from, measured, meanS } }: SimulationFound): string {
  const time = meanS < EXACT_UNDER_S ? t("simulation.seconds", { count: Math.round(meanS) }) : durationWords(meanS * SECOND);
  if (from === "assumed") return t("simulation.paceAssumed", { time });
  return t(from === "own" ? "simulation.paceOwn" : "simulation.paceImported", { time, count: measured });
}

function evidenceWords({ known, share }: LetThrough): string {
  if (share === null) return t("simulation.noEvidence");
  return t("simulation.wrongOf", { known, low: formatPercent(share.low), high: formatPercent(share.high) });
}

/** Room is kept for them before they are known. */
export function SimulationFigures({ draft }: { readonly draft: string }) {
  const { data } = useSimulation(draft);
  const found = data?.found ?? null;
  return (
    <div className="grid min-h-[92px] grid-cols-2 border-b border-line mid:grid-cols-4" aria-live="off">
      {found !== null && <Figures found={found} />}
    </div>
  );
}

function Figures({ found }: { readonly found: SimulationFound }) {
  const { letThrough, seconds, rows } = found;
  const ofItems = t("policy.ofItems", { count: rows });
  return (
    <>
      <Figure
        label={t("policy.unseen")}
        before={formatCount(letThrough.before.items)}
        after={formatCount(letThrough.after.items)}
        note={ofItems}
      />
      <Figure
        label={t("policy.held")}
        before={formatCount(heldOn(found, "before"))}
        after={formatCount(heldOn(found, "after"))}
        note={ofItems}
      />
      <Figure
        label={t("simulation.hoursADay")}
        before={formatTenths(hoursADay(seconds.before, found))}
        after={t("simulation.cell", { hours: formatTenths(hoursADay(seconds.after, found)) })}
        note={paceWords(found)}
      />
      <Figure
        label={t("simulation.wrong")}
        before={wrongOf(letThrough.before)}
        after={wrongOf(letThrough.after)}
        note={evidenceWords(letThrough.after)}
      />
    </>
  );
}
