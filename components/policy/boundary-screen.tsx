"use client";
// The boundary map: workflow by action, the level in force and what raises it, who answers, what is missing; as it is, or as a draft would have it. The chosen row is explained beside it.
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import { PRINTED_LEVELS } from "@core/words/vocabulary";
import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useId, useState } from "react";
import { useBoundaryGrid, useRowRecords } from "@/components/data/policies";
import { LevelMark } from "@/components/marks/level-mark";
import { StatusMark } from "@/components/marks/status-mark";
import { BoundaryPanel } from "@/components/policy/boundary-panel";
import { BoundaryTable, type ShownRow } from "@/components/policy/boundary-table";
import { gridCsv } from "@/components/policy/grid-csv";
import { comparedRows, differencesOf, keyOf, type View } from "@/components/policy/row-differences";
import { Banner } from "@/components/ui/banner";
import { Blank } from "@/components/ui/blank";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { NotRead } from "@/components/ui/not-read";
import { Segment } from "@/components/ui/segment";
import { Select } from "@/components/ui/select";
import { Sheet } from "@/components/ui/sheet";
import { ONE_COLUMN, useMedia } from "@/components/ui/use-media";
import type { BoundaryGrid } from "@/server/views/boundary-shapes";

const VIEWS = ["now", "draft", "changed"] as const satisfies readonly View[];

