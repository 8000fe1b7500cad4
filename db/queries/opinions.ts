// Second opinions that were asked for: kept beside the trail so that whoever was asked finds them.
import type { ItemId, Ms, PersonId } from "@core/words/ids";
import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import type { Tx } from "../store";

export type StoredOpinion = Tx["t"]["opinions"]["$inferSelect"];

export async function insertOpinion(tx: Tx, opinion: Omit<StoredOpinion, "endedAt">): Promise<void> {
  await tx.q.insert(tx.t.opinions).values({ ...opinion, endedAt: null });
}

/** It was given, or is no longer asked. */
export async function endOpinion(tx: Tx, item: ItemId, seq: number, at: Ms): Promise<void> {
  const { opinions } = tx.t;
  await tx.q
    .update(opinions)
    .set({ endedAt: at })
    .where(and(eq(opinions.item, item), eq(opinions.seq, seq)));
}

/** What a person was asked and has not answered, of items that are still open; the oldest first. */
export async function opinionsAsked(tx: Tx, of: PersonId, limit: number): Promise<readonly (StoredOpinion & { readonly title: string })[]> {
  const { opinions, items } = tx.t;
  return tx.q
    .select({
      item: opinions.item,
      seq: opinions.seq,
      asker: opinions.asker,
      of: opinions.of,
      at: opinions.at,
      endedAt: opinions.endedAt,
      title: items.title,
    })
    .from(opinions)
    .innerJoin(items, eq(items.id, opinions.item))
    .where(and(eq(opinions.of, of), isNull(opinions.endedAt), isNotNull(items.purpose)))
    .orderBy(asc(opinions.at))
    .limit(limit);
}
