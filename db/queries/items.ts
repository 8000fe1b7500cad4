// Items: locked and saved by commands, found by the driver, the queues and their agents.
import type { Item } from "@core/lifecycle/item";
import type { AgentId, ItemId, Ms, QueueId } from "@core/words/ids";
import { type ExecutionState, OUTCOME_LABELS, OUTCOMES, type Outcome, type ReviewLabel, type ReviewState } from "@core/words/vocabulary";
import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { insertInto, placeholders, prepared } from "../engine/prepared";
import { forUpdate, forUpdateSkipLocked, laterThan } from "../engine/sql";
import type { Tx } from "../store";
import { fromRecord, type StoredItem, toRecord } from "./stored-item";

const byId = prepared("item by id", ({ q, t }) =>
  q
    .select()
    .from(t.items)
    .where(eq(t.items.id, sql.placeholder("id"))),
);
const lockedById = prepared("item by id, locked", ({ q, t }) =>
  forUpdate(
    q
      .select()
      .from(t.items)
      .where(eq(t.items.id, sql.placeholder("id"))),
  ),
);
const freeById = prepared("item by id, unless locked", ({ q, t }) =>
  forUpdateSkipLocked(
    q
      .select()
      .from(t.items)
      .where(eq(t.items.id, sql.placeholder("id"))),
  ),
);
const insert = insertInto("items");

/** What a submission fixes for good: an update leaves it, and the indexes over it, alone. */
const FIXED = ["id", "workflow", "step", "run", "agent", "externalId", "groupId", "openedAt", "supersedes"] as const;

const update = prepared("item update", ({ q, t }) =>
  q
    .update(t.items)
    .set(placeholders(t.items, FIXED))
    .where(and(eq(t.items.id, sql.placeholder("id")), eq(t.items.version, sql.placeholder("expectedVersion"))))
    .returning({ id: t.items.id }),
);

export async function readItem(tx: Tx, id: ItemId): Promise<StoredItem | null> {
  const [record] = await byId(tx).execute({ id });
  return record ? fromRecord(record) : null;
}

/** As `readItem`, and no other transaction changes it until this one ends. Take the group's lock first. */
export async function lockItem(tx: Tx, id: ItemId): Promise<StoredItem | null> {
  const [record] = await lockedById(tx).execute({ id });
  return record ? fromRecord(record) : null;
}

/** As `lockItem`, but null also when somebody else has it locked: whoever takes any of many goes on to the next. */
export async function lockItemIfFree(tx: Tx, id: ItemId): Promise<StoredItem | null> {
  const [record] = await freeById(tx).execute({ id });
  return record ? fromRecord(record) : null;
}

export const insertItem = (tx: Tx, stored: StoredItem): Promise<void> => insert(tx, toRecord(stored));

/** False when the row is no longer at `expectedVersion`: then nothing was written. */
export async function saveItem(tx: Tx, stored: StoredItem, expectedVersion: number): Promise<boolean> {
  const rows = await update(tx).execute({ ...toRecord(stored), expectedVersion });
  return rows.length === 1;
}

/** A lease renewed without an event: the version stays, so that nobody's signature turns stale. */
export async function renewLease(
  tx: Tx,
  id: ItemId,
  renewed: { readonly leaseUntil: Ms; readonly fold: Item; readonly nextAt: Ms | null },
): Promise<boolean> {
  const rows = await tx.q
    .update(tx.t.items)
    .set(renewed)
    .where(and(eq(tx.t.items.id, id), eq(tx.t.items.version, renewed.fold.version)))
    .returning({ id: tx.t.items.id });
  return rows.length === 1;
}

const byExternalId = prepared("item by external id", ({ q, t }) =>
  q
    .select()
    .from(t.items)
    .where(
      and(
        eq(t.items.agent, sql.placeholder("agent")),
        or(eq(t.items.externalId, sql.placeholder("externalId")), eq(t.items.externalId, sql.placeholder("digest"))),
      ),
    ),
);

/** `digest` stands in the row in place of the id once the item's content was erased. */
export async function findItemByExternalId(tx: Tx, agent: AgentId, externalId: string, digest: string): Promise<StoredItem | null> {
  const [record] = await byExternalId(tx).execute({ agent, externalId, digest });
  return record ? fromRecord(record) : null;
}

/** Puts a digest in place of the id that the agent gave it, so that a submission is known again and nobody reads what the id said. */
export async function hideExternalId(tx: Tx, id: ItemId, digest: string): Promise<void> {
  const { items } = tx.t;
  await tx.q
    .update(items)
    .set({ externalId: digest })
    .where(and(eq(items.id, id), isNotNull(items.externalId)))
    .returning({ id: items.id });
}

/** Closed items of a workflow whose content is still there, closed before an instant, the longest closed first. */
export async function itemsToErase(
  tx: Tx,
  workflow: string,
  closedBefore: Ms,
  after: RetainedPlace,
  limit: number,
): Promise<RetainedItem[]> {
  const { items } = tx.t;
  const rows = await tx.q
    .select({ id: items.id, closedAt: items.closedAt, reversibleUntil: items.reversibleUntil })
    .from(items)
    .where(
      and(
        eq(items.workflow, workflow),
        isNotNull(items.closedAt),
        isNull(items.erasedAt),
        laterThan([items.closedAt, items.id], [after.closedAt, after.id]),
        lt(items.closedAt, closedBefore),
      ),
    )
    .orderBy(asc(items.closedAt), asc(items.id))
    .limit(limit);
  return rows.flatMap(({ closedAt, ...row }) => (closedAt === null ? [] : [{ ...row, closedAt }]));
}

