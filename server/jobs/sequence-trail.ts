// The sequencer: numbers committed events into the one order that cursors, SSE and subscriptions follow. One at a time; here, the process itself.
import { hasUnsequenced, sequenceEvents, trailEnd } from "@/db/queries/events";
import type { Deps } from "../deps";
import { type Loop, startLoop } from "./loop";

const BATCH = 2_000;
/** A look costs one probe of a partial index, so it can be frequent; numbering in batches keeps it off the writers' path. */
const EVERY_MS = 40;

export function startSequencer(deps: Deps): Loop {
  return startLoop("sequence-trail", EVERY_MS, deps.log, async () => {
    if (!(await deps.store.read(hasUnsequenced))) return false;
    const { count, end } = await deps.store.write(async (tx) => ({ count: await sequenceEvents(tx, BATCH), end: await trailEnd(tx) }));
    deps.live.sequencedTo(end);
    return count === BATCH;
  });
}
