// Gives back what people hold once they are away or have left; after a crash it simply goes on.
import { releaseAway } from "../commands/release-away";
import type { Deps } from "../deps";
import { type Loop, startLoop } from "./loop";

const EVERY_MS = 2_000;
const BATCH = 200;

export const startReleasing = (deps: Deps): Loop =>
  startLoop({ name: "release-away", log: deps.log, everyMs: EVERY_MS }, async (stopping) => {
    const { faults, more } = await releaseAway(deps, BATCH, stopping);
    if (faults.length > 0)
      deps.log.error(
        { err: faults[0], items: faults.length },
        "items of people who are away could not be given back; they are tried again",
      );
    return more ? "now" : "later";
  });
