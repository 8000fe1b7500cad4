// Deals out the work of queues that hand it to people, soon after it came; after a crash it simply goes on.
import { assignWork } from "../commands/assign-work";
import type { Deps } from "../deps";
import { type Loop, startLoop } from "./loop";

const EVERY_MS = 1_000;
const BATCH = 100;

export const startAssigning = (deps: Deps): Loop =>
  startLoop({ name: "assign-work", log: deps.log, everyMs: EVERY_MS }, async (stopping) => {
    const { faults, more } = await assignWork(deps, BATCH, stopping);
    if (faults.length > 0)
      deps.log.error({ err: faults[0], items: faults.length }, "items could not be handed to anybody; they are tried again");
    return more ? "now" : "later";
  });
