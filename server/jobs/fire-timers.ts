// The driver: fires what is due on items that nobody touches. Commands fire an item's own timers first, so no answer depends on when this runs.
import { advanceDue } from "../commands/advance-due";
import type { Deps } from "../deps";
import { type Loop, startLoop } from "./loop";

const EVERY_MS = 250;
const BATCH = 200;

export function startDriver(deps: Deps): Loop {
  return startLoop({ name: "fire-timers", log: deps.log, everyMs: EVERY_MS }, async (stopping) => {
    const { faults, more } = await advanceDue(deps, BATCH, stopping);
    if (faults.length > 0) deps.log.error({ err: faults[0], items: faults.length }, "timers of items could not be fired; they stay due");
    return more ? "now" : "later";
  });
}
