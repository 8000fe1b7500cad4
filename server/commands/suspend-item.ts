// Suspends a claimed item until an instant; its holder stays.
import type { SuspendInput } from "@core/words/decisions";
import { ok } from "@core/words/result";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { changeItem } from "./commit/change-item";

export const suspendItem = (deps: Deps, { actor, itemId, untilMs, reason }: ByPerson<SuspendInput>) =>
  changeItem(deps, { actor, itemId, prepare: () => ok({ command: { type: "suspend", until: untilMs, reason } }) });
