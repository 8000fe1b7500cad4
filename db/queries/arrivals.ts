// What came to people lately, counted by queue, action and hour; and since when anything came at all.
import type { Ms, QueueId } from "@core/words/ids";
import { HOUR } from "@core/words/time";
import { and, asc, desc, gte, isNotNull, sql } from "drizzle-orm";
import type { Tx } from "../store";
import { firstIdOf } from "./item-history";

export interface ArrivalCount {
  readonly queue: QueueId;
  readonly action: string;
  /** Counted since 1970. */
  readonly hour: number;
  readonly items: number;
}

/** By the queue in which each is or was last; of more items than `limit` only the latest are counted. */
export async function arrivalsByHour(tx: Tx, since: Ms, limit: number): Promise<ArrivalCount[]> {
  const { items } = tx.t;
  const lately = tx.q
    .select({ queue: items.queue, action: items.action, hour: sql<number>`${items.openedAt} / ${sql.raw(String(HOUR))}`.as("hour") })
    .from(items)
    .where(and(gte(items.id, firstIdOf(since)), isNotNull(items.queue)))
    .orderBy(desc(items.id))
    .limit(limit)
    .as("lately");
  const rows = await tx.q
    .select({
      queue: lately.queue,
      action: lately.action,
      hour: sql<number>`${lately.hour}`.mapWith(Number),
      items: sql<number>`count(*)`.mapWith(Number),
    })
    .from(lately)
    .groupBy(lately.queue, lately.action, sql`${lately.hour}`);
  return rows.flatMap(({ queue, ...row }) => (queue === null ? [] : [{ queue, ...row }]));
}

/** Null before the first item of all. */
export async function firstArrival(tx: Tx): Promise<Ms | null> {
  const [first] = await tx.q.select({ at: tx.t.items.openedAt }).from(tx.t.items).orderBy(asc(tx.t.items.id)).limit(1);
  return first?.at ?? null;
}
