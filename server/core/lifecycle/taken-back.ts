// What of an item's decisions was taken back, so that whoever tells of them later does not tell it as what stood.
import type { ItemEvent } from "@core/words/events";
import type { Item } from "./item";

/**
 * The numbers of signatures that stand no more, and of decisions and grants that were undone. Of a decision that is undone the signatures of others may
 * stand on: those that do are in the item.
 */
export function takenBack({ votes }: Pick<Item, "votes">, events: readonly ItemEvent[]): ReadonlySet<number> {
  const undone = events.findLast((event) => event.type === "recalled" && event.data.what === "decision")?.seq ?? 0;
  const gone = new Set<number>();
  for (const event of events) {
    if (event.type === "voted") {
      const { by, at, revisionHash } = event.data.vote;
      if (!votes.some((vote) => vote.by === by && vote.at === at && vote.revisionHash === revisionHash)) gone.add(event.seq);
    } else if ((event.type === "closed" || event.type === "cleared") && event.seq < undone) gone.add(event.seq);
  }
  return gone;
}
