// Items by what people have of them: a revision's hash, an external id, a run's name. Each by its own index, and bounded.
import type { AgentId, Hash, ItemId } from "@core/words/ids";
import { and, desc, eq, inArray } from "drizzle-orm";
import type { Tx } from "../store";

const ids = (rows: readonly { readonly id: ItemId }[]): ItemId[] => rows.map(({ id }) => id);

export async function itemsOfRevision({ q, t: { revisions } }: Tx, hash: Hash, limit: number): Promise<ItemId[]> {
  return ids(await q.select({ id: revisions.item }).from(revisions).where(eq(revisions.hash, hash)).limit(limit));
}

/** An external id is unique for each agent, so each agent is asked for it. */
export async function itemsOfExternalId(
  { q, t: { items } }: Tx,
  agents: readonly AgentId[],
  externalId: string,
  limit: number,
): Promise<ItemId[]> {
  if (agents.length === 0) return [];
  const named = and(inArray(items.agent, [...agents]), eq(items.externalId, externalId));
  return ids(await q.select({ id: items.id }).from(items).where(named).limit(limit));
}

/** The newest first. */
export async function itemsOfRun({ q, t: { items } }: Tx, run: string, limit: number): Promise<ItemId[]> {
  return ids(await q.select({ id: items.id }).from(items).where(eq(items.run, run)).orderBy(desc(items.id)).limit(limit));
}
