// Claims an item: a lease, taken by somebody who may decide it and has room for it.
import type { ClaimInput } from "@core/words/decisions";
import { ok } from "@core/words/result";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { changeItem } from "./commit/change-item";
import { countedHands } from "./commit/counted-hands";

export const claimItem = (deps: Deps, { actor, itemId, onBehalfOf }: ByPerson<ClaimInput>) =>
  changeItem(deps, {
    actor,
    itemId,
    prepare: async ({ tx }) => ok({ command: { type: "claim", onBehalfOf }, hands: await countedHands(deps, tx, [actor.person]) }),
  });
