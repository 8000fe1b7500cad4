// Search in open work. A substring has no index, so it is looked for where people would look: in the most urgent items; exact names are found anywhere.
import { type AgentId, asItemId, type ItemId } from "@core/words/ids";
import { and, eq, inArray, or, type SQL } from "drizzle-orm";
import { containsText } from "../engine/search";
import type { Tx } from "../store";
import { byPlace, conditions, type OpenFilter, openPlaces, placeColumns, type WorkPlace } from "./queue-pages";

/** So many of the first items are looked through. */
export const SEARCHED = 3_000;
const CHUNK = 500;

export interface Found {
  /** In the order of work. */
  readonly places: readonly WorkPlace[];
  /** There were more items than were looked through. */
  readonly partial: boolean;
}

/** Items whose title, external id, run or action contains the text; beyond the first `SEARCHED` only those with just this id, external id or run. */
export async function searchOpen(tx: Tx, filter: OpenFilter, text: string, agents: readonly AgentId[]): Promise<Found> {
  const { items } = tx.t;
  const first = await openPlaces(tx, filter, null, SEARCHED);
  const partial = first.length === SEARCHED;
  const found = new Map<ItemId, WorkPlace>();
  const contains = containsText([items.title, items.externalId, items.run, items.action], text);
  for (let at = 0; at < first.length; at += CHUNK) {
    const ids = first.slice(at, at + CHUNK).map(({ id }) => id);
    for (const place of await tx.q
      .select(placeColumns(tx))
      .from(items)
      .where(and(inArray(items.id, ids), contains)))
      found.set(place.id, place);
  }
  if (partial) for (const place of await exactly(tx, filter, text, agents)) found.set(place.id, place);
  return { places: [...found.values()].sort(byPlace), partial };
}

async function exactly(tx: Tx, filter: OpenFilter, text: string, agents: readonly AgentId[]): Promise<WorkPlace[]> {
  const { items } = tx.t;
  const named = async (condition: SQL | undefined) =>
    (await tx.q.select({ id: items.id }).from(items).where(condition).limit(CHUNK)).map(({ id }) => id);
  const ids = [
    asItemId(text),
    ...(await named(eq(items.run, text))),
    ...(agents.length === 0 ? [] : await named(and(inArray(items.agent, [...agents]), eq(items.externalId, text)))),
  ];
  const allowed = or(...filter.queues.map((queue) => and(...conditions(tx, queue, filter))));
  if (allowed === undefined) return [];
  return tx.q
    .select(placeColumns(tx))
    .from(items)
    .where(and(inArray(items.id, ids), allowed));
}
