"use client";
// One run: what it took, its lanes, the instant that is looked at, every transfer, and what was seen and signed.
import { t } from "@core/words/t";
import { useQueryState } from "nuqs";
import { useRunPage } from "@/components/data/runs";
import { StatusMark } from "@/components/marks/status-mark";
import { TimeMark } from "@/components/marks/time-mark";
import { runParsers } from "@/components/run/run-filters";
import { ExportButton } from "@/components/trail/export-dialog";
import { Banner } from "@/components/ui/banner";
import { Blank } from "@/components/ui/blank";
import { ButtonLink } from "@/components/ui/button";
import { NotRead } from "@/components/ui/not-read";
import type { RunPage } from "@/server/views/shapes-runs";
import { ExportLog } from "./export-log";
import { RunLine } from "./run-line";
import { RunSide } from "./run-side";
import { RunSummary } from "./run-summary";
import { TransferTable } from "./transfer-table";
import { useRunDesk } from "./use-run";

export function RunScreen({ workflow, run }: { readonly workflow: string; readonly run: string }) {
  const [source] = useQueryState("source", runParsers.source);
  const question = useRunPage({ workflow, run, source });
  if (question.data !== undefined) return <OneRun page={question.data} names={{ workflow, run }} />;
  if (!question.isError) return null;
  return question.error.data?.code === "NOT_FOUND" ? (
    <Blank rank={1} icon="search" title={t("runs.noSuch")} actions={<ButtonLink href="/runs">{t("runs.toRuns")}</ButtonLink>}>
      <p>{t("runs.noSuchWhy")}</p>
    </Blank>
  ) : (
    <div className="p-gutter">
      <NotRead title={t("runs.notRead")} onRetry={question.refetch} />
    </div>
  );
}

interface OneRunProps {
  readonly page: RunPage;
  /** As they were written, for addresses. */
  readonly names: { readonly workflow: string; readonly run: string };
}

function OneRun({ page, names }: OneRunProps) {
  const desk = useRunDesk(page);
  const { totals } = desk;
  return (
    <div className="quiet-scroll relative flex h-full min-w-0 flex-col overflow-auto wide:overflow-hidden">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line px-gutter py-3">
        <h1 className="min-w-0 text-title font-strong [overflow-wrap:anywhere]">{t("runs.runOf", { run: page.run })}</h1>
        <span className="text-small text-fg-2">{page.workflow}</span>
        {page.source === "imported" ? (
          <StatusMark status="plain" icon="download">
            {t("runs.ofLog")}
          </StatusMark>
        ) : page.open ? (
          <StatusMark status="plain" icon="clock">
            {t("runs.stillOpen")}
          </StatusMark>
        ) : (
          <StatusMark status="ok">
            {t("runs.allClosed")} <TimeMark at={totals.to} />
          </StatusMark>
        )}
        <span className="flex-1" />
        {page.other !== null && (
          <ButtonLink
            href={`/runs/${encodeURIComponent(names.workflow)}/${encodeURIComponent(names.run)}?source=${page.other}`}
            look="quiet"
          >
            {t(page.other === "imported" ? "runs.seeOther" : "runs.seeOwn")}
          </ButtonLink>
        )}
        <ButtonLink href={mapPath(names.workflow, page.source)} icon="map">
          {t("runs.seeMap")}
        </ButtonLink>
        {page.source === "items" && <ExportButton scope={{ of: "run", ...names }} />}
        <ExportLog choice={{ of: "runs", ...names, source: page.source, text: null, state: null, since: null, until: null }} />
      </header>
      <RunSummary desk={desk} />
      {page.cut && (
        <div className="px-gutter pt-3">
          <Banner tone="attention" title={t("runs.cut")} />
        </div>
      )}
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] max-wide:content-start wide:grid-cols-[minmax(0,1fr)_360px]">
        <div className="quiet-scroll min-w-0 wide:overflow-y-auto">
          <RunLine desk={desk} />
          <TransferTable desk={desk} />
        </div>
        <RunSide desk={desk} />
      </div>
    </div>
  );
}

const mapPath = (workflow: string, source: RunPage["source"]) =>
  `/workflows/${encodeURIComponent(workflow)}${source === "imported" ? "?source=imported" : ""}`;
