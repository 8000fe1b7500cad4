// Checks the whole trail in the background, slowly enough to be in nobody's way.
import { checkTrail } from "../commands/check-trail";
import type { Deps } from "../deps";
import { type Loop, startLoop } from "./loop";

const BATCH = 500;
/** A million events take about four minutes. */
const SOON_MS = 100;
const EVERY_MS = 5_000;

export const startCheckingTrail = (deps: Deps): Loop =>
  startLoop({ name: "check-trail", log: deps.log, soonMs: SOON_MS, everyMs: EVERY_MS }, async () =>
    (await checkTrail(deps, BATCH)) === "more" ? "soon" : "later",
  );
