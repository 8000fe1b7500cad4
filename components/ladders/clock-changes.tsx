"use client";
// When the clocks of a zone are put forward or back next: the two days a year on which hours are not what they seem.
import { durationWords } from "@core/words/labels";
import { t } from "@core/words/t";
import { MINUTE } from "@core/words/time";
import { useClockChanges } from "@/components/data/ladders";
import { formatAbsolute } from "@/components/marks/format";

export function ClockChanges({ zone }: { readonly zone: string }) {
  const { data: changes } = useClockChanges(zone);
  return (
    <section aria-label={t("ladders.clockChanges")}>
      <h3 className="border-b border-line pb-1.5 font-strong">{t("ladders.clockChanges")}</h3>
      {changes?.length === 0 && <p className="py-2 text-fg-2">{t("ladders.clockNone", { zone })}</p>}
      <ul className="min-h-10 py-1.5 tabular-nums">
        {changes?.map(({ at, byMinutes }) => (
          <li key={at}>
            {t(byMinutes > 0 ? "ladders.clockForward" : "ladders.clockBack", {
              time: formatAbsolute(at, zone),
              by: durationWords(Math.abs(byMinutes) * MINUTE),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
