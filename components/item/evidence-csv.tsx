"use client";
// Values separated by commas, semicolons or tabs, drawn as a table: nothing in it is ever a formula.
import { t } from "@core/words/t";
import { parse } from "papaparse";
import { EvidenceTable } from "./evidence-table";
import type { DrawingProps } from "./evidence-text";

/** More than this is read as written. */
const MOST_ROWS = 200;
const MOST_COLUMNS = 30;

interface Placed<Value> {
  readonly place: number;
  readonly value: Value;
}
const placed = <Value,>(values: readonly Value[]): readonly Placed<Value>[] => values.map((value, place) => ({ place, value }));

export function EvidenceCsv({ text }: DrawingProps) {
  const { data } = parse<string[]>(text, { skipEmptyLines: "greedy" });
  const [head = [], ...rows] = data.map((row) => row.slice(0, MOST_COLUMNS));
  const wide = Math.max(0, ...data.map((row) => row.length));
  const cut = { rows: Math.min(rows.length, MOST_ROWS), all: rows.length, columns: Math.min(wide, MOST_COLUMNS), wide };
  return (
    <div className="drawn-text">
      <EvidenceTable>
        <thead>
          <tr>
            {placed(head).map(({ place, value }) => (
              <th key={place} scope="col">
                {value}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {placed(rows.slice(0, MOST_ROWS)).map((row) => (
            <tr key={row.place}>
              {placed(row.value).map(({ place, value }) => (
                <td key={place}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </EvidenceTable>
      {(cut.rows < cut.all || cut.columns < cut.wide) && <p className="mt-1 text-small text-fg-3">{t("evidence.tableCut", cut)}</p>}
    </div>
  );
}
