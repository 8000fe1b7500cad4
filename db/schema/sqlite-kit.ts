// The column kinds that the product uses, as SQLite spells them: text ids, integer milliseconds, JSON as text.
import { blob, check, customType, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

export const sqliteKit = {
  table: sqliteTable,
  check,
  index,
  primaryKey,
  uniqueIndex,
  words: <T extends string>(name: string) => text(name).$type<T>(),
  ms: (name: string) => integer(name),
  count: (name: string) => integer(name),
  flag: (name: string) => integer(name, { mode: "boolean" }),
  bytes: (name: string) => blob(name, { mode: "buffer" }),
  /** JSON as text. A null stays SQL's null, also when it arrives through a placeholder. */
  json: <T>(name: string) =>
    customType<{ data: T; driverData: string | null }>({
      dataType: () => "text",
      toDriver: (value) => (value === null ? null : JSON.stringify(value)),
      fromDriver: (stored) => (stored === null ? null : JSON.parse(stored)),
    })(name),
  /** better-auth reads and writes dates as `Date`; they are stored as milliseconds all the same. */
  date: (name: string) => integer(name, { mode: "timestamp_ms" }),
};
