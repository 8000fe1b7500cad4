// Computes running ladders anew after the hours of their queues changed; after a crash it simply goes on.
import { retimeLadders } from "../commands/retime-ladders";
import type { Deps } from "../deps";
import { type Loop, startLoop } from "./loop";

const EVERY_MS = 2_000;
const BATCH = 1_000;

export const startRetiming = (deps: Deps): Loop =>
  startLoop({ name: "retime-ladders", log: deps.log, everyMs: EVERY_MS }, async (stopping) => {
    const { faults, more } = await retimeLadders(deps, BATCH, stopping);
    if (faults.length > 0)
      deps.log.error(
        { err: faults[0], items: faults.length },
        "ladders could not be timed anew; they keep their instants and are tried again",
      );
    return more ? "now" : "later";
  });
