// Rejects the revision on the screen; one person is enough.
import type { RejectInput } from "@core/words/decisions";
import { ok } from "@core/words/result";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { changeItem } from "./commit/change-item";
import { seenOf } from "./commit/seen";

export const rejectItem = (deps: Deps, { actor, itemId, reason, onBehalfOf, ...seen }: ByPerson<RejectInput>) =>
  changeItem(deps, { actor, itemId, prepare: () => ok({ command: { type: "reject", reason, onBehalfOf, seen: seenOf(seen) } }) });
