// The few pieces of SQL that the query builder has no words for on both engines.
import { type Column, type Placeholder, type SQL, sql } from "drizzle-orm";
import type { Tx } from "../store";

/** `(a, b, c) > (x, y, z)`: what comes after a row of an ascending keyset, as one index range. */
export const laterThan = (columns: readonly Column[], values: readonly (string | number)[]): SQL => compared(columns, sql`>`, values);

/** The other side of `laterThan`: that row, and what comes before it. */
export const notLaterThan = (columns: readonly Column[], values: readonly (string | number)[]): SQL => compared(columns, sql`<=`, values);

const compared = (columns: readonly Column[], operator: SQL, values: readonly (string | number)[]): SQL =>
  sql`(${sql.join([...columns], sql`, `)}) ${operator} (${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )})`;

/** The other way round: rows that come before these values. */
export const earlierThan = (columns: readonly Column[], values: readonly (string | number)[]): SQL =>
  sql`(${sql.join([...columns], sql`, `)}) < (${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )})`;

/** `column` is in a list of any length, given as JSON text: one parameter, so that one prepared statement serves every length. */
export const among = ({ engine }: Tx, column: Column, list: Placeholder): SQL =>
  engine === "pg"
    ? sql`${column} = any(array(select json_array_elements_text(${list}::json)))`
    : sql`${column} in (select value from json_each(${list}))`;

/** A number inside a JSON column; null where there is none. */
export const jsonNumber = ({ engine }: Tx, column: Column, name: string): SQL<number | null> =>
  engine === "pg" ? sql`(${column}::json->>${sql.raw(`'${name}'`)})::float8` : sql`json_extract(${column}, ${sql.raw(`'$.${name}'`)})`;

/** A text inside a JSON column, by the names that lead to it; null where there is none. */
export const jsonText = ({ engine }: Tx, column: Column, ...names: readonly string[]): SQL<string | null> =>
  engine === "pg"
    ? sql`${column}::json#>>${sql.raw(`'{${names.join(",")}}'`)}`
    : sql`json_extract(${column}, ${sql.raw(`'$.${names.join(".")}'`)})`;

/** Locks the rows that are read until the transaction ends. SQLite has one writer and needs nothing. */
export const forUpdate = <Query extends object>(query: Query): Query => locking(query)?.for("update") ?? query;

/** As `forUpdate`, but leaves out what somebody else has locked. */
export const forUpdateSkipLocked = <Query extends object>(query: Query): Query =>
  locking(query)?.for("update", { skipLocked: true }) ?? query;

interface Locking<Query> {
  for(strength: "update", config?: { readonly skipLocked: boolean }): Query;
}

/** PostgreSQL's builder can lock rows, though its type here is SQLite's. */
const locking = <Query extends object>(query: Query): Locking<Query> | null =>
  "for" in query ? (query as unknown as Locking<Query>) : null;
