// The sequencer's loop. Every instance runs it; one at a time numbers the trail.
import { sequenceTrail } from "../commands/sequence-trail";
import type { Deps } from "../deps";
import { type Loop, startLoop } from "./loop";

const BATCH = 2_000;
/** Numbering in batches keeps it off the writers' path. */
const SOON_MS = 40;
/** What other processes committed and did not number themselves, because they died in between, is numbered after this. */
const EVERY_MS = 1_000;

export const startSequencer = (deps: Deps): Loop =>
  startLoop({ name: "sequence-trail", log: deps.log, soonMs: SOON_MS, everyMs: EVERY_MS, wokenBy: deps.store.onCommit }, async () => {
    const outcome = await sequenceTrail(deps, BATCH);
    if (outcome === "more") return "now";
    // Whoever numbers now may have looked before the last commit of this process.
    return outcome === "elsewhere" ? "soon" : "later";
  });
