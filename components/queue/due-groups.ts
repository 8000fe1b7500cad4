// A queue's rows under three headings by when they are due. The instant is given, so rows change heading when the list is read again, never by themselves.
import { HOUR } from "@core/words/time";
import type { ItemRow } from "@/server/views/shapes-item";

export type DueGroup = "overdue" | "hour" | "later";

export type QueueEntry =
  | { readonly kind: "heading"; readonly group: DueGroup; readonly rows: number }
  | { readonly kind: "row"; readonly row: ItemRow; readonly place: number };

const ORDER = ["overdue", "hour", "later"] as const satisfies readonly DueGroup[];

export function groupOf(row: Pick<ItemRow, "dueAt">, at: number): DueGroup {
  if (row.dueAt === null) return "later";
  if (row.dueAt < at) return "overdue";
  return row.dueAt < at + HOUR ? "hour" : "later";
}

/** Rows as the server sorted them, under no headings. */
export const withoutHeadings = (rows: readonly ItemRow[]): readonly QueueEntry[] => rows.map((row, place) => ({ kind: "row", row, place }));

/** Headings and rows in the order they are drawn; within a heading the server's order of work holds. */
export function underHeadings(rows: readonly ItemRow[], at: number): readonly QueueEntry[] {
  const groups: Record<DueGroup, ItemRow[]> = { overdue: [], hour: [], later: [] };
  for (const row of rows) groups[groupOf(row, at)].push(row);
  const entries: QueueEntry[] = [];
  let place = 0;
  for (const group of ORDER) {
    if (groups[group].length === 0) continue;
    entries.push({ kind: "heading", group, rows: groups[group].length });
    for (const row of groups[group]) entries.push({ kind: "row", row, place: place++ });
  }
  return entries;
}

export const rowsOf = (entries: readonly QueueEntry[]): readonly ItemRow[] =>
  entries.flatMap((entry) => (entry.kind === "row" ? [entry.row] : []));
