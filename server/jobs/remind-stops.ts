// Reminds people of stops that still stand; all instances together do it once.
import { remindStops } from "../commands/remind-stops";
import type { Deps } from "../deps";
import { type Loop, startLoop } from "./loop";

const EVERY_MS = 15_000;

export const startReminding = (deps: Deps): Loop =>
  startLoop({ name: "remind-stops", log: deps.log, everyMs: EVERY_MS }, async () => {
    await remindStops(deps);
    return "later";
  });
