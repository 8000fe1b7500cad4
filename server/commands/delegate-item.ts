// Hands one item over to a named person, with a long lease.
import type { DelegateInput } from "@core/words/decisions";
import { ok } from "@core/words/result";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { changeItem } from "./commit/change-item";

export const delegateItem = (deps: Deps, { actor, itemId, to, onBehalfOf }: ByPerson<DelegateInput>) =>
  changeItem(deps, { actor, itemId, prepare: () => ok({ command: { type: "delegate", to, onBehalfOf } }) });
