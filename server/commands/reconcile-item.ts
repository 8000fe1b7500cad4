// Establishes what happened where the agent could not say, with the evidence for it.
import type { ReconcileInput } from "@core/words/decisions";
import { ok } from "@core/words/result";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { changeItem } from "./commit/change-item";

export const reconcileItem = (deps: Deps, { actor, itemId, outcome, evidence, onBehalfOf }: ByPerson<ReconcileInput>) =>
  changeItem(deps, { actor, itemId, prepare: () => ok({ command: { type: "reconcile", outcome, evidence, onBehalfOf } }) });
