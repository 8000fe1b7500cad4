// Moves everything from one database into an empty one, of whichever engine: checks the source, copies, compares every row, and only then lets the target be used.
import { StoreFault } from "../store";
import { type Filled, keyOf, type Row, type Side, type Source, sizeOf, type Target } from "./side";
import { digestTable } from "./table-digests";
import { TABLE_SHAPES, type TableShape } from "./table-shapes";
import { type DatabaseProof, verifyDatabase } from "./verify-database";

export interface MoveOptions {
  /** Empties a target whose move has not finished, and begins anew. */
  readonly restart?: boolean;
  readonly onProgress?: (progress: MoveProgress) => void;
  /** For tests: most rows in one transaction. */
  readonly batchRows?: number;
}

export interface MoveProgress {
  readonly doing: "checking the source" | "copying" | "comparing" | "checking the target";
  readonly table: string | null;
  /** Rows of this table that are in the target. */
  readonly rows: number;
}

export interface TableComparison {
  readonly table: string;
  readonly here: number;
  readonly there: number;
  /** Every value of every row is the same. */
  readonly agree: boolean;
}

export type MoveReport =
  | { readonly kind: "finished-before"; readonly at: string; readonly source: string }
  | {
      readonly kind: "moved" | "differs";
      /** Rows that an earlier run had copied already. */
      readonly resumedAfter: number;
      readonly copied: number;
      readonly tables: readonly TableComparison[];
      readonly here: DatabaseProof;
      readonly there: DatabaseProof;
    };

const BATCH_ROWS = 2_000;
const BATCH_BYTES = 2 * 1024 * 1024;

/** Throws a StoreFault, and leaves the target marked as unfinished, when the move cannot go on; answers `differs` when it went on to the end in vain. */
export async function moveDatabase(source: Source, target: Target, options: MoveOptions = {}): Promise<MoveReport> {
  const { restart = false, onProgress: tell = () => undefined, batchRows = BATCH_ROWS } = options;
  const mark = await target.mark();
  if (mark?.finishedAt != null) return { kind: "finished-before", at: mark.finishedAt, source: mark.source };
  if (!mark) await refuseOccupied(target);

  tell({ doing: "checking the source", table: null, rows: 0 });
  const here = await verifyDatabase(source);
  if (here.faults.length > 0) throw new StoreFault(`the source does not verify, so it is not moved:\n  ${here.faults.join("\n  ")}`);

  if (mark && !restart && mark.trail !== here.digest)
    throw new StoreFault(
      `the target is half filled from ${mark.source} as it was at ${mark.startedAt}, and the source is not that any more; ` +
        "run the move again with --restart, which empties the target first",
    );
  if (mark && restart) await target.empty();
  await target.begin(mark && !restart ? mark : freshMark(source, here));

  const counts = { resumedAfter: 0, copied: 0 };
  for (const table of TABLE_SHAPES) {
    const before = await target.filled(table);
    counts.resumedAfter += before?.rows ?? 0;
    const copied = await copyTable(source, target, table, before, batchRows, (rows) => tell({ doing: "copying", table: table.name, rows }));
    counts.copied += copied;
  }

  const tables: TableComparison[] = [];
  for (const table of TABLE_SHAPES) {
    tell({ doing: "comparing", table: table.name, rows: 0 });
    const [one, other] = [await digestTable(source, table), await digestTable(target, table)];
    tables.push({ table: table.name, here: one.rows, there: other.rows, agree: one.digest === other.digest && one.rows === other.rows });
  }
  tell({ doing: "checking the target", table: null, rows: 0 });
  const there = await verifyDatabase(target);
  const same = tables.every(({ agree }) => agree) && there.faults.length === 0 && there.digest === here.digest;
  if (same) await target.finish(new Date().toISOString());
  return { kind: same ? "moved" : "differs", ...counts, tables, here, there };
}

async function refuseOccupied(target: Target): Promise<void> {
  const occupied = await target.occupied();
  if (occupied.length > 0)
    throw new StoreFault(`the target holds other data (${occupied.join(", ")}): a move needs an empty database, and nothing was changed`);
}

const freshMark = (source: Side, { digest }: DatabaseProof) => ({
  startedAt: new Date().toISOString(),
  source: source.name,
  trail: digest,
  finishedAt: null,
});

async function copyTable(
  source: Source,
  target: Target,
  table: TableShape,
  before: Filled | null,
  batchRows: number,
  tell: (rows: number) => void,
): Promise<number> {
  let filled: Filled = before ?? { rows: 0, last: [] };
  let batch: Row[] = [];
  let bytes = 0;
  const put = async () => {
    const last = batch.at(-1);
    if (!last) return;
    filled = { rows: filled.rows + batch.length, last: keyOf(table, last) };
    await target.put(table, batch, filled);
    tell(filled.rows);
    batch = [];
    bytes = 0;
  };
  for await (const row of source.rows(table, before?.last ?? null)) {
    refuseUnfit(table, row);
    batch.push(row);
    bytes += sizeOf(row);
    if (batch.length >= batchRows || bytes >= BATCH_BYTES) await put();
  }
  await put();
  return filled.rows - (before?.rows ?? 0);
}

/** What one engine keeps and another could not, or not exactly. The product writes none of it. */
function refuseUnfit({ name, columns }: TableShape, row: Row): void {
  for (const [place, value] of row.entries()) {
    const column = columns[place];
    if (typeof value === "number" && !Number.isSafeInteger(value))
      throw new StoreFault(`${name}.${column?.name} holds ${value}, which is no whole number below 2^53`);
    if (typeof value === "string" && value.includes("\0"))
      throw new StoreFault(`${name}.${column?.name} holds a text with the character U+0000, which PostgreSQL cannot keep`);
  }
}
