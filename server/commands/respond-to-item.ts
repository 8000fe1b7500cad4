// Responds in the agent's place: guidance for it, or the result itself.
import type { RespondInput } from "@core/words/decisions";
import { ok } from "@core/words/result";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { changeItem } from "./commit/change-item";
import { seenOf } from "./commit/seen";

export const respondToItem = (deps: Deps, { actor, itemId, means, body, onBehalfOf, ...seen }: ByPerson<RespondInput>) =>
  changeItem(deps, { actor, itemId, prepare: () => ok({ command: { type: "respond", means, body, onBehalfOf, seen: seenOf(seen) } }) });
