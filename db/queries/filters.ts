// Saved filters of a person's queue pages.
import type { PersonId } from "@core/words/ids";
import { and, asc, eq } from "drizzle-orm";
import type { Tx } from "../store";

export type StoredFilter = Tx["t"]["filters"]["$inferSelect"];

export async function listFilters(tx: Tx, person: PersonId): Promise<StoredFilter[]> {
  const { filters } = tx.t;
  return await tx.q.select().from(filters).where(eq(filters.person, person)).orderBy(asc(filters.id));
}

/** Adds a filter, or replaces the person's own one of that id. */
export async function saveFilter(tx: Tx, filter: StoredFilter): Promise<void> {
  const { filters } = tx.t;
  const { name, query, at } = filter;
  await tx.q
    .insert(filters)
    .values(filter)
    .onConflictDoUpdate({ target: filters.id, set: { name, query, at }, setWhere: eq(filters.person, filter.person) });
}

export async function removeFilter(tx: Tx, person: PersonId, id: string): Promise<void> {
  const { filters } = tx.t;
  await tx.q.delete(filters).where(and(eq(filters.person, person), eq(filters.id, id)));
}
