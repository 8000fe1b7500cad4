// After a queue's hours changed, computes the running ladders of its open items anew; what is timed by the new hours already stays as it is.
import type { ItemId } from "@core/words/ids";
import { ok } from "@core/words/result";
import { endRetiming, moveRetiming, openItemsOf, type Retiming, readRetimings } from "@/db/queries/retimings";
import type { Deps } from "../deps";
import { changeItem } from "./commit/change-item";
import { doShare } from "./commit/shared-work";

/** So long after the change it goes through the queue once more: a command that had read the old hours may have committed behind the first time. */
const ONCE_MORE_AFTER_MS = 15_000;

export interface Retimed {
  readonly retimed: number;
  /** What broke, an entry for each item that keeps its old instant. */
  readonly faults: readonly unknown[];
  readonly more: boolean;
}

/** One batch of each queue in line. */
export async function retimeLadders(deps: Deps, batch: number, stopping?: AbortSignal): Promise<Retimed> {
  const waiting = await deps.store.read(readRetimings);
  let retimed = 0;
  let more = false;
  const faults: unknown[] = [];
  for (const one of waiting) {
    const found = await deps.store.read((tx) => openItemsOf(tx, one, batch));
    const last = found.at(-1);
    if (last === undefined) {
      await finish(deps, one);
      continue;
    }
    const lanes = Math.max(1, Math.floor(deps.store.background / 2));
    const outcome = await doShare(deps, { found, most: batch, lanes, ...(stopping && { stopping }) }, (itemId) => retime(deps, itemId));
    retimed += outcome.done;
    faults.push(...outcome.faults);
    if (stopping?.aborted || outcome.faults.length > 0) continue;
    await deps.store.write((tx) => moveRetiming(tx, { ...one, after: last }));
    more = true;
  }
  return { retimed, faults, more };
}

/** Ends after a second time through, begun when nobody can still be at the old hours. */
const finish = (deps: Deps, one: Retiming) =>
  deps.store.write(async (tx) => {
    if (one.last) return endRetiming(tx, one);
    if ((await deps.store.nowMs(tx)) - one.at >= ONCE_MORE_AFTER_MS) await moveRetiming(tx, { ...one, after: null, last: true });
  });

/** Whether an event was written. What was closed, paused or moved meanwhile has no running ladder here: nothing is to be done. */
async function retime(deps: Deps, itemId: ItemId): Promise<boolean> {
  const changed = await changeItem(deps, {
    actor: { kind: "system", id: "timer" },
    itemId,
    prepare: () => ok({ command: { type: "retime" } }),
  });
  if (changed.ok) return changed.value.events.length > 0;
  if (changed.refusal.code === "wrong-state") return false;
  throw new Error(`${itemId} could not be timed anew: ${changed.refusal.code}`);
}
