// Takes a suspended item up again before its time.
import type { ItemId } from "@core/words/ids";
import { ok } from "@core/words/result";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { changeItem } from "./commit/change-item";

export const resumeItem = (deps: Deps, { actor, itemId }: ByPerson<{ readonly itemId: ItemId }>) =>
  changeItem(deps, { actor, itemId, prepare: () => ok({ command: { type: "resume" } }) });
