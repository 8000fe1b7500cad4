// Claims an item: a lease, taken by somebody who may decide it.
import type { ClaimInput } from "@core/words/decisions";
import { ok } from "@core/words/result";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { changeItem } from "./commit/change-item";

export const claimItem = (deps: Deps, { actor, itemId, onBehalfOf }: ByPerson<ClaimInput>) =>
  changeItem(deps, { actor, itemId, prepare: () => ok({ command: { type: "claim", onBehalfOf } }) });
