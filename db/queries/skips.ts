// Who passed an item by, and why.
import type { ItemId, Ms, PersonId } from "@core/words/ids";
import { and, count, eq, gte } from "drizzle-orm";
import type { Tx } from "../store";

export interface StoredSkip {
  readonly item: ItemId;
  readonly person: PersonId;
  readonly at: Ms;
  readonly reason: string | null;
}

/** Skips of one item that are looked at; more than that say nothing new. */
const LOOKED_AT = 200;

export async function recordSkip(tx: Tx, skip: StoredSkip): Promise<void> {
  await tx.q.insert(tx.t.skips).values(skip).onConflictDoNothing();
}

export async function skipsOf(tx: Tx, item: ItemId): Promise<StoredSkip[]> {
  const { skips } = tx.t;
  return await tx.q.select().from(skips).where(eq(skips.item, item)).limit(LOOKED_AT);
}

export async function countSkips(tx: Tx, person: PersonId, since: Ms): Promise<number> {
  const { skips } = tx.t;
  const [counted] = await tx.q
    .select({ count: count() })
    .from(skips)
    .where(and(eq(skips.person, person), gte(skips.at, since)));
  return counted?.count ?? 0;
}
