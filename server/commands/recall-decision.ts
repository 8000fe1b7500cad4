// Undo: takes back one's own vote, or a decision that has not been redeemed. An edit that is undone takes what it showed along.
import { decide } from "@core/lifecycle/decide";
import { foldDrafts } from "@core/lifecycle/draft";
import { openRevision } from "@core/trail/revision-hash";
import type { ClaimInput } from "@core/words/decisions";
import { ok } from "@core/words/result";
import { readRevision } from "@/db/queries/revisions";
import type { Deps } from "../deps";
import { type ByPerson, namedActor } from "./commit/actor";
import { type AtHand, changeItem, type Prepared } from "./commit/change-item";

export const recallDecision = (deps: Deps, { actor, itemId, onBehalfOf }: ByPerson<ClaimInput>) =>
  changeItem(deps, {
    actor,
    itemId,
    prepare: async (at) => {
      const command = { type: "recall", onBehalfOf } as const;
      const decided = decide(at.stored.item, command, namedActor(actor), at.scene);
      if (!decided.ok) return ok({ command });
      return ok({ command, ...(await shownAgain(at, foldDrafts(at.stored.item, decided.value.events, at.scene.now).revision.number)) });
    },
  });

/** What stands beside the fold was the edit's; the revision that stands again has its own. */
async function shownAgain({ tx, stored }: AtHand, number: number): Promise<Pick<Prepared, "beside">> {
  if (number === stored.item.revision.number) return {};
  const revision = await readRevision(tx, stored.item.id, number);
  if (!revision) throw new Error(`item ${stored.item.id} has no revision ${number}`);
  return { beside: { atRisk: openRevision(revision.body).at_risk } };
}
