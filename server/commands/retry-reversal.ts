// Tries a reversal again that did not come through.
import type { ClaimInput } from "@core/words/decisions";
import { ok } from "@core/words/result";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { changeItem } from "./commit/change-item";

export const retryReversal = (deps: Deps, { actor, itemId, onBehalfOf }: ByPerson<ClaimInput>) =>
  changeItem(deps, { actor, itemId, prepare: () => ok({ command: { type: "retry_reversal", onBehalfOf } }) });
