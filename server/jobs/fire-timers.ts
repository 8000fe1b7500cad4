// The driver: fires what is due on items that nobody touches. Commands fire an item's own timers first, so no answer depends on when this runs.
import { advanceDue } from "../commands/advance-due";
import type { Deps } from "../deps";
import { type Loop, startLoop } from "./loop";

const EVERY_MS = 250;
const BATCH = 200;

export function startDriver(deps: Deps): Loop {
  return startLoop("fire-timers", EVERY_MS, deps.log, async () => {
    const { faults, more } = await advanceDue(deps, BATCH);
    for (const fault of faults) deps.log.error({ err: fault }, "an item's timers could not be fired; they stay due");
    return more;
  });
}