/** Gives the browser a file to keep. */
function save(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** What is looked at stands in the address. */
const useMapView = () =>
  useQueryStates({
    view: parseAsStringLiteral(VIEWS).withDefault("now"),
    draft: parseAsString,
    row: parseAsString,
    gaps: parseAsBoolean.withDefault(false),
  });

export function BoundaryScreen() {
  const [{ view: wanted, draft: draftId, row: chosen, gaps: onlyGaps }, setView] = useMapView();
  const { data: grid, isError, isPlaceholderData, refetch } = useBoundaryGrid(wanted === "now" ? null : draftId);
  const { data: records = [] } = useRowRecords();
  const narrow = useMedia(ONE_COLUMN);
  const [explained, setExplained] = useState(false);
  if (grid === undefined) {
    return isError ? (
      <div className="p-gutter">
        <NotRead title={t("policy.notRead")} onRetry={refetch} />
      </div>
    ) : null;
  }
  // Without a draft, or until it has been read, there is nothing but what is in force.
  const view = grid.draft === null ? "now" : wanted;
  const every = rowsIn(grid, view);
  const gapped = every.filter(({ row }) => row.gaps.length > 0);
  const shown = onlyGaps ? gapped : every;
  const current = shown.find(({ key }) => key === chosen) ?? shown[0] ?? null;
  const panel = current !== null && (
    <BoundaryPanel
      row={current.row}
      grid={grid}
      record={records.find((record) => keyOf(record) === current.key) ?? null}
      differences={view === "now" || current.now === null || current.after === null ? [] : differencesOf(current.now, current.after)}
      className={narrow ? "" : "quiet-scroll min-h-0 overflow-auto border-l border-line-2 p-4 print:hidden"}
    />
  );
  return (
    <div className="flex h-full min-h-0 flex-col print:block print:h-auto">
      <header className="flex min-h-[57px] shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-gutter py-3">
        <h1 className="text-title font-strong">{t("frame.boundaries")}</h1>
        <p className="min-w-0 flex-1 truncate text-small text-fg-2 max-mid:hidden">{t("policy.mapWhat")}</p>
        <ViewChoice
          grid={grid}
          view={draftId === null ? "now" : wanted}
          draftId={draftId}
          onView={(next) =>
            void setView({ view: next === "now" ? null : next, draft: next === "now" ? null : (draftId ?? grid.drafts[0]?.id ?? null) })
          }
          onDraft={(id) => void setView({ draft: id })}
        />
        <Button onClick={() => window.print()} className="max-mid:hidden print:hidden">
          {t("policy.print")}
        </Button>
        <Button
          icon="download"
          onClick={() =>
            save("boundaries.csv", gridCsv({ rows: shown.map(({ row }) => row), grid, records, draft: view === "now" ? null : grid.draft }))
          }
          className="print:hidden"
        >
          {t("policy.export")}
        </Button>
      </header>
      {grid.workflows.length === 0 ? (
        <Blank icon="grid" title={t("policy.noWorkflow")}>
          <p>{t("policy.noWorkflowWhy")}</p>
        </Blank>
      ) : (
        <>
          <Legend gaps={gapped.length} only={onlyGaps} onOnly={(only) => void setView({ gaps: only ? true : null })} />
          {wanted !== "now" && grid.draft === null && draftId !== null && !isPlaceholderData && (
            <div className="px-gutter pt-3">
              <Banner tone="attention" title={t("boundaryMap.isOver")} />
            </div>
          )}
          {view === "changed" && every.length === 0 ? (
            <Blank icon="grid" title={t("boundaryMap.nothingChanged")}>
              <p>{t("boundaryMap.nothingChangedWhy")}</p>
            </Blank>
          ) : (
            <div className="grid min-h-0 flex-1 max-mid:block max-mid:overflow-auto mid:grid-cols-[minmax(0,1fr)_324px] print:block">
              <BoundaryTable
                days={grid.days}
                shown={shown}
                view={view}
                records={records}
                current={current}
                onChoose={({ key }, how) => {
                  void setView({ row: key });
                  setExplained(how === "pressed");
                }}
              />
              {!narrow && panel}
            </div>
          )}
          {narrow && current !== null && (
            <Sheet
              open={explained}
              onClose={() => setExplained(false)}
              title={t("boundaryMap.details", { action: revealLine(current.row.action) })}
            >
              <div className="quiet-scroll min-h-0 flex-1 overflow-auto p-4">{panel}</div>
            </Sheet>
          )}
        </>
      )}
    </div>
  );
}

/** The rows that a view shows; of a row that a draft takes away, as it is. */
function rowsIn(grid: BoundaryGrid, view: View): readonly ShownRow[] {
  return comparedRows(grid).flatMap((compared) => {
    const row = view === "now" ? compared.now : view === "draft" ? compared.after : (compared.after ?? compared.now);
    return row === null || (view === "changed" && !compared.changed) ? [] : [{ ...compared, row }];
  });
}

interface ViewChoiceProps {
  readonly grid: BoundaryGrid;
  readonly view: View;
  readonly draftId: string | null;
  readonly onView: (view: View) => void;
  readonly onDraft: (id: string) => void;
}

function ViewChoice({ grid, view, draftId, onView, onDraft }: ViewChoiceProps) {
  const why = useId();
  const none = grid.drafts.length === 0;
  const known = grid.drafts.some(({ id }) => id === draftId);
  return (
    <>
      {view !== "now" && (
        <Select
          aria-label={t("boundaryMap.whichDraft")}
          value={known ? (draftId ?? "") : ""}
          onChange={({ target }) => onDraft(target.value)}
          className="w-auto max-w-[260px] max-mid:max-w-full print:hidden"
        >
          {!known && <option value="">—</option>}
          {grid.drafts.map(({ id, workflow, name, author }) => (
            <option key={id} value={id}>
              {t("boundaryMap.draftIs", { workflow: revealLine(workflow), name, author: author.name })}
            </option>
          ))}
        </Select>
      )}
      <Segment
        label={t("boundaryMap.view")}
        value={view}
        choices={[
          { value: "now", label: t("policy.now") },
          { value: "draft", label: t("policy.draft"), disabled: none },
          { value: "changed", label: t("boundaryMap.changed"), disabled: none },
        ]}
        onChange={onView}
        describedBy={none ? why : undefined}
        className="print:hidden"
      />
      {none && (
        <span id={why} className="sr-only">
          {t("boundaryMap.noDraft")}
        </span>
      )}
    </>
  );
}

interface LegendProps {
  readonly gaps: number;
  readonly only: boolean;
  readonly onOnly: (only: boolean) => void;
}

function Legend({ gaps, only, onOnly }: LegendProps) {
  return (
    <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-5 gap-y-1.5 border-b border-line px-gutter py-1.5">
      {PRINTED_LEVELS.map((level) => (
        <LevelMark key={level} level={level} />
      ))}
      <span className="flex-1" />
      {gaps === 0 ? (
        <StatusMark status="ok">{t("policy.noGaps")}</StatusMark>
      ) : (
        <>
          <StatusMark status="attention">{t("policy.gaps", { count: gaps })}</StatusMark>
          <Chip on={only} onClick={() => onOnly(!only)}>
            {t("policy.onlyGaps")}
          </Chip>
        </>
      )}
    </div>
  );
}
