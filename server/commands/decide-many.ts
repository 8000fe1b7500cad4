// One answer to many items: each is signed by its own hash and answers for itself; one that is refused undoes none of the others.
import type { DecideManyInput } from "@core/words/decisions";
import type { ItemId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result } from "@core/words/result";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { type Changed, changeItem } from "./commit/change-item";

export interface DecidedOne {
  readonly itemId: ItemId;
  readonly result: Result<Changed, Refusal>;
}

/** Results in the order of the items. They are given to the store together, so that they share commits. */
export function decideMany(deps: Deps, { actor, items, decision, reason }: ByPerson<DecideManyInput>): Promise<readonly DecidedOne[]> {
  return Promise.all(
    items.map(async ({ itemId, revisionHash, seenVersion }) => {
      const seen = { revisionHash, seenVersion, seenMs: null };
      const command =
        decision === "approve"
          ? ({ type: "approve", seen, note: reason } as const)
          : ({ type: "reject", seen, reason: reason ?? "" } as const);
      return { itemId, result: await changeItem(deps, { actor, itemId, prepare: () => ok({ command }) }) };
    }),
  );
}
