// Queues with their ladders, hours, terms and members.
import type { Ms, PersonId, QueueId } from "@core/words/ids";
import { PLAIN_TERMS, type QueueTerms } from "@core/words/queue-terms";
import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import type { Ladder } from "../schema/columns";
import type { Tx } from "../store";
import { touchDirectory } from "./directory";

export interface StoredQueue {
  readonly id: QueueId;
  readonly name: string;
  /** Accountable for what waits here. */
  readonly owner: PersonId;
  /** Where escalations go; null at the top. */
  readonly over: QueueId | null;
  /** Declared seniority. */
  readonly rank: number;
  readonly ladder: Ladder;
  /** The calendar whose hours its ladder and its promises count in; null for day and night. */
  readonly calendar: string | null;
  readonly terms: QueueTerms;
  readonly members: readonly PersonId[];
  /** Grows with each change; an update names the one it saw. */
  readonly version: number;
  readonly createdAt: Ms;
}

/** A queue's own columns. */
function columns({ t: { queues } }: Tx) {
  const { id, name, owner, over, rank, ladder, calendar, terms, version, createdAt } = queues;
  return { id, name, owner, over, rank, ladder, calendar, terms, version, createdAt };
}

/** All queues in order of rank, then id, but those that were removed. There are tens of them. */
export async function readQueues(tx: Tx): Promise<StoredQueue[]> {
  const { queues, memberships } = tx.t;
  const rows = await tx.q.select(columns(tx)).from(queues).where(isNull(queues.removedAt)).orderBy(asc(queues.rank), asc(queues.id));
  const members = new Map<QueueId, PersonId[]>(rows.map((row) => [row.id, []]));
  for (const { queue, person } of await tx.q.select().from(memberships).orderBy(asc(memberships.person))) members.get(queue)?.push(person);
  return rows.map((row) => ({ ...row, terms: row.terms ?? PLAIN_TERMS, members: members.get(row.id) ?? [] }));
}

/** Those that were taken away: what was in them goes on naming them. */
export async function readRemovedQueues(tx: Tx): Promise<StoredQueue[]> {
  const { queues } = tx.t;
  const rows = await tx.q.select(columns(tx)).from(queues).where(isNotNull(queues.removedAt)).orderBy(asc(queues.id));
  return rows.map((row) => ({ ...row, terms: row.terms ?? PLAIN_TERMS, members: [] }));
}

/** Null also for one that was removed. */
export async function readQueue(tx: Tx, id: QueueId): Promise<StoredQueue | null> {
  const { queues, memberships } = tx.t;
  const [row] = await tx.q
    .select(columns(tx))
    .from(queues)
    .where(and(eq(queues.id, id), isNull(queues.removedAt)));
  if (!row) return null;
  const members = await tx.q
    .select({ person: memberships.person })
    .from(memberships)
    .where(eq(memberships.queue, id))
    .orderBy(asc(memberships.person));
  return { ...row, terms: row.terms ?? PLAIN_TERMS, members: members.map(({ person }) => person) };
}

/** Adds a queue with its members, at version 1; without hours it is open day and night, without terms it has PLAIN_TERMS. */
export async function insertQueue(
  tx: Tx,
  { members, calendar = null, terms = PLAIN_TERMS, ...queue }: Omit<StoredQueue, "version" | "calendar" | "terms"> & Partial<StoredQueue>,
): Promise<void> {
  await tx.q.insert(tx.t.queues).values({ ...queue, calendar, terms, version: 1 });
  await setMembers(tx, queue.id, members);
  await touchDirectory(tx);
}

/** Changes what is named; false when the queue is no longer at `expectedVersion`. */
export async function updateQueue(
  tx: Tx,
  id: QueueId,
  { members, ...change }: Partial<Pick<StoredQueue, "name" | "owner" | "over" | "rank" | "ladder" | "calendar" | "terms" | "members">>,
  expectedVersion: number,
): Promise<boolean> {
  const { queues } = tx.t;
  const rows = await tx.q
    .update(queues)
    .set({ ...change, version: expectedVersion + 1 })
    .where(and(eq(queues.id, id), eq(queues.version, expectedVersion)))
    .returning({ id: queues.id });
  if (rows.length === 0) return false;
  if (members) await setMembers(tx, id, members);
  await touchDirectory(tx);
  return true;
}

/** Takes a queue and its members away, its row stays; false when it is no longer at `expectedVersion`. Whether something still leads here is asked before, under the lock of the organisation. */
export async function removeQueue(tx: Tx, id: QueueId, at: Ms, expectedVersion: number): Promise<boolean> {
  const { queues } = tx.t;
  const rows = await tx.q
    .update(queues)
    .set({ removedAt: at, version: expectedVersion + 1 })
    .where(and(eq(queues.id, id), eq(queues.version, expectedVersion), isNull(queues.removedAt)))
    .returning({ id: queues.id });
  if (rows.length === 0) return false;
  await setMembers(tx, id, []);
  await touchDirectory(tx);
  return true;
}

async function setMembers(tx: Tx, queue: QueueId, people: readonly PersonId[]): Promise<void> {
  const { memberships } = tx.t;
  await tx.q.delete(memberships).where(eq(memberships.queue, queue));
  const rows = [...new Set(people)].map((person) => ({ queue, person }));
  if (rows.length > 0) await tx.q.insert(memberships).values(rows);
}
