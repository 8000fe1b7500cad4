// Asks the agent to take an executed action back; one person is enough, since stopping harm must not be slower than doing it.
import type { RequestReversalInput } from "@core/words/decisions";
import { ok } from "@core/words/result";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { changeItem } from "./commit/change-item";

export const requestReversal = (deps: Deps, { actor, itemId, reason, onBehalfOf }: ByPerson<RequestReversalInput>) =>
  changeItem(deps, { actor, itemId, prepare: () => ok({ command: { type: "request_reversal", reason, onBehalfOf } }) });
