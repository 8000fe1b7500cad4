// What one person did since an instant, from the trail: for their own tally.
import { parseData } from "@core/trail/event";
import type { ItemEventType } from "@core/words/events";
import type { Ms, PersonId } from "@core/words/ids";
import type { JsonObject } from "@core/words/vocabulary";
import { and, desc, eq, gte, inArray } from "drizzle-orm";
import type { Tx } from "../store";

export interface Deed {
  readonly type: ItemEventType;
  readonly data: JsonObject;
}

/** The latest of a person's events of these types, newest first. */
export async function deedsOf(tx: Tx, person: PersonId, types: readonly ItemEventType[], since: Ms, limit: number): Promise<Deed[]> {
  const { events } = tx.t;
  const rows = await tx.q
    .select({ type: events.type, data: events.data })
    .from(events)
    .where(and(eq(events.actorId, person), gte(events.at, since), eq(events.actorKind, "person"), inArray(events.type, [...types])))
    .orderBy(desc(events.at))
    .limit(limit);
  return rows.flatMap(({ type, data }) => types.filter((known) => known === type).map((known) => ({ type: known, data: parseData(data) })));
}
