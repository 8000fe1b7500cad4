// Notes which items show which evidence, for items from before that was noted with each revision; until it is done nothing is erased.
import { lockAlone } from "@/db/engine/locks";
import { allUsesKept, keepOlderUses as keepNext } from "@/db/queries/evidence-uses";
import type { Deps } from "../deps";

const ITEMS_AT_ONCE = 500;

/** True while there are more. */
export async function keepOlderUses(deps: Deps): Promise<boolean> {
  if (await deps.store.read(allUsesKept)) return false;
  return deps.store.write(async (tx) => {
    await lockAlone(tx, "evidence");
    return keepNext(tx, ITEMS_AT_ONCE);
  });
}
