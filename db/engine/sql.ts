// The few pieces of SQL that the query builder has no words for; they read the same on both engines.
import { type Column, type Placeholder, type SQL, sql } from "drizzle-orm";

/** `(a, b, c) > (x, y, z)`: what comes after a row of an ascending keyset, as one index range. */
export const laterThan = (columns: readonly Column[], values: readonly (string | number)[]): SQL =>
  sql`(${sql.join([...columns], sql`, `)}) > (${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )})`;

/** `column` is in a list of any length, given as JSON text: one parameter, so that one prepared statement serves every length. PostgreSQL has `any` for it. */
export const among = (column: Column, list: Placeholder): SQL => sql`${column} in (select value from json_each(${list}))`;

/** Marks where a row must be locked. SQLite has one writer and needs nothing; PostgreSQL takes `FOR UPDATE`. */
export const forUpdate = <Query>(query: Query): Query => query;
