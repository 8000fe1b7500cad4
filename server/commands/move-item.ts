// Moves an item to another queue, where its ladder starts anew.
import type { MoveInput } from "@core/words/decisions";
import { ok } from "@core/words/result";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { changeItem } from "./commit/change-item";

export const moveItem = (deps: Deps, { actor, itemId, to, onBehalfOf }: ByPerson<MoveInput>) =>
  changeItem(deps, { actor, itemId, prepare: () => ok({ command: { type: "move", to, onBehalfOf } }) });
