// The frame of every command on items: one transaction at the database's clock, waiters woken after the commit, a busy database told as a refusal.
import type { ItemId, Ms } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { type Result, refuse } from "@core/words/result";
import { StoreBusy, type Tx } from "@/db/store";
import type { Deps } from "../../deps";

export interface Transaction {
  readonly tx: Tx;
  /** The database's clock. */
  readonly now: Ms;
  /** Items that change: whoever waits for them is woken after the commit. */
  readonly touched: Set<ItemId>;
}

/** Runs `work` in one transaction. What it throws undoes everything; what it refuses leaves what it had written, such as timers that were due. */
export async function inTransaction<Value, Problem>(
  deps: Deps,
  work: (transaction: Transaction) => Promise<Result<Value, Problem>>,
): Promise<Result<Value, Problem | Refusal>> {
  const touched = new Set<ItemId>();
  try {
    const outcome = await deps.store.write(async (tx) => {
      touched.clear();
      return work({ tx, now: await deps.store.nowMs(tx), touched });
    });
    deps.live.itemsChanged(touched);
    return outcome;
  } catch (fault) {
    if (fault instanceof StoreBusy) return refuse({ code: "busy" });
    throw fault;
  }
}
