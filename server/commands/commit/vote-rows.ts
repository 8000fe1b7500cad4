// Votes beside the fold: one row a person and revision, so that the database itself refuses a second one.
import type { Vote } from "@core/words/events";
import type { ItemId, Ms } from "@core/words/ids";
import { recallVote, recordVote } from "@/db/queries/votes";
import type { Tx } from "@/db/store";

/** Brings the rows from the votes before an event to the votes after it. Throws when the database knows better than the lifecycle. */
export async function keepVoteRows(tx: Tx, item: ItemId, before: readonly Vote[], after: readonly Vote[], at: Ms): Promise<void> {
  if (before === after) return;
  for (const vote of before.filter((one) => !after.includes(one))) {
    await recallVote(tx, { item, revisionHash: vote.revisionHash, actor: vote.by }, at);
  }
  for (const { by, onBehalfOf, kind, revisionHash, at: votedAt } of after.filter((one) => !before.includes(one))) {
    const recorded = await recordVote(tx, { item, revisionHash, actor: by, onBehalfOf, kind, at: votedAt });
    if (!recorded) throw new Error(`${by} has voted on ${revisionHash} already`);
  }
}
