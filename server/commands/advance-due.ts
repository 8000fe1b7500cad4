// The driver's command: fires what is due on items that nobody touches, each in its own transaction. Twice does no harm: the second finds another state.
import type { ItemId } from "@core/words/ids";
import { ok } from "@core/words/result";
import { dueItemIds, readItem } from "@/db/queries/items";
import type { Deps } from "../deps";
import { lockAndAdvance } from "./commit/locked-item";
import { inTransaction } from "./commit/transaction";

export interface Advanced {
  /** What broke, an entry for each item whose timers stay due. */
  readonly faults: readonly unknown[];
  /** More may be due than one batch holds. */
  readonly more: boolean;
}

export async function advanceDue(deps: Deps, batch: number): Promise<Advanced> {
  const due = await deps.store.read(async (tx) => dueItemIds(tx, await deps.store.nowMs(tx), batch));
  const outcomes = await Promise.allSettled(due.map((itemId) => advance(deps, itemId)));
  const faults = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
  // Items that fail stay due: without a pause they would be tried without end.
  return { faults, more: due.length === batch && faults.length === 0 };
}

const advance = (deps: Deps, itemId: ItemId) =>
  inTransaction(deps, async ({ tx, now, touched }) => {
    const seen = await readItem(tx, itemId);
    if (seen?.nextAt && seen.nextAt <= now) await lockAndAdvance(deps, tx, seen, touched, { ifFree: true });
    return ok(null);
  });
