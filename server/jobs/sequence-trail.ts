// The sequencer's loop. One at a time numbers the trail; here, the process itself.
import { sequenceTrail } from "../commands/sequence-trail";
import type { Deps } from "../deps";
import { type Loop, startLoop } from "./loop";

const BATCH = 2_000;
/** A look costs one probe of a partial index, so it can be frequent; numbering in batches keeps it off the writers' path. */
const EVERY_MS = 40;

export const startSequencer = (deps: Deps): Loop => startLoop("sequence-trail", EVERY_MS, deps.log, () => sequenceTrail(deps, BATCH));
