// The driver: fires what is due on items that nobody touches. Commands fire an item's own timers first, so no answer depends on when this runs.
import { dueItemIds } from "@/db/queries/items";
import { advanceItem } from "../commands/advance-item";
import type { Deps } from "../deps";
import { type Loop, startLoop } from "./loop";

const EVERY_MS = 250;
const BATCH = 200;

export function startDriver(deps: Deps): Loop {
  return startLoop("fire-timers", EVERY_MS, deps.log, async () => {
    const due = await deps.store.read(async (tx) => dueItemIds(tx, await deps.store.nowMs(tx), BATCH));
    const outcomes = await Promise.allSettled(due.map((itemId) => advanceItem(deps, { itemId })));
    const faults = outcomes.filter((outcome) => outcome.status === "rejected");
    for (const fault of faults) deps.log.error({ err: fault.reason }, "an item's timers could not be fired; they stay due");
    // Items that fail stay due: without a pause they would be tried without end.
    return due.length === BATCH && faults.length === 0;
  });
}
