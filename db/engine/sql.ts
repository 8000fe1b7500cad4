// The few pieces of SQL that the query builder has no words for; they read the same on both engines.
import { type Column, type SQL, sql } from "drizzle-orm";

/** `(a, b, c) > (x, y, z)`: what comes after a row of an ascending keyset, as one index range. */
export const laterThan = (columns: readonly Column[], values: readonly (string | number)[]): SQL =>
  sql`(${sql.join([...columns], sql`, `)}) > (${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )})`;

/** Marks where a row must be locked. SQLite has one writer and needs nothing; PostgreSQL takes `FOR UPDATE`. */
export const forUpdate = <Query>(query: Query): Query => query;
