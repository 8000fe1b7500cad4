// Escalates an item to the queue above, with a reason and what the escalator would do.
import type { EscalateInput } from "@core/words/decisions";
import { ok } from "@core/words/result";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { changeItem } from "./commit/change-item";

export const escalateItem = (deps: Deps, { actor, itemId, reason, leaning, onBehalfOf }: ByPerson<EscalateInput>) =>
  changeItem(deps, { actor, itemId, prepare: () => ok({ command: { type: "escalate", reason, leaning, onBehalfOf } }) });
