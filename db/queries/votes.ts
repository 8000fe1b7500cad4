// Votes, one a person and revision, so that a person cannot count twice even if the code is wrong.
import type { Hash, ItemId, Ms, PersonId } from "@core/words/ids";
import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { placeholders, prepared } from "../engine/prepared";
import type { Tx } from "../store";

export type StoredVote = Tx["t"]["votes"]["$inferSelect"];

const record = prepared("vote", ({ q, t: { votes } }) =>
  q
    .insert<SQLiteTable>(votes)
    .values(placeholders(votes))
    .onConflictDoUpdate({
      target: [votes.item, votes.revisionHash, votes.actor],
      set: placeholders(votes, ["item", "revisionHash", "actor"]),
      setWhere: isNotNull(votes.recalledAt),
    })
    .returning({ actor: votes.actor }),
);

/** False when this person's vote on this revision stands already. A recalled one is given anew. */
export async function recordVote(tx: Tx, vote: Omit<StoredVote, "recalledAt">): Promise<boolean> {
  const rows = await record(tx).execute({ ...vote, recalledAt: null });
  return rows.length === 1;
}

/** False when there is no standing vote to recall. */
export async function recallVote(
  tx: Tx,
  { item, revisionHash, actor }: { readonly item: ItemId; readonly revisionHash: Hash; readonly actor: PersonId },
  at: Ms,
): Promise<boolean> {
  const { votes } = tx.t;
  const rows = await tx.q
    .update(votes)
    .set({ recalledAt: at })
    .where(and(eq(votes.item, item), eq(votes.revisionHash, revisionHash), eq(votes.actor, actor), isNull(votes.recalledAt)))
    .returning({ actor: votes.actor });
  return rows.length === 1;
}

/** All votes on an item, recalled ones included, oldest first. */
export async function listVotes(tx: Tx, item: ItemId): Promise<StoredVote[]> {
  const { votes } = tx.t;
  return await tx.q.select().from(votes).where(eq(votes.item, item)).orderBy(asc(votes.at), asc(votes.actor));
}
