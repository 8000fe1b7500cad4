// Queues whose running ladders are still to be computed anew after their hours changed, and how far that came.
import type { ItemId, Ms, QueueId } from "@core/words/ids";
import { and, asc, eq } from "drizzle-orm";
import type { Tx } from "../store";

export interface Retiming {
  readonly queue: QueueId;
  /** When the hours changed. */
  readonly at: Ms;
  /** Items up to this one are done; null at the beginning. */
  readonly after: ItemId | null;
}

/** Puts a queue in line, from its first item on, whatever was under way for it. */
export async function putRetiming(tx: Tx, queue: QueueId, at: Ms): Promise<void> {
  const { retimings } = tx.t;
  const fresh = { at, after: null };
  await tx.q
    .insert(retimings)
    .values({ queue, ...fresh })
    .onConflictDoUpdate({ target: retimings.queue, set: fresh });
}

export const readRetimings = (tx: Tx): Promise<Retiming[]> => tx.q.select().from(tx.t.retimings).orderBy(asc(tx.t.retimings.queue));

/** Says how far it came; nothing happens where the hours changed once more meanwhile. */
export async function moveRetiming(tx: Tx, { queue, at, after }: Retiming): Promise<void> {
  const { retimings } = tx.t;
  await tx.q
    .update(retimings)
    .set({ after })
    .where(and(eq(retimings.queue, queue), eq(retimings.at, at)));
}

export async function endRetiming(tx: Tx, { queue, at }: Retiming): Promise<void> {
  const { retimings } = tx.t;
  await tx.q.delete(retimings).where(and(eq(retimings.queue, queue), eq(retimings.at, at)));
}
