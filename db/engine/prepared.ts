// Statements that every command runs are built and prepared once per connection: building SQL costs more than running it.
import type Database from "better-sqlite3";
import { type DriverValueDecoder, type DriverValueEncoder, getTableColumns, is, Param, Placeholder, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Tx } from "../store";
import { heardLater } from "./pg-session";

type Values = Readonly<Record<string, unknown>>;

interface Preparable<Prepared> {
  /** PostgreSQL keeps a statement by its name; SQLite's builder takes none. */
  prepare(name?: never): Prepared;
}

interface Executable {
  execute(values?: Record<string, unknown>): unknown;
}

/**
 * A statement with named placeholders, prepared at its first use on each connection. One entry per connection
 * and call site, so nothing grows. The name is PostgreSQL's, which keeps prepared statements by name: no two may share one.
 */
export function prepared<Prepared extends Executable>(
  name: string,
  build: (tx: Tx) => Preparable<Prepared>,
): (tx: Tx) => Pick<Prepared, "execute"> {
  const perConnection = new WeakMap<object, Pick<Prepared, "execute">>();
  return (tx) => {
    const { q } = tx;
    const kept = perConnection.get(q);
    if (kept !== undefined) return kept;
    const fresh = tx.engine === "pg" ? build(tx).prepare(name as never) : compiled(build(tx).prepare());
    perConnection.set(q, fresh);
    return fresh;
  };
}

/** What drizzle keeps of a prepared statement of better-sqlite3. */
interface Innards {
  readonly query: { readonly sql: string; readonly params: readonly unknown[] };
  /** The columns of the answer; absent where the statement answers with nothing. */
  readonly fields: readonly { readonly path: readonly string[]; readonly field: unknown }[] | undefined;
  readonly stmt: Database.Statement<unknown[], unknown>;
  readonly logger: { logQuery(query: string, params: unknown[]): void };
}

/** The cast holds for every statement that drizzle prepares on better-sqlite3; its types call these fields private. */
const innards = (statement: Executable) => statement as unknown as Innards;

/**
 * As the statement itself, and cheaper: drizzle asks each parameter and each column what it is at every run, and
 * takes a few promises for what is synchronous. Joined rows, whose fields lie a level deeper, are left to drizzle.
 */
function compiled<Prepared extends Executable>(statement: Prepared): Pick<Prepared, "execute"> {
  const { query, fields, stmt, logger } = innards(statement);
  if (fields?.some(({ path }) => path.length > 1)) return statement;
  const binders = query.params.map(binderOf);
  const read = fields && rowReader(fields);
  if (read) stmt.raw();
  const execute = async (values: Values = {}) => {
    const params = binders.map((bind) => bind(values));
    logger.logQuery(query.sql, params);
    return read ? (stmt.all(params) as unknown[][]).map(read) : stmt.run(params);
  };
  return { execute };
}

function binderOf(param: unknown): (values: Values) => unknown {
  if (is(param, Placeholder)) return given(param.name);
  if (!is(param, Param) || !is(param.value, Placeholder)) return () => param;
  const value = given(param.value.name);
  const encoder: DriverValueEncoder<unknown, unknown> = param.encoder;
  return (values) => encoder.mapToDriverValue(value(values));
}

const given = (name: string) => (values: Values) => {
  if (!(name in values)) throw new Error(`no value for placeholder "${name}"`);
  return values[name];
};

function rowReader(fields: NonNullable<Innards["fields"]>): (row: readonly unknown[]) => object {
  const columns = fields.map(({ path: [name = ""], field }) => ({ name, decoder: decoderOf(field) }));
  return (row) => {
    const read: Record<string, unknown> = {};
    for (let index = 0; index < columns.length; index++) {
      const column = columns[index];
      const value = row[index];
      if (column) read[column.name] = value === null ? null : column.decoder.mapFromDriverValue(value);
    }
    return read;
  };
}

/** A column decodes itself; an expression has the decoder that it was given. */
function decoderOf(field: unknown): DriverValueDecoder<unknown, unknown> {
  const { decoder = field, sql: aliased } = field as { readonly decoder?: unknown; readonly sql?: { readonly decoder: unknown } };
  return (aliased?.decoder ?? decoder) as DriverValueDecoder<unknown, unknown>;
}

type Tables = Tx["t"];
type Row<Name extends keyof Tables> = Tables[Name]["$inferSelect"];

/** Runs a statement whose answer nobody needs. PostgreSQL is not waited for: a failure fails the transaction's next query, or its commit. */
export async function run(tx: Tx, statement: (tx: Tx) => Pick<Executable, "execute">, values: Values): Promise<void> {
  const done = Promise.resolve(statement(tx).execute({ ...values }));
  if (tx.engine === "pg") heardLater(done);
  else await done;
}

/** Inserts one whole row: every column is given, null where there is nothing. */
export function insertInto<Name extends keyof Tables>(name: Name): (tx: Tx, row: Row<Name>) => Promise<void> {
  const statement = prepared(`insert ${name}`, ({ q, t }) => q.insert<SQLiteTable>(t[name]).values(placeholders(t[name])));
  return (tx, row) => run(tx, statement, row);
}

/** Most rows in one statement; what is more follows in the next. */
const MOST_TOGETHER = 16;

/** Inserts whole rows, several in one statement: each statement costs a round trip on PostgreSQL. `keepOld` leaves those that are there as they are. */
export function insertAllInto<Name extends keyof Tables>(
  name: Name,
  { keepOld = false }: { readonly keepOld?: boolean } = {},
): (tx: Tx, rows: readonly Row<Name>[]) => Promise<void> {
  const statements = Array.from({ length: MOST_TOGETHER }, (_, more) => insertTogether(name, more + 1, keepOld));
  return async (tx, rows) => {
    for (let from = 0; from < rows.length; from += MOST_TOGETHER) {
      const together = rows.slice(from, from + MOST_TOGETHER);
      await statements[together.length - 1]?.(tx, together);
    }
  };
}

function insertTogether<Name extends keyof Tables>(
  name: Name,
  count: number,
  keepOld: boolean,
): (tx: Tx, rows: readonly Row<Name>[]) => Promise<void> {
  const places = Array.from({ length: count }, (_, place) => place);
  const statement = prepared(`insert ${name} x${count}`, ({ q, t }) => {
    const insert = q.insert<SQLiteTable>(t[name]).values(places.map((place) => encoded(Object.keys(getTableColumns(t[name])), place)));
    return keepOld ? insert.onConflictDoNothing() : insert;
  });
  return async (tx, rows) => {
    const values: Record<string, unknown> = {};
    for (const [place, row] of rows.entries()) for (const column in row) values[`${column}${place}`] = row[column];
    await run(tx, statement, values);
  };
}

/** A placeholder for each column, under the column's own name: what `values` and `set` take. */
export const placeholders = <Table extends SQLiteTable>(table: Table, without: readonly string[] = []) =>
  encoded(Object.keys(getTableColumns(table)).filter((column) => !without.includes(column)));

/** `set` and `values` wrap a placeholder in the column's own encoder, but `set` is not typed to take one. */
const encoded = (columns: readonly string[], place: number | "" = "") =>
  Object.fromEntries(columns.map((column) => [column, sql.placeholder(`${column}${place}`) as never]));
