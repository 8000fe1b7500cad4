// What is said once a day, by all instances together.
import { lt } from "drizzle-orm";
import type { Tx } from "../store";

/** True for the first who asks on this day; days are counted in whatever way grows. */
export async function takeDay(tx: Tx, what: string, day: number): Promise<boolean> {
  const { counters } = tx.t;
  const rows = await tx.q
    .insert(counters)
    .values({ name: `told:${what}`, value: day })
    .onConflictDoUpdate({ target: counters.name, set: { value: day }, setWhere: lt(counters.value, day) })
    .returning({ name: counters.name });
  return rows.length > 0;
}
