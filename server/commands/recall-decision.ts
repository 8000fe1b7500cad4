// Undo: takes back one's own vote, or a decision that has not been redeemed.
import type { ClaimInput } from "@core/words/decisions";
import { ok } from "@core/words/result";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { changeItem } from "./commit/change-item";

export const recallDecision = (deps: Deps, { actor, itemId, onBehalfOf }: ByPerson<ClaimInput>) =>
  changeItem(deps, { actor, itemId, prepare: () => ok({ command: { type: "recall", onBehalfOf } }) });
