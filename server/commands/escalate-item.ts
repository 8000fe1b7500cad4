// Sends an item up, with a reason and what the escalator would do: to the queue above, to another one further up, or to a person.
import type { EscalateInput } from "@core/words/decisions";
import { ok } from "@core/words/result";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { changeItem } from "./commit/change-item";

export const escalateItem = (deps: Deps, { actor, itemId, reason, leaning, to, onBehalfOf }: ByPerson<EscalateInput>) =>
  changeItem(deps, { actor, itemId, prepare: () => ok({ command: { type: "escalate", reason, leaning, to, onBehalfOf } }) });
