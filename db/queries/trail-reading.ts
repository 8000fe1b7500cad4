// The trail read in pages for exports: stretches of the log, picked places, what revisions say, and which items a choice is about. Each page is one short query.
import { asItemId, type Hash, type ItemId, type Ms } from "@core/words/ids";
import { and, asc, eq, gt, gte, inArray, isNotNull, lt, ne, sql } from "drizzle-orm";
import { prepared } from "../engine/prepared";
import { among } from "../engine/sql";
import type { Tx } from "../store";
import { type EventRecord, fromRecord, type StoredEvent } from "./events";

export type NumberedEvent = StoredEvent & { readonly logIndex: number };

/** Both queries ask for numbered events alone. */
const numbered = (records: readonly EventRecord[]) => records.map(fromRecord) as NumberedEvent[];

const between = prepared("events between places", ({ q, t }) =>
  q
    .select()
    .from(t.events)
    .where(and(gte(t.events.logIndex, sql.placeholder("from")), lt(t.events.logIndex, sql.placeholder("until"))))
    .orderBy(asc(t.events.logIndex)),
);

/** The events of a stretch of the log, in order. At most a page. */
export const eventsBetween = async (tx: Tx, from: number, until: number): Promise<NumberedEvent[]> =>
  numbered(await between(tx).execute({ from, until }));

/** Events by their places, in order. At most a page. */
export async function eventsAt(tx: Tx, places: readonly number[]): Promise<NumberedEvent[]> {
  const { events } = tx.t;
  return numbered(
    await tx.q
      .select()
      .from(events)
      .where(inArray(events.logIndex, [...places]))
      .orderBy(asc(events.logIndex)),
  );
}

/** When the events of a stretch of the log happened, in its order. */
export async function timesBetween(tx: Tx, from: number, until: number): Promise<{ readonly logIndex: number; readonly at: Ms }[]> {
  const { events } = tx.t;
  const rows = await tx.q
    .select({ logIndex: events.logIndex, at: events.at })
    .from(events)
    .where(and(gte(events.logIndex, from), lt(events.logIndex, until)))
    .orderBy(asc(events.logIndex));
  return rows.flatMap(({ logIndex, at }) => (logIndex === null ? [] : [{ logIndex, at }]));
}

/** The places of these streams' events below a size of the log, in no order. */
export async function placesOfStreams(tx: Tx, streams: readonly string[], size: number): Promise<number[]> {
  if (streams.length === 0) return [];
  const { events } = tx.t;
  const rows = await tx.q
    .select({ logIndex: events.logIndex })
    .from(events)
    .where(and(inArray(events.stream, [...streams]), isNotNull(events.logIndex), lt(events.logIndex, size)));
  return rows.flatMap(({ logIndex }) => (logIndex === null ? [] : [logIndex]));
}

const bodies = prepared("revision bodies", (tx) =>
  tx.q
    .select({ hash: tx.t.revisions.hash, nonce: tx.t.revisions.nonce, body: tx.t.revisions.body })
    .from(tx.t.revisions)
    .where(among(tx, tx.t.revisions.hash, sql.placeholder("hashes"))),
);

/** What is kept under these hashes, erased or not. */
export const revisionsUnder = async (tx: Tx, hashes: readonly Hash[]) =>
  hashes.length === 0 ? [] : await bodies(tx).execute({ hashes: JSON.stringify(hashes) });

/** What these revisions say, as the text that was hashed; those that are erased, whose nonce is gone, are left out. */
export async function bodiesOf(tx: Tx, hashes: readonly Hash[]): Promise<ReadonlyMap<Hash, string>> {
  const rows = await revisionsUnder(tx, hashes);
  return new Map(rows.filter(({ nonce }) => nonce !== "").map(({ hash, body }) => [hash, body]));
}

