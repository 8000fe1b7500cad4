// The same column kinds as PostgreSQL spells them. Text sorts by its bytes, as SQLite's does, so that both engines page alike.
import { bigint, boolean, check, customType, index, pgTable, primaryKey, uniqueIndex } from "drizzle-orm/pg-core";
import type { Kit } from "./kit";

const TEXT = 'text collate "C"';

const pgKit = {
  table: pgTable,
  check,
  index,
  primaryKey,
  uniqueIndex,
  words: <T extends string>(name: string) => customType<{ data: T }>({ dataType: () => TEXT })(name),
  ms: (name: string) => bigint(name, { mode: "number" }),
  count: (name: string) => bigint(name, { mode: "number" }),
  flag: (name: string) => boolean(name),
  bytes: (name: string) => customType<{ data: Buffer }>({ dataType: () => "bytea" })(name),
  /** Text and not jsonb, which refuses U+0000 and forgets the order of members. */
  json: <T>(name: string) =>
    customType<{ data: T; driverData: string | null }>({
      dataType: () => TEXT,
      toDriver: (value) => (value === null ? null : JSON.stringify(value)),
      fromDriver: (stored) => (stored === null ? null : JSON.parse(stored)),
    })(name),
  date: (name: string) =>
    customType<{ data: Date; driverData: number }>({
      dataType: () => "bigint",
      toDriver: (date) => date.getTime(),
      fromDriver: (stored) => new Date(stored),
    })(name),
};

/** The cast holds because each kind reads and writes the same values on both engines; drizzle has no type that both builders share. */
export const asKit = (): Kit => pgKit as unknown as Kit;
