// Once a night, and when somebody asks, recomputes a sample of past rulings; all instances together make one check, and whoever is there goes on with one that was cut.
import { beginNightlyCheck, checkPredictability } from "../commands/check-predictability";
import type { Deps } from "../deps";
import { type Loop, startLoop } from "./loop";

const EVERY_MS = 2_000;

export const startCheckingPredictability = (deps: Deps): Loop =>
  startLoop({ name: "check-predictability", log: deps.log, everyMs: EVERY_MS }, async (stopping) => {
    await beginNightlyCheck(deps);
    return (await checkPredictability(deps, stopping)) === "finished" ? "now" : "later";
  });
