// Saved filters of queue pages: a person's own, and those shared with the members of a queue.
import type { PersonId, QueueId } from "@core/words/ids";
import { and, asc, eq, inArray, or } from "drizzle-orm";
import type { Tx } from "../store";

export interface StoredFilter extends Readonly<Tx["t"]["filters"]["$inferSelect"]> {
  /** The queue whose members have it too. */
  readonly sharedWith: QueueId | null;
}

/** More than this nobody finds anything among. */
const MOST = 200;

/** One's own, and those that are shared with one of these queues. */
export async function listFilters(tx: Tx, person: PersonId, queues: readonly QueueId[]): Promise<StoredFilter[]> {
  const { filters, filterShares } = tx.t;
  const own = eq(filters.person, person);
  const { id, name, query, at } = filters;
  return await tx.q
    .select({ id, person: filters.person, name, query, at, sharedWith: filterShares.queue })
    .from(filters)
    .leftJoin(filterShares, eq(filterShares.filter, filters.id))
    .where(queues.length === 0 ? own : or(own, inArray(filterShares.queue, [...queues])))
    .orderBy(asc(filters.name), asc(filters.id))
    .limit(MOST);
}

/** Adds a filter, or replaces the person's own one of that id; false when it is somebody else's. */
export async function saveFilter(tx: Tx, { sharedWith, ...filter }: StoredFilter): Promise<boolean> {
  const { filters, filterShares } = tx.t;
  const { name, query, at } = filter;
  const saved = await tx.q
    .insert(filters)
    .values(filter)
    .onConflictDoUpdate({ target: filters.id, set: { name, query, at }, setWhere: eq(filters.person, filter.person) })
    .returning({ id: filters.id });
  if (saved.length === 0) return false;
  await tx.q.delete(filterShares).where(eq(filterShares.filter, filter.id));
  if (sharedWith !== null) await tx.q.insert(filterShares).values({ filter: filter.id, queue: sharedWith });
  return true;
}

export async function removeFilter(tx: Tx, person: PersonId, id: string): Promise<void> {
  const { filters, filterShares } = tx.t;
  const own = tx.q
    .select({ id: filters.id })
    .from(filters)
    .where(and(eq(filters.person, person), eq(filters.id, id)));
  await tx.q.delete(filterShares).where(inArray(filterShares.filter, own));
  await tx.q.delete(filters).where(and(eq(filters.person, person), eq(filters.id, id)));
}
