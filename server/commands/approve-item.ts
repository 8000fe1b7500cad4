// Approves the revision on the screen: a vote, which clears the item once the quorum is met.
import type { ApproveInput } from "@core/words/decisions";
import { ok } from "@core/words/result";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { changeItem } from "./commit/change-item";
import { seenOf } from "./commit/seen";

export const approveItem = (deps: Deps, { actor, itemId, note, onBehalfOf, ...seen }: ByPerson<ApproveInput>) =>
  changeItem(deps, { actor, itemId, prepare: () => ok({ command: { type: "approve", note, onBehalfOf, seen: seenOf(seen) } }) });
