// The loops of erasing: requests that nobody signed end, what retentions no longer keep goes, and older evidence is noted before anything can go.
import { eraseOutdated } from "../commands/erase-outdated";
import { expireErasures } from "../commands/expire-erasures";
import { keepOlderUses } from "../commands/keep-older-uses";
import type { Deps } from "../deps";
import { type Loop, startLoop } from "./loop";

const EVERY_MS = 10 * 60_000;

export const startErasing = (deps: Deps): Loop =>
  startLoop({ name: "erase-outdated", log: deps.log, everyMs: EVERY_MS }, async (stopping) => {
    if (await keepOlderUses(deps)) return "now";
    await expireErasures(deps);
    const { faults } = await eraseOutdated(deps, stopping);
    for (const fault of faults) deps.log.error({ err: fault }, "an item over its time could not be erased");
    return "later";
  });
