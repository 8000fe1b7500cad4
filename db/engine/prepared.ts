// Statements that every command runs are built and prepared once per connection: building SQL costs more than running it.
import { getTableColumns, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Tx } from "../store";

interface Preparable<Prepared> {
  prepare(): Prepared;
}

/**
 * A statement with named placeholders, prepared at its first use on each connection. One entry per connection
 * and call site, so nothing grows. The name is for engines that keep prepared statements by name.
 */
export function prepared<Prepared>(_name: string, build: (tx: Tx) => Preparable<Prepared>): (tx: Tx) => Prepared {
  const perConnection = new WeakMap<object, Prepared>();
  return (tx) => {
    const { q } = tx;
    const kept = perConnection.get(q);
    if (kept !== undefined) return kept;
    const fresh = build(tx).prepare();
    perConnection.set(q, fresh);
    return fresh;
  };
}

type Tables = Tx["t"];
type Row<Name extends keyof Tables> = Tables[Name]["$inferSelect"];

/** Inserts one whole row: every column is given, null where there is nothing. */
export function insertInto<Name extends keyof Tables>(name: Name): (tx: Tx, row: Row<Name>) => Promise<void> {
  const statement = prepared(`insert ${name}`, ({ q, t }) => q.insert<SQLiteTable>(t[name]).values(placeholders(t[name])));
  return async (tx, row) => {
    await statement(tx).execute(row);
  };
}

/** A placeholder for each column, under the column's own name: what `values` and `set` take. */
export const placeholders = <Table extends SQLiteTable>(table: Table, without: readonly string[] = []) =>
  encoded(Object.keys(getTableColumns(table)).filter((column) => !without.includes(column)));

/** `set` and `values` wrap a placeholder in the column's own encoder, but `set` is not typed to take one. */
const encoded = (columns: readonly string[]) => Object.fromEntries(columns.map((column) => [column, sql.placeholder(column) as never]));
