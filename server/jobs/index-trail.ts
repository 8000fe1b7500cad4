// Keeps the index of the trail's search in step with the trail, however it was left.
import { indexTrail } from "../commands/index-trail";
import type { Deps } from "../deps";
import { type Loop, startLoop } from "./loop";

const BATCH = 500;
/** Between two batches of a long way others have their turn at the one writer. */
const SOON_MS = 60;
const EVERY_MS = 1_000;

export const startIndexing = (deps: Deps): Loop =>
  startLoop({ name: "index-trail", log: deps.log, soonMs: SOON_MS, everyMs: EVERY_MS, wokenBy: deps.store.onAnnounced }, async () =>
    (await indexTrail(deps, BATCH)) === "more" ? "soon" : "later",
  );
