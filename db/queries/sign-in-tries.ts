// Wrong passwords of all instances together, each forgotten after its time.
import type { Ms } from "@core/words/ids";
import { and, gt, inArray, lte, sql } from "drizzle-orm";
import type { Tx } from "../store";

/** How many each of these has used, of those that are not forgotten. */
export async function countTries(tx: Tx, who: readonly string[], now: Ms): Promise<ReadonlyMap<string, number>> {
  const { signInTries } = tx.t;
  const rows = await tx.q
    .select({ who: signInTries.who, tries: signInTries.tries })
    .from(signInTries)
    .where(and(inArray(signInTries.who, [...who]), gt(signInTries.until, now)));
  return new Map(rows.map((row) => [row.who, row.tries]));
}

/** One more; the first of a series says when the series is forgotten. */
export async function addTry(tx: Tx, who: string, now: Ms, until: Ms): Promise<void> {
  const { signInTries } = tx.t;
  const over = lte(signInTries.until, now);
  await tx.q
    .insert(signInTries)
    .values({ who, tries: 1, until })
    .onConflictDoUpdate({
      target: signInTries.who,
      set: {
        tries: sql`case when ${over} then 1 else ${signInTries.tries} + 1 end`,
        until: sql`case when ${over} then ${until} else ${signInTries.until} end`,
      },
    });
}

/** Removes what is forgotten; returns how many. */
export async function purgeTries(tx: Tx, now: Ms): Promise<number> {
  const { signInTries } = tx.t;
  return (await tx.q.delete(signInTries).where(lte(signInTries.until, now)).returning({ who: signInTries.who })).length;
}
