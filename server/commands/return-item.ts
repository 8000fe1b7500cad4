// Sends an item back to who sent it up, with an answer.
import type { ReturnInput } from "@core/words/handing";
import { ok } from "@core/words/result";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { changeItem } from "./commit/change-item";

export const returnItem = (deps: Deps, { actor, itemId, answer, onBehalfOf }: ByPerson<ReturnInput>) =>
  changeItem(deps, { actor, itemId, prepare: () => ok({ command: { type: "return", answer, onBehalfOf } }) });
