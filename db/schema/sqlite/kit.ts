// The column kinds that the product uses, as SQLite spells them: text ids, integer milliseconds, JSON as text.
import { blob, customType, integer, text } from "drizzle-orm/sqlite-core";

/** JSON as text. A null stays SQL's null, also when it arrives through a placeholder. */
export const json = <T>(name: string) =>
  customType<{ data: T; driverData: string | null }>({
    dataType: () => "text",
    toDriver: (value) => (value === null ? null : JSON.stringify(value)),
    fromDriver: (stored) => (stored === null ? null : JSON.parse(stored)),
  })(name);

export const ms = (name: string) => integer(name);
export const count = (name: string) => integer(name);
export const flag = (name: string) => integer(name, { mode: "boolean" });
export const words = <T extends string>(name: string) => text(name).$type<T>();
export const bytes = (name: string) => blob(name, { mode: "buffer" });
/** better-auth reads and writes dates as `Date`; they are stored as milliseconds all the same. */
export const date = (name: string) => integer(name, { mode: "timestamp_ms" });
