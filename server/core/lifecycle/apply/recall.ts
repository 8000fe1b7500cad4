// Undo: a vote while the quorum is open, a decision until it is redeemed or final. Time that passed is not given back.
import type { Decision } from "@core/words/events";
import type { Scene } from "../commands";
import { type Decided, verdict, type Write } from "../draft";
import type { Acting } from "../eligibility";
import type { Item } from "../item";
import { continueRung, pauseRung } from "../ladder";
import { queueIdOf, queueOf } from "../placement";

export function recall(item: Item, by: Acting, scene: Scene, write: Write): Decided {
  const { decision, maxAt } = item;
  if (decision === null) {
    const revision = revisionBefore(item, by, false);
    return verdict(write("recalled", { what: "vote", by: by.id, claim: null, rung: null, revision, maxAt }));
  }
  const claim = { by: by.id, onBehalfOf: by.onBehalfOf, leaseUntil: scene.now + scene.settings.leaseMs };
  const revision = revisionBefore(item, by, true);
  return verdict(write("recalled", { what: "decision", by: by.id, claim, rung: rungSince(item, decision, scene), revision, maxAt }));
}

/**
 * An edit is undone with the vote of its author: by the author, or by a manager who undoes the whole decision. Whoever only approved
 * somebody else's edit takes back no more than that.
 */
function revisionBefore(item: Item, by: Acting, wholeDecision: boolean) {
  const { revision, votes, earlierRevisions } = item;
  const edit = votes.find((vote) => vote.kind === "edit" && vote.revisionHash === revision.hash && vote.by === revision.by);
  const before = earlierRevisions.at(-1);
  if (edit === undefined || before === undefined) return null;
  const voted = votes.some((vote) => vote.by === by.id);
  const undone = wholeDecision ? approved(item) && (edit.by === by.id || !voted) : edit.by === by.id;
  if (!undone) return null;
  return { number: before.number, hash: before.hash, actionHash: before.actionHash };
}

const approved = ({ decision }: Item) => decision?.kind === "approve" || decision?.kind === "edit";

/** The ladder rested from the decision until now. */
function rungSince(item: Item, decision: Decision, scene: Scene) {
  const queue = queueOf(scene, queueIdOf(item));
  return continueRung(queue, item.rung && pauseRung(queue, item.rung, decision.at), scene.now);
}
