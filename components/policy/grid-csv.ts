// The boundary map as a table for other programs: one line for each level that an action can come to, with how its items were decided and who changed it last.
import Papa from "papaparse";
import { keyOf } from "@/components/policy/row-differences";
import type { BoundaryGrid, GridDraft, GridRow, RowRecord } from "@/server/views/boundary-shapes";

interface GridTable {
  readonly rows: readonly GridRow[];
  readonly grid: BoundaryGrid;
  readonly records: readonly RowRecord[];
  /** The draft that the rows are drawn by; null for what is in force. */
  readonly draft: GridDraft | null;
}

/** With a quotation mark before what a spreadsheet would take for a formula. */
export function gridCsv({ rows, grid, records, draft }: GridTable): string {
  const versions = new Map(grid.workflows.map(({ workflow, version }) => [workflow, version]));
  const recordOf = new Map(records.map((record) => [keyOf(record), record]));
  return Papa.unparse(
    rows.flatMap((row) => {
      const record = recordOf.get(keyOf(row));
      return row.bands.map((band) => ({
        workflow: row.workflow,
        policy_version: versions.get(row.workflow) ?? "",
        draft: draft?.workflow === row.workflow ? draft.id : "",
        action: row.action,
        level: band.level,
        rule: band.rule ?? "boundary",
        when: band.when ?? "",
        sampling: row.sampling,
        quorum: row.quorum,
        queue: row.queue?.id ?? "",
        reviewers: row.reviewers,
        due_in_s: row.dueInS ?? "",
        on_silence: row.onSilence,
        reversibility: row.reversibility ?? "",
        reversal_window_s: row.reversalWindowS,
        owner: row.owner?.name ?? row.ownerName ?? "",
        accepted_risk: row.acceptedRisk?.reason ?? "",
        budget_errors: row.budget?.errors ?? "",
        budget_severe: row.budget?.severe ?? "",
        budget_window_days: row.budget?.windowDays ?? "",
        gaps: row.gaps.join(" "),
        items: band.count,
        days: grid.days,
        ...periodColumns(record),
        last_changed_version: record?.changed?.version ?? "",
        last_changed_at: record?.changed === undefined || record.changed === null ? "" : new Date(record.changed.at).toISOString(),
        last_changed_by: record?.changed?.author?.name ?? "",
        last_change_signed_by: record?.changed?.approver?.name ?? "",
      }));
    }),
    { escapeFormulae: true },
  );
}

/** Empty where nothing was decided or measured: that is no zero. */
const periodColumns = (record: RowRecord | undefined): Readonly<Record<string, number | string>> =>
  Object.assign(
    {},
    ...(record?.periods ?? []).map(({ days, decided, approvedUnchanged, medianMs }) => ({
      [`decided_${days}d`]: decided,
      [`approved_unchanged_${days}d`]: decided === 0 ? "" : approvedUnchanged,
      [`median_decision_ms_${days}d`]: medianMs ?? "",
    })),
  );
