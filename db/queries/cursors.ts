// How far a job has come that follows the trail or the clock: kept in the transaction that does the work, so that nothing is done twice or left out.
import { eq } from "drizzle-orm";
import type { Tx } from "../store";

/** `trail`: a log index; `due`: an instant. */
export type CursorName = "tell:trail" | "tell:due";

/** Null before it began. */
export async function readCursor(tx: Tx, name: CursorName): Promise<number | null> {
  const { counters } = tx.t;
  const [row] = await tx.q.select({ value: counters.value }).from(counters).where(eq(counters.name, name));
  return row?.value ?? null;
}

export async function putCursor(tx: Tx, name: CursorName, value: number): Promise<void> {
  const { counters } = tx.t;
  await tx.q.insert(counters).values({ name, value }).onConflictDoUpdate({ target: counters.name, set: { value } });
}
