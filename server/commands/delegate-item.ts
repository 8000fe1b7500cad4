// Hands one item over to a named person, with a long lease.
import type { DelegateInput } from "@core/words/decisions";
import { ok } from "@core/words/result";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { changeItem } from "./commit/change-item";
import { countedHands } from "./commit/counted-hands";

export const delegateItem = (deps: Deps, { actor, itemId, to, onBehalfOf }: ByPerson<DelegateInput>) =>
  changeItem(deps, {
    actor,
    itemId,
    prepare: async ({ tx }) => ok({ command: { type: "delegate", to, onBehalfOf }, hands: await countedHands(deps, tx, [to]) }),
  });