export type ChosenItem = Pick<
  Tx["t"]["items"]["$inferSelect"],
  | "id"
  | "workflow"
  | "queue"
  | "agent"
  | "action"
  | "title"
  | "level"
  | "quorum"
  | "outcome"
  | "execution"
  | "policyVersion"
  | "openedAt"
  | "closedAt"
  | "atRisk"
  | "ruling"
  | "fold"
>;

/** The next items by id, of a run or of all: in the order in which they came, so that no change of an item hides it from who walks along. */
export async function itemsAfter(
  tx: Tx,
  after: ItemId | null,
  limit: number,
  of: { readonly run: string; readonly workflow: string } | null,
): Promise<ChosenItem[]> {
  const { items } = tx.t;
  return await tx.q
    .select(chosenColumns(tx))
    .from(items)
    .where(and(gt(items.id, after ?? asItemId("")), ...(of === null ? [] : [eq(items.run, of.run), eq(items.workflow, of.workflow)])))
    .orderBy(asc(items.id))
    .limit(limit);
}

/** Where items are now, as far as a reader's scopes can tell. */
export async function placesOfItems(tx: Tx, ids: readonly ItemId[]): Promise<Pick<ChosenItem, "id" | "workflow" | "queue">[]> {
  return ids.length === 0 ? [] : await itemPlaces(tx).execute({ ids: JSON.stringify(ids) });
}

const itemPlaces = prepared("places of items", (tx) => {
  const { id, workflow, queue } = tx.t.items;
  return tx.q
    .select({ id, workflow, queue })
    .from(tx.t.items)
    .where(among(tx, id, sql.placeholder("ids")));
});

export async function oneItem(tx: Tx, id: ItemId): Promise<ChosenItem | null> {
  const [found] = await tx.q.select(chosenColumns(tx)).from(tx.t.items).where(eq(tx.t.items.id, id));
  return found ?? null;
}

const chosenColumns = ({ t: { items: i } }: Tx) => ({
  id: i.id,
  workflow: i.workflow,
  queue: i.queue,
  agent: i.agent,
  action: i.action,
  title: i.title,
  level: i.level,
  quorum: i.quorum,
  outcome: i.outcome,
  execution: i.execution,
  policyVersion: i.policyVersion,
  openedAt: i.openedAt,
  closedAt: i.closedAt,
  atRisk: i.atRisk,
  ruling: i.ruling,
  fold: i.fold,
});

/** What a table of decisions tells of items beside what they were chosen by. */
export async function rowFactsOf(
  tx: Tx,
  ids: readonly ItemId[],
): Promise<ReadonlyMap<ItemId, { readonly run: string | null; readonly step: string | null; readonly externalId: string | null }>> {
  if (ids.length === 0) return new Map();
  const { items: i } = tx.t;
  const rows = await tx.q
    .select({ id: i.id, run: i.run, step: i.step, externalId: i.externalId })
    .from(i)
    .where(inArray(i.id, [...ids]));
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}

/** What people and the agent did with these items that a table of decisions tells, in order. */
export async function decidingEvents(tx: Tx, streams: readonly string[]): Promise<StoredEvent[]> {
  if (streams.length === 0) return [];
  const { events } = tx.t;
  const rows = await tx.q
    .select()
    .from(events)
    .where(and(inArray(events.stream, [...streams]), inArray(events.type, [...DECIDING])))
    .orderBy(asc(events.stream), asc(events.seq));
  return rows.map(fromRecord);
}

const DECIDING = ["voted", "recalled", "cleared", "closed", "withdrawn", "redeemed", "succeeded", "failed", "reversed"] as const;

/** Open items that two or more sign: among them are those that are signed blind. */
export async function openQuorums(tx: Tx): Promise<Pick<ChosenItem, "id" | "workflow" | "queue" | "fold">[]> {
  const { items } = tx.t;
  return await tx.q
    .select({ id: items.id, workflow: items.workflow, queue: items.queue, fold: items.fold })
    .from(items)
    .where(and(isNotNull(items.purpose), gt(items.quorum, 1), ne(items.review, "closed")));
}
