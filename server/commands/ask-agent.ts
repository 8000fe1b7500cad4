// Asks the agent a question about the revision on the screen; the item waits for the answer.
import type { AskInput } from "@core/words/decisions";
import { ok } from "@core/words/result";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { changeItem } from "./commit/change-item";
import { seenOf } from "./commit/seen";

export const askAgent = (deps: Deps, { actor, itemId, question, onBehalfOf, ...seen }: ByPerson<AskInput>) =>
  changeItem(deps, { actor, itemId, prepare: () => ok({ command: { type: "ask", question, onBehalfOf, seen: seenOf(seen) } }) });
