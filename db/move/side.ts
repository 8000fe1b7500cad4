// One database of a move, of either engine: its rows as they are kept, in the order of their keys. Nothing here knows what they mean.
import type { TableShape } from "./table-shapes";

/** As both engines keep them: a flag is 0 or 1, JSON is its text, a time its milliseconds. */
export type Value = string | number | Buffer | null;
export type Row = readonly Value[];
export type Key = readonly (string | number)[];

export interface Side {
  /** For messages: where it is, without a password. */
  readonly name: string;
  /** All rows after a key, in the order of keys, a few at a time in memory. */
  rows(table: TableShape, after?: Key | null): AsyncIterable<Row>;
  /** What the engine itself can tell of damage; empty when it finds none. */
  damage(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** A database that nobody else writes to for as long as it is open, so that every look at it sees the same. */
export type Source = Side;

/** What the target remembers of its own filling, beside the tables of the product. */
export interface Mark {
  readonly startedAt: string;
  /** Where the rows come from. */
  readonly source: string;
  /** What the source's trail was made of when the move began. */
  readonly trail: string;
  readonly finishedAt: string | null;
}

export interface Filled {
  readonly rows: number;
  readonly last: Key;
}

export interface Target extends Side {
  mark(): Promise<Mark | null>;
  /** Marks an empty database as a target, before it gets its tables: it never looks whole until the move has finished. */
  begin(mark: Mark): Promise<void>;
  /** Names of tables that hold rows. */
  occupied(): Promise<readonly string[]>;
  filled(table: TableShape): Promise<Filled | null>;
  /** Adds rows and remembers how far it came, together or not at all. */
  put(table: TableShape, rows: readonly Row[], filled: Filled): Promise<void>;
  /** Empties the tables and forgets how far it came. */
  empty(): Promise<void>;
  /** Everything put is on the disk when this resolves; from then on the product starts on this database. */
  finish(at: string): Promise<void>;
}

export const keyOf = ({ name, key }: TableShape, row: Row): Key =>
  key.map((place) => {
    const value = row[place];
    if (typeof value !== "string" && typeof value !== "number") throw new Error(`a row of ${name} has no key`);
    return value;
  });

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The columns of a table, and its key's, as both engines spell them. */
export const columnsOf = ({ columns }: TableShape): string => columns.map(({ name }) => quoted(name)).join(", ");
export const keyColumnsOf = ({ columns, key }: TableShape): string => key.map((place) => quoted(columns[place]?.name ?? "")).join(", ");

export function sizeOf(row: Row): number {
  let size = 0;
  for (const value of row) size += typeof value === "string" || Buffer.isBuffer(value) ? value.length : 8;
  return size;
}
