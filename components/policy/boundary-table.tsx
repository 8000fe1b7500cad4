"use client";
// The rows of the boundary map as a table, walked by J and K; on phones each row is a card, and on paper it also has its record.
import { t } from "@core/words/t";
import { BoundaryRow } from "@/components/policy/boundary-row";
import { type ComparedRow, keyOf, type View } from "@/components/policy/row-differences";
import { useKeys } from "@/components/ui/keys";
import type { GridRow, RowRecord } from "@/server/views/boundary-shapes";

/** A row in the view, and what of it is drawn. */
export interface ShownRow extends ComparedRow {
  readonly row: GridRow;
}

interface BoundaryTableProps {
  readonly days: number;
  readonly shown: readonly ShownRow[];
  readonly view: View;
  readonly records: readonly RowRecord[];
  readonly current: ShownRow | null;
  readonly onChoose: (row: ShownRow, how: "pressed" | "walked") => void;
}

export function BoundaryTable({ days, shown, view, records, current, onChoose }: BoundaryTableProps) {
  const recordOf = new Map(records.map((record) => [keyOf(record), record]));
  const step = (by: number) => {
    const at = current === null ? -1 : shown.indexOf(current);
    const next = shown[Math.min(shown.length - 1, Math.max(0, at + by))];
    if (next === undefined) return;
    onChoose(next, "walked");
    document.getElementById(`cell-${next.key}`)?.focus();
  };
  useKeys({ j: () => step(1), k: () => step(-1) });
  return (
    <div className="quiet-scroll min-h-0 overflow-auto px-gutter py-3 print:overflow-visible">
      <table
        aria-label={t("frame.boundaries")}
        className="w-full border-separate border-spacing-y-0.5 max-mid:block mid:table-fixed print:table-auto"
      >
        <thead className="max-mid:sr-only">
          <tr className="text-left text-micro text-fg-3 [&>th]:pb-1 [&>th]:font-regular">
            <th scope="col" className="w-[92px]">
              {t("policy.workflow")}
            </th>
            <th scope="col" className="w-[134px]">
              {t("policy.action")}
            </th>
            <th scope="col" className="print:w-[270px]">
              {t("policy.levels")}
            </th>
            <th scope="col" className="w-[70px]">
              {t("policy.lately", { days })}
            </th>
            <th scope="col" className="w-[112px]">
              {t("policy.owner")}
            </th>
            <th scope="col" className="hidden pl-3 print:table-cell">
              {t("boundaryMap.approvedUnchanged")}
            </th>
            <th scope="col" className="hidden pl-3 print:table-cell">
              {t("boundaryMap.median")}
            </th>
            <th scope="col" className="hidden pl-3 print:table-cell">
              {t("boundaryMap.changedIn")}
            </th>
          </tr>
        </thead>
        <tbody className="max-mid:block">
          {shown.map((one, place) => (
            <BoundaryRow
              key={one.key}
              id={`cell-${one.key}`}
              compared={one}
              row={one.row}
              view={view}
              record={recordOf.get(one.key) ?? null}
              first={shown[place - 1]?.row.workflow !== one.row.workflow}
              current={one === current}
              onChoose={() => onChoose(one, "pressed")}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
