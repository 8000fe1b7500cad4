// Streams as they stood at an instant: their events up to then, of many streams at once.
import { idOfStream, openEvent, streamOf } from "@core/trail/event";
import type { ItemEvent, RecordedEvent } from "@core/words/events";
import { asItemId, type ItemId, type Ms } from "@core/words/ids";
import { DAY } from "@core/words/time";
import type { JsonObject } from "@core/words/vocabulary";
import { and, asc, desc, eq, gte, lt, lte, sql } from "drizzle-orm";
import { prepared } from "../engine/prepared";
import { among } from "../engine/sql";
import { decidedByPeople } from "../schema/columns";
import type { Tx } from "../store";
import { type ActionClass, firstIdOf, readHistory } from "./item-history";

const upTo = prepared("events of streams up to", (tx) =>
  tx.q
    .select({
      stream: tx.t.events.stream,
      seq: tx.t.events.seq,
      type: tx.t.events.type,
      at: tx.t.events.at,
      actorKind: tx.t.events.actorKind,
      actorId: tx.t.events.actorId,
      onBehalfOf: tx.t.events.onBehalfOf,
      data: tx.t.events.data,
    })
    .from(tx.t.events)
    .where(and(among(tx, tx.t.events.stream, sql.placeholder("streams")), lte(tx.t.events.at, sql.placeholder("at"))))
    .orderBy(asc(tx.t.events.stream), asc(tx.t.events.seq)),
);

/** The events of these streams up to an instant, in the order of each stream. */
export const eventsUpTo = (tx: Tx, streams: readonly string[], at: Ms) => upTo(tx).execute({ streams: JSON.stringify(streams), at });

const valuesOf = prepared("values of streams", (tx) =>
  tx.q
    .select()
    .from(tx.t.eventValues)
    .where(among(tx, tx.t.eventValues.stream, sql.placeholder("streams"))),
);

/** One event of the directory's trail, opened. */
export interface PastChange {
  readonly stream: string;
  readonly type: string;
  readonly at: Ms;
  readonly data: JsonObject;
  readonly free: JsonObject;
}

/** The same with what is left of their free values: for streams of queues, calendars and stops, which are short. */
export async function changesUpTo(tx: Tx, streams: readonly string[], at: Ms): Promise<PastChange[]> {
  if (streams.length === 0) return [];
  const events = await eventsUpTo(tx, streams, at);
  const values = await valuesOf(tx).execute({ streams: JSON.stringify(streams) });
  return events.map(({ stream, seq, type, at, data }) => {
    const own = values.filter((value) => value.stream === stream && value.seq === seq);
    const opened = openEvent(data, own);
    return { stream, type, at, data: opened.data, free: opened.free };
  });
}

/** What is folded into items, of all that existed by then: without free values, which no fold reads. */
export async function itemEventsUpTo(tx: Tx, items: readonly ItemId[], at: Ms): Promise<ReadonlyMap<ItemId, readonly ItemEvent[]>> {
  const found = new Map<ItemId, ItemEvent[]>();
  if (items.length === 0) return found;
  const streams = items.map((id) => streamOf("item", id));
  for (const row of await eventsUpTo(tx, streams, at)) {
    const id = asItemId(idOfStream(row.stream));
    const own = found.get(id) ?? [];
    own.push(folded(row));
    found.set(id, own);
  }
  return found;
}

/** The cast holds because an item's stream is written from `ItemEventDraft`s alone, whose `type` and `data` belong together. */
function folded({ seq, at, type, actorKind, actorId, onBehalfOf, data }: Awaited<ReturnType<typeof eventsUpTo>>[number]): ItemEvent {
  return { seq, at, type, actor: { kind: actorKind, id: actorId }, onBehalfOf, data: openEvent(data, []).data } as unknown as ItemEvent;
}

/** An item's events up to an instant, with what is left of their free values. */
export const readHistoryUpTo = async (tx: Tx, item: ItemId, at: Ms): Promise<RecordedEvent[]> =>
  (await readHistory(tx, item)).filter((event) => event.at <= at);

/** Ids are numbered by the clocks of processes, events by the database's: what came by an instant is bounded by ids only roughly. */
const CLOCKS_APART_MS = 7 * DAY;
/** No item that came by `at` has this id or a later one. */
export const idAfter = (at: Ms): ItemId => firstIdOf(at + CLOCKS_APART_MS);

/** Items of an action that came in a stretch of time and have been decided by now, the latest first: of these some had been decided at its end. */
export async function decidedOfStretch(
  { q, t: { items } }: Tx,
  { workflow, action }: ActionClass,
  { from, until }: { readonly from: Ms; readonly until: Ms },
  limit: number,
): Promise<ItemId[]> {
  const rows = await q
    .select({ id: items.id })
    .from(items)
    .where(
      and(
        eq(items.workflow, workflow),
        eq(items.action, action),
        sql.raw(decidedByPeople),
        gte(items.id, firstIdOf(from)),
        lt(items.id, idAfter(until)),
        lte(items.openedAt, until),
      ),
    )
    .orderBy(desc(items.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}
