// What a move and a verification know of each table: its columns, its key and what it points at, read from the one description of the tables.
import { type AnySQLiteColumn, getTableConfig, type SQLiteTable } from "drizzle-orm/sqlite-core";
import * as tables from "../schema/sqlite";

export type ColumnKind = "text" | "number" | "flag" | "bytes";

export interface TableShape {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly kind: ColumnKind }[];
  /** Places of the primary key's columns. Both engines sort by it alike: text by its bytes. */
  readonly key: readonly number[];
}

const KINDS: ReadonlyMap<string, ColumnKind> = new Map([
  ["text", "text"],
  ["integer", "number"],
  ["blob", "bytes"],
]);

/** All tables, each after those that its foreign keys point at. */
export const TABLE_SHAPES: readonly TableShape[] = inOrder(Object.values(tables)).map(shapeOf);

/** The place of a column; throws for one that is not there. */
export function placeOf({ name, columns }: TableShape, column: string): number {
  const place = columns.findIndex((candidate) => candidate.name === column);
  if (place < 0) throw new Error(`table ${name} has no column ${column}`);
  return place;
}

export function shapeNamed(name: string): TableShape {
  const shape = TABLE_SHAPES.find((candidate) => candidate.name === name);
  if (!shape) throw new Error(`there is no table ${name}`);
  return shape;
}

function shapeOf(table: SQLiteTable): TableShape {
  const { name, columns, primaryKeys } = getTableConfig(table);
  const inKey = primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary);
  if (inKey.length === 0) throw new Error(`table ${name} has no primary key, so its rows have no order to be moved in`);
  return {
    name,
    columns: columns.map((column) => ({ name: column.name, kind: kindOf(column) })),
    key: inKey.map((column) => columns.findIndex(({ name }) => name === column.name)),
  };
}

function kindOf(column: AnySQLiteColumn): ColumnKind {
  if (column.dataType === "boolean") return "flag";
  const kind = KINDS.get(column.getSQLType());
  if (!kind) throw new Error(`a move does not know columns of type ${column.getSQLType()}`);
  return kind;
}

function inOrder(all: readonly SQLiteTable[]): readonly SQLiteTable[] {
  const ordered = new Set<SQLiteTable>();
  const above = new Set<SQLiteTable>();
  const place = (table: SQLiteTable) => {
    if (ordered.has(table)) return;
    const { name, foreignKeys } = getTableConfig(table);
    if (above.has(table)) throw new Error(`the foreign keys of table ${name} lead back to it`);
    above.add(table);
    for (const key of foreignKeys) place(key.reference().foreignTable);
    ordered.add(table);
  };
  for (const table of all) place(table);
  return [...ordered];
}
