"use client";
import { t } from "@core/words/t";
// The boundary map: workflow by action, the level in force and what raises it, who answers, what is missing; the row that is chosen is explained beside it.
import { PRINTED_LEVELS } from "@core/words/vocabulary";
import { parseAsBoolean, parseAsString, useQueryStates } from "nuqs";
import { useBoundaryGrid } from "@/components/data/policies";
import { LevelMark, levelLabel } from "@/components/marks/level-mark";
import { StatusMark } from "@/components/marks/status-mark";
import { BoundaryPanel } from "@/components/policy/boundary-panel";
import { BoundaryRow } from "@/components/policy/boundary-row";
import { gridCsv } from "@/components/policy/grid-csv";
import { Banner } from "@/components/ui/banner";
import { Blank } from "@/components/ui/blank";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { useKeys } from "@/components/ui/keys";
import type { BoundaryGrid, GridRow } from "@/server/views/boundary-shapes";

const keyOf = (row: Pick<GridRow, "workflow" | "action">): string => `${row.workflow}/${row.action}`;

/** Gives the browser a file to keep. */
function save(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

export function BoundaryScreen() {
  const { data: grid, isError, refetch } = useBoundaryGrid(null);
  const [{ row: chosen, gaps: onlyGaps }, setView] = useQueryStates({ row: parseAsString, gaps: parseAsBoolean.withDefault(false) });
  if (grid === undefined) {
    return isError ? (
      <div className="p-gutter">
        <Banner tone="failed" title={t("policy.notRead")} actions={<Button onClick={() => void refetch()}>{t("frame.tryAgain")}</Button>} />
      </div>
    ) : null;
  }
  const every = grid.workflows.flatMap(({ rows }) => rows);
  const gapped = every.filter(({ gaps }) => gaps.length > 0);
  const shown = onlyGaps ? gapped : every;
  const current = every.find((row) => keyOf(row) === chosen) ?? shown[0] ?? null;
  return (
    <div className="flex h-full min-h-0 flex-col print:block print:h-auto">
      <header className="flex min-h-[57px] shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-gutter py-3">
        <h1 className="text-title font-strong">{t("frame.boundaries")}</h1>
        <p className="min-w-0 flex-1 text-small text-fg-2 max-mid:basis-full max-mid:order-last">{t("policy.mapWhat")}</p>
        <Button onClick={() => window.print()} className="print:hidden">
          {t("policy.print")}
        </Button>
        <Button icon="download" onClick={() => save("boundaries.csv", gridCsv(grid))} className="print:hidden">
          {t("policy.export")}
        </Button>
      </header>
      {every.length === 0 ? (
        <Blank icon="grid" title={t("policy.noWorkflow")}>
          <p>{t("policy.noWorkflowWhy")}</p>
        </Blank>
      ) : (
        <>
          <Legend gaps={gapped.length} only={onlyGaps} onOnly={(only) => void setView({ gaps: only ? true : null })} />
          <div className="grid min-h-0 flex-1 mid:grid-cols-[minmax(0,1fr)_340px] max-mid:block max-mid:overflow-auto print:block">
            <Cells grid={grid} shown={shown} current={current} onChoose={(row) => void setView({ row: keyOf(row) })} />
            {current !== null && <BoundaryPanel row={current} grid={grid} />}
          </div>
        </>
      )}
    </div>
  );
}

function Legend({ gaps, only, onOnly }: { readonly gaps: number; readonly only: boolean; readonly onOnly: (only: boolean) => void }) {
  return (
    <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-5 gap-y-1.5 border-b border-line px-gutter py-1.5">
      {PRINTED_LEVELS.map((level) => (
        <span key={level} className="inline-flex items-center gap-2">
          <LevelMark level={level} look="label" />
        </span>
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

interface CellsProps {
  readonly grid: BoundaryGrid;
  readonly shown: readonly GridRow[];
  readonly current: GridRow | null;
  readonly onChoose: (row: GridRow) => void;
}

function Cells({ grid, shown, current, onChoose }: CellsProps) {
  const step = (by: number) => {
    const at = current === null ? -1 : shown.indexOf(current);
    const next = shown[Math.min(shown.length - 1, Math.max(0, at + by))];
    if (next === undefined) return;
    onChoose(next);
    document.getElementById(`cell-${keyOf(next)}`)?.focus();
  };
  useKeys({ j: () => step(1), k: () => step(-1) });
  return (
    <div className="quiet-scroll min-h-0 overflow-auto px-gutter py-3 print:overflow-visible">
      <table aria-label={t("frame.boundaries")} className="w-full border-separate mid:table-fixed border-spacing-y-0.5 max-mid:block">
        <thead className="max-mid:sr-only">
          <tr className="text-left text-micro text-fg-3">
            <th scope="col" className="w-[14%] pb-1 font-regular">
              {t("policy.workflow")}
            </th>
            <th scope="col" className="w-[18%] pb-1 font-regular">
              {t("policy.action")}
            </th>
            <th scope="col" className="pb-1 font-regular">
              {t("policy.levels")}
            </th>
            <th scope="col" className="w-[13%] pb-1 font-regular">
              {t("policy.lately", { days: grid.days })}
            </th>
            <th scope="col" className="w-[12%] pb-1 font-regular">
              {t("policy.owner")}
            </th>
          </tr>
        </thead>
        <tbody className="max-mid:block">
          {shown.map((row, place) => (
            <BoundaryRow
              key={keyOf(row)}
              id={`cell-${keyOf(row)}`}
              row={row}
              first={shown[place - 1]?.workflow !== row.workflow}
              current={row === current}
              onChoose={() => onChoose(row)}
            />
          ))}
        </tbody>
      </table>
      <p className="sr-only">{PRINTED_LEVELS.map(levelLabel).join(", ")}</p>
    </div>
  );
}
