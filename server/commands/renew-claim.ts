// Renews a claim: the person is still at work. No event, so that nobody's version turns stale.
import type { ItemId } from "@core/words/ids";
import { ok } from "@core/words/result";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { changeItem } from "./commit/change-item";

export const renewClaim = (deps: Deps, { actor, itemId }: ByPerson<{ readonly itemId: ItemId }>) =>
  changeItem(deps, { actor, itemId, prepare: () => ok({ command: { type: "renew" } }) });
