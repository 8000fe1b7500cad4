// Keeps the index that the trail is searched by: follows the trail by a mark of its own, one instance at a time, entries and mark in one transaction.
// It can be dropped and made anew at any time; a new version of what an entry says does so by itself.

import { isBlind } from "@core/lifecycle/blind";
import type { Item } from "@core/lifecycle/item";
import { idOfStream, openEvent } from "@core/trail/event";
import { INDEX_VERSION, type ItemToIndex, searchEntry } from "@core/trail/search-entry";
import { facetToken } from "@core/trail/search-words";
import { asItemId, type ItemId } from "@core/words/ids";
import { printLevel } from "@core/words/vocabulary";
import { tryLock } from "@/db/engine/locks";
import { listStream, readEventsAfter, readValues, type StoredEvent, type StoredValue, trailEnd } from "@/db/queries/events";
import { type ItemRowRecord, readRows } from "@/db/queries/item-rows";
import {
  deleteEntriesOf,
  emptyIndex,
  facetsOfItems,
  type IndexedEntry,
  insertEntries,
  putMark,
  readMarks,
} from "@/db/queries/trail-search";
import type { Tx } from "@/db/store";
import type { Deps } from "../deps";

/** `elsewhere`: another process keeps it now. */
export type Indexed = "done" | "more" | "elsewhere";

/** Indexes at most `batch` further events. */
export async function indexTrail(deps: Deps, batch: number): Promise<Indexed> {
  const isThere = await deps.store.read(async (tx) => {
    const marks = await readMarks(tx);
    return marks.version !== INDEX_VERSION || (marks.next ?? 0) <= (await trailEnd(tx));
  });
  if (!isThere) return "done";
  return deps.store.write(async (tx) => {
    if (!(await tryLock(tx, "indexer"))) return "elsewhere";
    const marks = await readMarks(tx);
    if (marks.version !== INDEX_VERSION) {
      await emptyIndex(tx);
      await putMark(tx, "version", INDEX_VERSION);
    }
    const next = marks.version === INDEX_VERSION ? (marks.next ?? 0) : 0;
    const events = await readEventsAfter(tx, { after: next - 1, limit: batch });
    const last = events.at(-1)?.logIndex;
    if (last === undefined || last === null) return "done";
    await indexEvents(tx, events, last);
    await putMark(tx, "next", last + 1);
    return events.length === batch ? "more" : "done";
  });
}

/** What makes the earlier entries of an item say something else: its content is gone, or what was hidden may be told. */
const ANEW: ReadonlySet<string> = new Set(["erased"]);

async function indexEvents(tx: Tx, events: readonly StoredEvent[], last: number): Promise<void> {
  const ids = [...new Set(events.flatMap(({ stream }) => itemOf(stream) ?? []))];
  const items = new Map((await readRows(tx, ids)).map((row) => [row.id, row]));
  const anew = new Set(
    events.flatMap(({ stream, type }) => {
      const id = itemOf(stream);
      const row = id === null ? undefined : items.get(id);
      return id !== null && (ANEW.has(type) || (row !== undefined && wasBlind(row.fold))) ? [id] : [];
    }),
  );
  const [kept, queueOf] = [ids.filter((id) => !anew.has(id)), (id: ItemId) => items.get(id)?.queue ?? null];
  for (const id of await movedSince(tx, kept, queueOf)) anew.add(id);
  await deleteEntriesOf(tx, [...anew]);
  const whole: StoredEvent[] = [];
  for (const id of anew)
    whole.push(...(await listStream(tx, `item:${id}`)).filter(({ logIndex }) => logIndex !== null && logIndex <= last));
  const rest = events.filter(({ stream }) => !anew.has(itemOf(stream) ?? asItemId("")));
  await insertEntries(tx, await entriesOf(tx, [...whole, ...rest], items));
}

/** Whoever reads a queue alone finds all of an item that is there now, and nothing of one that has left. */
async function movedSince(tx: Tx, ids: readonly ItemId[], queueOf: (id: ItemId) => string | null): Promise<ReadonlySet<ItemId>> {
  const moved = new Set<ItemId>();
  for (const { item, facets } of await facetsOfItems(tx, ids)) {
    const queue = queueOf(asItemId(item));
    const there = facets.split(" ").filter((token) => token.startsWith(ANY_QUEUE));
    if (queue === null ? there.length > 0 : !there.includes(facetToken("queue", queue))) moved.add(asItemId(item));
  }
  return moved;
}
const ANY_QUEUE = facetToken("queue", "");

const itemOf = (stream: string): ItemId | null => (stream.startsWith("item:") ? asItemId(idOfStream(stream)) : null);

/** Its signers must not know of each other until it is decided: each step of it is indexed anew, as it may be told then. */
const wasBlind = ({ ruling }: Item): boolean => ruling?.blind === true;

async function entriesOf(
  tx: Tx,
  events: readonly StoredEvent[],
  items: ReadonlyMap<ItemId, ItemRowRecord>,
): Promise<readonly IndexedEntry[]> {
  const values = new Map<string, StoredValue[]>();
  for (const value of await readValues(tx, events)) {
    const key = `${value.seq} ${value.stream}`;
    values.set(key, [...(values.get(key) ?? []), value]);
  }
  return events.flatMap(({ stream, seq, type, at, actor, onBehalfOf, holder, data, logIndex }): IndexedEntry[] => {
    const id = itemOf(stream);
    const row = id === null ? undefined : items.get(id);
    const opened = openEvent(data, values.get(`${seq} ${stream}`) ?? []);
    const entry = searchEntry(
      { stream, type, actor, onBehalfOf, holder, data: opened.data, free: opened.free },
      row === undefined ? null : toIndex(row),
    );
    if (entry === null || logIndex === null) return [];
    const [facets, words] = [entry.facets.join(" "), entry.words.join(" ")];
    return [{ logIndex, at, item: id, amount: entry.amount, facets, words }];
  });
}

const toIndex = (row: ItemRowRecord): ItemToIndex => ({
  id: row.id,
  title: row.title,
  workflow: row.workflow,
  action: row.action,
  agent: row.agent,
  run: row.run,
  externalId: row.externalId,
  queue: row.queue,
  level: row.level === null ? null : printLevel(row.level, row.quorum ?? 1),
  policyVersion: row.fold.ruling?.policyVersion ?? null,
  rules: [...new Set((row.ruling?.reasons ?? []).map(({ rule }) => rule))],
  amount: row.atRisk?.amount ?? null,
  blind: isBlind(row.fold),
});
