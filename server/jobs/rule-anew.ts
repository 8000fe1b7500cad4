// Rules open items anew after publications that asked for it; after a crash it simply goes on.
import { ruleAnew } from "../commands/rule-anew";
import type { Deps } from "../deps";
import { type Loop, startLoop } from "./loop";

const EVERY_MS = 2_000;
const BATCH = 200;

export const startRulingAnew = (deps: Deps): Loop =>
  startLoop({ name: "rule-anew", log: deps.log, everyMs: EVERY_MS }, async (stopping) => {
    const { faults, more } = await ruleAnew(deps, BATCH, stopping);
    if (faults.length > 0)
      deps.log.error(
        { err: faults[0], items: faults.length },
        "open items could not be ruled anew; they keep their ruling and are tried again",
      );
    return more ? "now" : "later";
  });