export interface RetainedPlace {
  readonly closedAt: Ms;
  readonly id: string;
}

export interface RetainedItem extends RetainedPlace {
  readonly id: ItemId;
  readonly reversibleUntil: Ms | null;
}

/** How many there are, counted on the index; of more than `most` only so many are. */
export async function countToErase(tx: Tx, workflow: string, closedBefore: Ms, most: number): Promise<number> {
  const { items } = tx.t;
  const found = tx.q
    .select({ id: items.id })
    .from(items)
    .where(and(eq(items.workflow, workflow), isNotNull(items.closedAt), isNull(items.erasedAt), lt(items.closedAt, closedBefore)))
    .limit(most)
    .as("found");
  const [row] = await tx.q.select({ count: sql<number>`count(*)`.mapWith(Number) }).from(found);
  return row?.count ?? 0;
}

const due = prepared("items due", ({ q, t }) =>
  q
    .select({ id: t.items.id })
    .from(t.items)
    .where(and(isNotNull(t.items.nextAt), lte(t.items.nextAt, sql.placeholder("now"))))
    .orderBy(asc(t.items.nextAt))
    .limit(sql.placeholder("limit")),
);

/** Items whose next deadline has come, the most overdue first. */
export async function dueItemIds(tx: Tx, now: Ms, limit: number): Promise<ItemId[]> {
  return (await due(tx).execute({ now, limit })).map((row) => row.id);
}

const claimable = prepared("items claimable", ({ q, t }) =>
  q
    .select({ id: t.items.id, sortPriority: t.items.sortPriority, sortDue: t.items.sortDue })
    .from(t.items)
    .where(and(eq(t.items.queue, sql.placeholder("queue")), isNotNull(t.items.purpose), eq(t.items.review, "queued")))
    .orderBy(asc(t.items.sortPriority), asc(t.items.sortDue), asc(t.items.id))
    .limit(sql.placeholder("limit")),
);

/** The next items of these queues, best first. One index range a queue, then merged: an index cannot be in order over several. */
export async function claimableItemIds(tx: Tx, queues: readonly QueueId[], limit: number): Promise<ItemId[]> {
  const rows = [];
  for (const queue of new Set(queues)) rows.push(...(await claimable(tx).execute({ queue, limit })));
  rows.sort((a, b) => a.sortPriority - b.sortPriority || a.sortDue - b.sortDue || (a.id < b.id ? -1 : 1));
  return rows.slice(0, limit).map((row) => row.id);
}

const members = prepared("items of group", ({ q, t }) =>
  q
    .select()
    .from(t.items)
    .where(and(eq(t.items.agent, sql.placeholder("agent")), eq(t.items.groupId, sql.placeholder("group"))))
    .orderBy(asc(t.items.id)),
);

/** All members of a group so far, in order of id. Take the group's lock first. */
export async function groupMembers(tx: Tx, agent: AgentId, group: string): Promise<StoredItem[]> {
  return (await members(tx).execute({ agent, group })).map(fromRecord);
}

export interface AgentItemsFilter {
  readonly agent: AgentId;
  readonly workflow?: string | undefined;
  /** The scope of the key that asks. */
  readonly workflows?: readonly string[] | undefined;
  readonly run?: string | undefined;
  /** As the API prints it: a state, or how it closed. */
  readonly review?: ReviewLabel | undefined;
  readonly execution?: ExecutionState | undefined;
  readonly group?: string | undefined;
  readonly externalId?: string | undefined;
}

/** One agent's items in order of id, so oldest first; the cursor is the last id of the page before. */
export async function listAgentItems(tx: Tx, filter: AgentItemsFilter, cursor: ItemId | null, limit: number): Promise<StoredItem[]> {
  const { items } = tx.t;
  const where = [
    eq(items.agent, filter.agent),
    cursor === null ? undefined : gt(items.id, cursor),
    filter.workflow === undefined ? undefined : eq(items.workflow, filter.workflow),
    filter.workflows === undefined ? undefined : inArray(items.workflow, [...filter.workflows]),
    filter.run === undefined ? undefined : eq(items.run, filter.run),
    filter.execution === undefined ? undefined : eq(items.execution, filter.execution),
    filter.group === undefined ? undefined : eq(items.groupId, filter.group),
    filter.externalId === undefined ? undefined : eq(items.externalId, filter.externalId),
    ...reviewIs(tx, filter.review),
  ];
  return (
    await tx.q
      .select()
      .from(items)
      .where(and(...where))
      .orderBy(asc(items.id))
      .limit(limit)
  ).map(fromRecord);
}

/** `approved` is how three outcomes are printed; the rest of the labels are states. */
export function reviewIs({ t }: Tx, label: ReviewLabel | undefined): (SQL | undefined)[] {
  if (label === undefined) return [];
  const outcomes = OUTCOMES.filter((outcome: Outcome) => OUTCOME_LABELS[outcome] === label);
  if (outcomes.length === 0) return [eq(t.items.review, label as ReviewState)];
  return [eq(t.items.review, "closed"), inArray(t.items.outcome, outcomes)];
}
