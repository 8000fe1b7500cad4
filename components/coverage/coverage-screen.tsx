"use client";
// Coverage: what wants attention, the coming two weeks of every queue, who is away and who stands in, and whether there are people enough for what comes.
import { t } from "@core/words/t";
import { HOUR } from "@core/words/time";
import { parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { CapacityPanel } from "@/components/coverage/capacity-panel";
import { CoverFindings } from "@/components/coverage/cover-findings";
import { CoverHour } from "@/components/coverage/cover-hour";
import { CoverStrips } from "@/components/coverage/cover-strips";
import { CoverTable } from "@/components/coverage/cover-table";
import { TeamPanel } from "@/components/coverage/team-panel";
import { useCoveragePage } from "@/components/data/coverage";
import { useZone } from "@/components/marks/clock";
import { Blank } from "@/components/ui/blank";
import { NotRead } from "@/components/ui/not-read";

export function CoverageScreen() {
  const { data: page, isError, refetch } = useCoveragePage();
  const zone = useZone();
  // What is looked at stands in the address.
  const [{ queue, at }, look] = useQueryStates({ queue: parseAsString, at: parseAsInteger });
  if (page === undefined) {
    return isError ? (
      <div className="p-gutter">
        <NotRead title={t("coverage.notRead")} onRetry={refetch} />
      </div>
    ) : null;
  }
  const chosen = page.queues.find(({ id }) => id === queue) ?? page.queues[0];
  const hour = at !== null && at >= page.from && at < page.to ? Math.floor(at / HOUR) * HOUR : page.from;
  const onLook = (id: string, next: number) => void look({ queue: id, at: next });
  return (
    <div className="quiet-scroll h-full overflow-auto">
      <header className="border-b border-line px-gutter py-3">
        <h1 className="text-title font-strong">{t("coverage.title")}</h1>
        <p className="max-w-prose text-fg-2">{t("coverage.what", { zone })}</p>
      </header>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-7 px-gutter py-4">
        {chosen === undefined ? (
          <Blank icon="calendar" title={t("coverage.noDays")}>
            <p>{t("coverage.noDaysWhy")}</p>
          </Blank>
        ) : (
          <>
            <CoverFindings page={page} zone={zone} onLook={onLook} />
            <section aria-label={t("coverage.hours")}>
              <h2 className="font-strong">{t("coverage.hours")}</h2>
              <p className="pb-2 text-small text-fg-2">{t("coverage.hoursWhat")}</p>
              <div className="grid grid-cols-[minmax(0,1fr)] gap-x-4 gap-y-3 mid:grid-cols-[minmax(0,1fr)_268px]">
                <CoverStrips page={page} zone={zone} chosen={chosen.id} at={hour} onLook={onLook} />
                <CoverHour page={page} queue={chosen} at={hour} zone={zone} onLook={onLook} />
              </div>
              <CoverTable page={page} zone={zone} />
            </section>
          </>
        )}
        <TeamPanel page={page} zone={zone} />
        <CapacityPanel zone={zone} />
      </div>
    </div>
  );
}
