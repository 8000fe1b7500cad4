// The driver's command: fires what is due on items that nobody touches, each in its own transaction. Twice does no harm: the second finds another state.
import type { ItemId } from "@core/words/ids";
import { ok } from "@core/words/result";
import { dueItemIds, readItem } from "@/db/queries/items";
import type { Deps } from "../deps";
import { lockAndAdvance } from "./commit/locked-item";
import { doShare } from "./commit/shared-work";
import { inTransaction } from "./commit/transaction";

export interface Advanced {
  /** Items that this instance brought on. */
  readonly fired: number;
  /** What broke, an entry for each item whose timers stay due. */
  readonly faults: readonly unknown[];
  /** More may be due than one batch holds. */
  readonly more: boolean;
}

/** Every instance looks at so many times its own batch, and takes its own by chance. */
const SHARED_BY = 5;

export async function advanceDue(deps: Deps, batch: number, stopping?: AbortSignal): Promise<Advanced> {
  const found = await deps.store.read(async (tx) => dueItemIds(tx, await deps.store.nowMs(tx), batch * SHARED_BY));
  const share = { found, most: batch, lanes: deps.store.background, ...(stopping && { stopping }) };
  const { done, faults } = await doShare(deps, share, (itemId) => advance(deps, itemId));
  // Items that fail stay due: without a pause they would be tried without end.
  return { fired: done, faults, more: found.length > done && done > 0 && faults.length === 0 };
}

/** Whether it was this instance that fired; what somebody else holds is theirs. */
async function advance(deps: Deps, itemId: ItemId): Promise<boolean> {
  const fired = await inTransaction<boolean, never>(deps, async ({ tx, now, touched }) => {
    const seen = await readItem(tx, itemId);
    if (seen?.nextAt && seen.nextAt <= now) await lockAndAdvance(deps, tx, seen, touched, { ifFree: true });
    return ok(touched.has(itemId));
  });
  return fired.ok && fired.value;
}
