"use client";
// How a row of the boundary map has fared: how people decided its items, how long they took, and who changed it last.
import { durationWords } from "@core/words/labels";
import { t } from "@core/words/t";
import { formatCount, formatPercent } from "@/components/marks/format";
import { TimeMark } from "@/components/marks/time-mark";
import type { RowPeriod, RowRecord } from "@/server/views/boundary-shapes";

export function TimeWords({ period }: { readonly period: RowPeriod }) {
  return period.medianMs === null ? <NoEvidence /> : durationWords(period.medianMs);
}

const NoEvidence = () => <span className="text-small text-fg-3">{t("boundaryMap.noEvidence")}</span>;

/** `Last changed in v3, 14:36, by Ada Adeyemi, signed by Max Moreau`. */
export function LastChange({ changed }: { readonly changed: NonNullable<RowRecord["changed"]> }) {
  return (
    <>
      {t("boundaryMap.lastChange")}
      {t("policy.version", { version: changed.version })}, <TimeMark at={changed.at} />,
      {changed.author === null ? t("boundaryMap.lastBySeed") : t("boundaryMap.lastBy", { name: changed.author.name })}
      {changed.approver !== null && `, ${t("policy.signedBy", { name: changed.approver.name })}`}
    </>
  );
}

export function RowRecordTable({ periods }: Pick<RowRecord, "periods">) {
  return (
    <section aria-label={t("boundaryMap.decisions")}>
      <table className="w-full text-right tabular-nums">
        <thead>
          <tr className="[&>th]:pt-4 [&>th]:pb-1">
            <th scope="col" className="text-left font-strong">
              {t("boundaryMap.decisions")}
            </th>
            {periods.map(({ days }) => (
              <th key={days} scope="col" className="text-micro font-regular whitespace-nowrap text-fg-3">
                {t("boundaryMap.days", { days })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="[&>tr>*]:border-t [&>tr>*]:border-line [&>tr>*]:py-1 [&>tr>td]:pl-3 [&>tr>td]:align-top [&>tr>td]:whitespace-nowrap [&>tr>th]:text-left [&>tr>th]:font-regular [&>tr>th]:text-fg-2">
          <tr>
            <th scope="row">{t("boundaryMap.decided")}</th>
            {periods.map(({ days, decided }) => (
              <td key={days}>{formatCount(decided)}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t("boundaryMap.approvedUnchanged")}</th>
            {periods.map(({ days, decided, approvedUnchanged }) => (
              <td key={days}>{decided === 0 ? <NoEvidence /> : formatPercent(approvedUnchanged / decided)}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t("boundaryMap.median")}</th>
            {periods.map((period) => (
              <td key={period.days}>
                <TimeWords period={period} />
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t("boundaryMap.timed")}</th>
            {periods.map(({ days, timed }) => (
              <td key={days}>{formatCount(timed)}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}
