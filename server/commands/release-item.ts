// Gives a claimed item back to its queue.
import type { ItemId } from "@core/words/ids";
import { ok } from "@core/words/result";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { changeItem } from "./commit/change-item";

export const releaseItem = (deps: Deps, { actor, itemId }: ByPerson<{ readonly itemId: ItemId }>) =>
  changeItem(deps, { actor, itemId, prepare: () => ok({ command: { type: "release" } }) });
