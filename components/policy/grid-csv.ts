// The boundary map as a table for other programs: one line for each level that an action can come to.
import Papa from "papaparse";
import type { BoundaryGrid } from "@/server/views/boundary-shapes";

/** With a quotation mark before what a spreadsheet would take for a formula. */
export const gridCsv = (grid: BoundaryGrid): string =>
  Papa.unparse(
    grid.workflows.flatMap(({ workflow, version, rows }) =>
      rows.flatMap((row) =>
        row.bands.map((band) => ({
          workflow,
          policy_version: version,
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
          gaps: row.gaps.join(" "),
          items: band.count,
          days: grid.days,
        })),
      ),
    ),
    { escapeFormulae: true },
  );
