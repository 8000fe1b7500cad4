"use client";
// What a run took, in figures: who worked, how long it waited, how often it changed hands.
import { durationWords } from "@core/words/labels";
import { t } from "@core/words/t";
import type { ReactNode } from "react";
import { formatCount, formatPercent } from "@/components/marks/format";
import type { RunDesk } from "./use-run";

export function RunSummary({ desk: { page, totals } }: { readonly desk: RunDesk }) {
  const held = totals.agentsMs + totals.peopleMs + totals.waitedMs;
  const share = held === 0 ? 0 : totals.waitedMs / held;
  const own = page.source === "items";
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-1 border-b border-line-2 px-gutter py-2.5 text-small">
      <dl className="contents">
        <Figure name={t(page.open ? "runs.takes" : "runs.took")}>{durationWords(totals.to - totals.from)}</Figure>
        {own && <Figure name={t("runs.agentsWorked")}>{durationWords(totals.agentsMs)}</Figure>}
        {own && <Figure name={t("runs.peopleWorked")}>{durationWords(totals.peopleMs)}</Figure>}
        <Figure name={t("runs.waited")}>
          {own
            ? t("runs.waitedShare", { time: durationWords(totals.waitedMs), share: formatPercent(share, 0) })
            : durationWords(totals.waitedMs)}
        </Figure>
        <Figure name={t("runs.transfers")}>{formatCount(totals.transfers)}</Figure>
        {own && <Figure name={t("runs.holdersAtOnce")}>{t(totals.unheldMs === 0 ? "runs.oneAlways" : "runs.oneWhileOpen")}</Figure>}
      </dl>
      <span className="flex-1" />
      <span className="flex flex-wrap gap-x-4 gap-y-1 text-fg-2">
        {own && <Legend look="bg-machine">{t("runs.agentWorks")}</Legend>}
        {own && <Legend look="bg-ink">{t("runs.personWorks")}</Legend>}
        {!own && <Legend look="bg-fg !w-2.5 !h-2.5 rounded-full">{t("runs.done")}</Legend>}
        <Legend look="hatch shadow-[inset_0_0_0_1px_var(--wait)]">{t("runs.waits")}</Legend>
        {page.open && <Legend look="!w-0 border-l-2 border-dotted border-line-control">{t("runs.toCome")}</Legend>}
      </span>
    </div>
  );
}

function Figure({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="flex gap-1.5">
      <dt className="text-fg-2">{name}</dt>
      <dd className="font-strong tabular-nums">{children}</dd>
    </div>
  );
}

const Legend = ({ look, children }: { readonly look: string; readonly children: ReactNode }) => (
  <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
    <span aria-hidden="true" className={`h-2.5 w-5 rounded-[2px] ${look}`} />
    {children}
  </span>
);
