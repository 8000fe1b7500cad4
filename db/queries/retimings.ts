// Queues whose running ladders are still to be computed anew after their hours changed, and how far that came.
import type { ItemId, Ms, QueueId } from "@core/words/ids";
import { and, asc, eq, gt, isNotNull } from "drizzle-orm";
import type { Tx } from "../store";

export interface Retiming {
  readonly queue: QueueId;
  /** When the hours changed. */
  readonly at: Ms;
  /** Items up to this one are done; null at the beginning. */
  readonly after: ItemId | null;
  /** The last time through: it began when nobody could still be at the old hours. */
  readonly last: boolean;
}

/** Puts a queue in line, from its first item on, whatever was under way for it. */
export async function putRetiming(tx: Tx, queue: QueueId, at: Ms): Promise<void> {
  const { retimings } = tx.t;
  const fresh = { at, after: null, last: false };
  await tx.q
    .insert(retimings)
    .values({ queue, ...fresh })
    .onConflictDoUpdate({ target: retimings.queue, set: fresh });
}

export const readRetimings = (tx: Tx): Promise<Retiming[]> => tx.q.select().from(tx.t.retimings).orderBy(asc(tx.t.retimings.queue));

/** Says how far it came; nothing happens where the hours changed once more meanwhile. */
export async function moveRetiming(tx: Tx, { queue, at, after, last }: Retiming): Promise<void> {
  const { retimings } = tx.t;
  await tx.q
    .update(retimings)
    .set({ after, last })
    .where(and(eq(retimings.queue, queue), eq(retimings.at, at)));
}

export async function endRetiming(tx: Tx, { queue, at }: Retiming): Promise<void> {
  const { retimings } = tx.t;
  await tx.q.delete(retimings).where(and(eq(retimings.queue, queue), eq(retimings.at, at)));
}

/** Open items of the queue behind those that are done, by id. */
export async function openItemsOf(tx: Tx, { queue, after }: Pick<Retiming, "queue" | "after">, limit: number): Promise<ItemId[]> {
  const { items } = tx.t;
  const rows = await tx.q
    .select({ id: items.id })
    .from(items)
    .where(and(eq(items.queue, queue), isNotNull(items.purpose), after === null ? undefined : gt(items.id, after)))
    .orderBy(asc(items.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}
