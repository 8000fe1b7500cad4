// The past of queues: which items came to people there lately, and the events that say how long each stayed.
import { idOfStream, parseData, streamOf } from "@core/trail/event";
import type { ItemEventType } from "@core/words/events";
import { asItemId, type ItemId, type Ms, type QueueId } from "@core/words/ids";
import type { JsonObject } from "@core/words/vocabulary";
import { and, asc, desc, eq, gte, inArray, isNotNull, isNull } from "drizzle-orm";
import type { Tx } from "../store";
import { firstIdOf } from "./item-history";

/** The latest items submitted since an instant that are, or were last, in one of these queues; newest first. Open ones and past ones have an index each. */
export async function latestIn(tx: Tx, queues: readonly QueueId[], since: Ms, limit: number): Promise<ItemId[]> {
  const { items } = tx.t;
  const found: ItemId[] = [];
  for (const queue of new Set(queues))
    for (const half of [isNotNull(items.purpose), and(isNull(items.purpose), isNotNull(items.queue))]) {
      const rows = await tx.q
        .select({ id: items.id })
        .from(items)
        .where(and(eq(items.queue, queue), half, gte(items.id, firstIdOf(since))))
        .orderBy(desc(items.id))
        .limit(limit);
      found.push(...rows.map(({ id }) => id));
    }
  return found.sort((a, b) => (a < b ? 1 : -1)).slice(0, limit);
}

export interface PlacingEvent {
  readonly type: string;
  readonly at: Ms;
  readonly data: JsonObject;
}

/** Every event that moves an item, stops or starts its ladder, or ends its stay. */
const PLACING = [
  "queued",
  "claimed",
  "released",
  "lease_lapsed",
  "delegated",
  "moved",
  "escalated",
  "returned",
  "suspended",
  "resumed",
  "asked",
  "answer_lapsed",
  "replied",
  "revised",
  "voted",
  "recalled",
  "cleared",
  "closed",
  "withdrawn",
  "rung_fired",
  "reconciling",
  "reconciled",
] as const satisfies readonly ItemEventType[];

const AT_ONCE = 200;

/** Of each item in order; only their streams are read. */
export async function placingEvents(tx: Tx, ids: readonly ItemId[]): Promise<ReadonlyMap<ItemId, readonly PlacingEvent[]>> {
  const { events } = tx.t;
  const found = new Map<ItemId, PlacingEvent[]>(ids.map((id) => [id, []]));
  for (let first = 0; first < ids.length; first += AT_ONCE) {
    const streams = ids.slice(first, first + AT_ONCE).map((id) => streamOf("item", id));
    const rows = await tx.q
      .select({ stream: events.stream, type: events.type, at: events.at, data: events.data })
      .from(events)
      .where(and(inArray(events.stream, streams), inArray(events.type, [...PLACING])))
      .orderBy(asc(events.stream), asc(events.seq));
    for (const { stream, data, ...event } of rows) found.get(asItemId(idOfStream(stream)))?.push({ ...event, data: parseData(data) });
  }
  return found;
}
