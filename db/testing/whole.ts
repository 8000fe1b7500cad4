// Whether a database is whole, judged from its rows alone and whatever happened to the processes on it: what tests of faults end with.
import { isDeepStrictEqual } from "node:util";
import { fold } from "@core/lifecycle/fold";
import { holderOf, isSettled, leaseOf, nextDeadline, withLease } from "@core/lifecycle/holder";
import { violations } from "@core/lifecycle/invariants";
import type { Item } from "@core/lifecycle/item";
import { openEvent } from "@core/trail/event";
import { completedBy, LEAVES_TOGETHER, LOWEST_KEPT, leafHash, rootOf, subtreesOver } from "@core/trail/tree";
import { verifyStream } from "@core/trail/verify-stream";
import type { ItemEvent } from "@core/words/events";
import { asItemId } from "@core/words/ids";
import { asc, isNotNull } from "drizzle-orm";
import { listStream, listValues, type StoredEvent } from "../queries/events";
import { readItem } from "../queries/items";
import type { StoredItem } from "../queries/stored-item";
import type { Store, Tx } from "../store";

/** As many streams as one snapshot reads, so that it does not hold up the others. */
const PAGE = 200;

/** What is broken, in words; empty for every database that this product wrote. */
export async function brokenIn(store: Store): Promise<readonly string[]> {
  const [ids, streams] = await store.read(async ({ q, t }) => [
    await q.select({ id: t.items.id }).from(t.items).orderBy(asc(t.items.id)),
    await q.selectDistinct({ stream: t.events.stream }).from(t.events),
  ]);
  const items = new Set(ids.map(({ id }) => `item:${id}`));
  const broken = await store.read(async (tx) => [
    ...(await brokenOrder(tx)),
    ...(await brokenTree(tx)),
    ...(await brokenAnswers(tx)),
    ...(await brokenGroups(tx)),
  ]);
  for (const stream of items) if (!streams.some((one) => one.stream === stream)) broken.push(`${stream} has a row and no events`);
  for (let from = 0; from < streams.length; from += PAGE)
    await store.read(async (tx) => {
      for (const { stream } of streams.slice(from, from + PAGE)) broken.push(...(await brokenStream(tx, stream)));
    });
  return broken;
}

async function brokenStream(tx: Tx, stream: string): Promise<readonly string[]> {
  const [events, values] = [await listStream(tx, stream), await listValues(tx, stream)];
  const proof = verifyStream(events, values, { deep: true });
  if (!proof.ok) return [`${stream} at ${proof.seq}: ${proof.fault}`];
  const [kind, id = ""] = stream.split(/:(.*)/);
  if (kind !== "item") return [];
  const stored = await readItem(tx, asItemId(id));
  return stored ? brokenItem(stored, events).map((what) => `${stream}: ${what}`) : [`${stream} has events and no row`];
}

function brokenItem(stored: StoredItem, events: readonly StoredEvent[]): readonly string[] {
  const told = events.map(asItemEvent);
  const folded = renewed(fold(stored.item.id, told), stored.item);
  const holders = [stored.holder, holderOf(folded), events.at(-1)?.holder ?? null];
  return [
    ...violations(told).map(({ invariant, seq, what }) => `invariant ${invariant} at ${seq}: ${what}`),
    ...(isDeepStrictEqual(stored.item, folded) ? [] : ["the row is not the fold of its events"]),
    ...(stored.nextAt === nextDeadline(folded) ? [] : ["the row's next deadline is not the fold's"]),
    ...(holders.every((holder) => isDeepStrictEqual(holder, stored.holder)) ? [] : ["row, fold and last event name different holders"]),
  ];
}

/** Renewals are no events: the end of a lease stands beside the fold. */
function renewed(folded: Item, row: Item): Item {
  const lease = leaseOf(row);
  return lease === null ? folded : withLease(folded, lease);
}

async function brokenOrder({ q, t }: Tx): Promise<readonly string[]> {
  const numbered = await q
    .select({ logIndex: t.events.logIndex })
    .from(t.events)
    .where(isNotNull(t.events.logIndex))
    .orderBy(asc(t.events.logIndex));
  const hole = numbered.findIndex(({ logIndex }, place) => logIndex !== place);
  return hole === -1 ? [] : [`the order of the trail has a hole at ${hole}`];
}

/** Every part of the tree is what the events say, none is missing below the last, and every signed head is over them. */
export async function brokenTree(tx: Tx): Promise<readonly string[]> {
  const { q, t } = tx;
  const leaves = (
    await q.select({ hash: t.events.hash }).from(t.events).where(isNotNull(t.events.logIndex)).orderBy(asc(t.events.logIndex))
  ).map(({ hash }) => leafHash(hash));
  const kept = await q.select().from(t.treeNodes);
  const groups = kept.filter(({ level }) => level === LOWEST_KEPT).length;
  const expected = completedBy(0, leaves.slice(0, groups * LEAVES_TOGETHER), neverAsked);
  const named = new Map(kept.map(({ level, place, hash }) => [`${level} ${place}`, hash]));
  const differing = expected.filter(({ level, place, hash }) => !named.get(`${level} ${place}`)?.equals(hash));
  const read = subtreesOver(leaves);
  const heads = (await q.select().from(t.checkpoints).orderBy(asc(t.checkpoints.size))).filter(
    ({ size, root }) => size > leaves.length || !root.equals(rootOf(size, read)),
  );
  return [
    ...(expected.length === kept.length ? [] : [`the tree has ${kept.length} parts where ${expected.length} belong`]),
    ...differing.map(({ level, place }) => `the tree at ${place} of level ${level} is not what the events say`),
    ...heads.map(({ size }) => `the signed head over ${size} events is not over those that are there`),
  ];
}

/** A tree that begins with its first leaf has nothing to its left. */
const neverAsked = () => {
  throw new Error("there is nothing before the first leaf");
};

async function brokenAnswers({ q, t }: Tx): Promise<readonly string[]> {
  const keys = await q.select({ key: t.idempotency.key, status: t.idempotency.status }).from(t.idempotency);
  return keys.filter(({ status }) => status === null).map(({ key }) => `the key ${key} was kept without an answer`);
}

async function brokenGroups({ q, t }: Tx): Promise<readonly string[]> {
  const groups = await q.select().from(t.groups);
  const members = await q
    .select({ agent: t.items.agent, group: t.items.groupId, fold: t.items.fold })
    .from(t.items)
    .where(isNotNull(t.items.groupId));
  return groups.flatMap(({ agent, id, size, settled, settledAt }) => {
    const own = members.filter((member) => member.agent === agent && member.group === id);
    const counted = own.filter(({ fold: item }) => isSettled(item)).length;
    return [
      own.length > size ? `group ${id} has ${own.length} of ${size} members` : null,
      counted === settled ? null : `group ${id} counts ${settled} settled members of ${counted}`,
      (settledAt !== null) === (counted === size) ? null : `group ${id} does not know whether it is settled`,
    ].filter((what) => what !== null);
  });
}

/** The type and the data of an event were written together, from one draft. */
const asItemEvent = ({ seq, at, type, actor, onBehalfOf, data }: StoredEvent): ItemEvent =>
  ({ seq, at, type, actor, onBehalfOf, data: openEvent(data, []).data }) as unknown as ItemEvent;
