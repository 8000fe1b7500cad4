// How long people had an action's items before them: the events by which the latest decided ones were signed or closed.
import { parseData } from "@core/trail/event";
import type { ItemId, Ms } from "@core/words/ids";
import type { JsonObject } from "@core/words/vocabulary";
import { desc, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "../store";
import { type ActionClass, decidedSince } from "./item-history";

export interface DecidingEvent {
  readonly item: ItemId;
  readonly type: string;
  readonly data: JsonObject;
}

/** Of the latest `limit` items of the action that came since and that people decided; their streams alone are read. */
export async function decidingEvents(tx: Tx, of: ActionClass, since: Ms, limit: number): Promise<DecidingEvent[]> {
  const { events, items } = tx.t;
  const latest = tx.q
    .select({ id: items.id })
    .from(items)
    .where(decidedSince(tx, of, since))
    .orderBy(desc(items.id))
    .limit(limit)
    .as("latest");
  const rows = await tx.q
    .select({ item: latest.id, type: events.type, data: events.data })
    .from(latest)
    .innerJoin(events, eq(events.stream, sql`'item:' || ${latest.id}`))
    .where(inArray(events.type, ["voted", "closed"]));
  return rows.map(({ item, type, data }) => ({ item, type, data: parseData(data) }));
}
