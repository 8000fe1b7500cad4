"use client";
// The map of one workflow: steps and ways from what happened, what is there now, how runs keep to what was declared, and the same numbers as tables.
import { RUN_SOURCES } from "@core/words/runs";
import { t } from "@core/words/t";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { useWorkflowMap } from "@/components/data/runs";
import { useNow } from "@/components/marks/clock";
import { mapParsers, PERIODS, sinceOf } from "@/components/run/run-filters";
import { Banner } from "@/components/ui/banner";
import { Blank } from "@/components/ui/blank";
import { ButtonLink } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { NotRead } from "@/components/ui/not-read";
import { Segment } from "@/components/ui/segment";
import { Select } from "@/components/ui/select";
import { Conformance } from "./conformance";
import { MapTables } from "./map-tables";
import { StepDetail } from "./step-detail";
import { StepMapView } from "./step-map-view";

export function MapScreen({ workflow }: { readonly workflow: string }) {
  const [{ source, days }, setFilter] = useQueryStates(mapParsers);
  const now = useNow("minute");
  const { data: map, isError, refetch } = useWorkflowMap({ workflow, source, since: sinceOf(days, now) });
  const [chosen, setChosen] = useState<string | null>(null);
  const [shown, setShown] = useState<"most" | "all">("most");
  if (map === undefined)
    return isError ? (
      <div className="p-gutter">
        <NotRead title={t("runs.mapNotRead")} onRetry={refetch} />
      </div>
    ) : null;
  const imported = map.source === "imported" ? "&source=imported" : "";
  const node = map.nodes.find(({ step }) => step === chosen) ?? null;
  return (
    <div className="quiet-scroll flex h-full min-w-0 flex-col overflow-auto wide:overflow-hidden">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-gutter py-3">
        <h1 className="min-w-0 text-title font-strong [overflow-wrap:anywhere]">{map.workflow}</h1>
        <span className="text-small text-fg-2 tabular-nums">{t("runs.runCount", { count: map.runs })}</span>
        <span className="flex-1" />
        {map.other !== null && (
          <Segment
            label={t("runs.source")}
            value={map.source}
            choices={RUN_SOURCES.map((value) => ({ value, label: t(value === "items" ? "runs.own" : "runs.imported") }))}
            onChange={(value) => {
              setChosen(null);
              void setFilter({ source: value });
            }}
          />
        )}
        <Field label={t("runs.period")} labelHidden className="w-40">
          {(control) => (
            <Select
              {...control}
              value={days === null ? "" : String(days)}
              onChange={({ target }) => void setFilter({ days: target.value === "" ? null : Number(target.value) })}
            >
              <option value="">{t("runs.ever")}</option>
              {PERIODS.map((period) => (
                <option key={period} value={period}>
                  {period === 1 ? t("runs.lastDay") : t("runs.lastDays", { days: period })}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Segment
          label={t("runs.detail")}
          value={shown}
          choices={[
            { value: "most", label: t("runs.mostTaken") },
            { value: "all", label: t("runs.allPaths") },
          ]}
          onChange={setShown}
        />
        <ButtonLink href={`/runs?workflow=${encodeURIComponent(workflow)}${imported}`} icon="runs">
          {t("runs.seeRuns")}
        </ButtonLink>
      </header>
      {map.cut && (
        <div className="px-gutter pt-3">
          <Banner title={t("runs.mapCut")} />
        </div>
      )}
      {map.nodes.length === 0 ? (
        <Blank icon="map" title={t("runs.noSteps")}>
          <p>{t("runs.noStepsWhy")}</p>
        </Blank>
      ) : (
        <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] max-wide:content-start wide:grid-cols-[minmax(0,1fr)_340px]">
          <div className="quiet-scroll min-w-0 wide:overflow-y-auto">
            <StepMapView
              key={`${map.source} ${shown}`}
              map={map}
              all={shown === "all"}
              chosen={chosen}
              onChoose={(step) => setChosen(step === chosen ? null : step)}
            />
            <MapTables map={map} />
          </div>
          <aside
            aria-label={t("runs.step")}
            className="quiet-scroll flex flex-col gap-5 border-line-2 px-4 py-3.5 max-wide:border-t wide:overflow-y-auto wide:border-l"
          >
            {node === null ? (
              <p className="text-fg-2">{t("runs.choose")}</p>
            ) : (
              <StepDetail map={map} node={node} workflow={workflow} onChoose={setChosen} />
            )}
            <Conformance map={map} workflow={workflow} />
          </aside>
        </div>
      )}
    </div>
  );
}
