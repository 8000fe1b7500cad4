// Counts that a person passed an item by, and why. It asks nobody, decides nothing and moves nothing: a claim is given back by its own command.
import type { ItemId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { readItem } from "@/db/queries/items";
import { recordSkip } from "@/db/queries/skips";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { isVisible } from "./commit/visible";

export function skipItem(
  deps: Deps,
  { actor, itemId, reason }: ByPerson<{ readonly itemId: ItemId; readonly reason: string | null }>,
): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    const at = await deps.store.nowMs(tx);
    const stored = await readItem(tx, itemId);
    if (!stored || !(await isVisible(deps, tx, actor, stored, at))) return refuse({ code: "not-found" });
    await recordSkip(tx, { item: itemId, person: actor.person, at, reason });
    return ok(null);
  });
}
