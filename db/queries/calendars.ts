// Calendars: the hours that ladders and promises of queues count in.
import type { Calendar } from "@core/words/calendar";
import type { Ms } from "@core/words/ids";
import { and, asc, eq } from "drizzle-orm";
import type { Tx } from "../store";
import { touchDirectory } from "./directory";

export interface StoredCalendar {
  readonly id: string;
  readonly name: string;
  readonly body: Calendar;
  /** Grows with each change; an update names the one it saw. */
  readonly version: number;
  readonly createdAt: Ms;
}

/** All calendars, by name. There are a few. */
export const readCalendars = (tx: Tx): Promise<StoredCalendar[]> =>
  tx.q.select().from(tx.t.calendars).orderBy(asc(tx.t.calendars.name), asc(tx.t.calendars.id));

/** Adds a calendar, at version 1. */
export async function insertCalendar(tx: Tx, calendar: Omit<StoredCalendar, "version">): Promise<void> {
  await tx.q.insert(tx.t.calendars).values({ ...calendar, version: 1 });
  await touchDirectory(tx);
}

/** Changes it; false when it is no longer at `expectedVersion`. */
export async function updateCalendar(
  tx: Tx,
  id: string,
  change: Pick<StoredCalendar, "name" | "body">,
  expectedVersion: number,
): Promise<boolean> {
  const { calendars } = tx.t;
  const rows = await tx.q
    .update(calendars)
    .set({ ...change, version: expectedVersion + 1 })
    .where(and(eq(calendars.id, id), eq(calendars.version, expectedVersion)))
    .returning({ id: calendars.id });
  if (rows.length === 0) return false;
  await touchDirectory(tx);
  return true;
}

/** Takes it away. Whether a queue still names it is asked before, under the lock of the organisation. */
export async function removeCalendar(tx: Tx, id: string): Promise<void> {
  await tx.q.delete(tx.t.calendars).where(eq(tx.t.calendars.id, id));
  await touchDirectory(tx);
}
