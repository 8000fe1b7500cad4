// Gives committed events their place in the one order that cursors follow, and tells who waits for them.
import { hasUnsequenced, sequenceEvents, trailEnd } from "@/db/queries/events";
import type { Deps } from "../deps";

/** Numbers at most `batch` events; true when more may be waiting. */
export async function sequenceTrail(deps: Deps, batch: number): Promise<boolean> {
  if (!(await deps.store.read(hasUnsequenced))) return false;
  const { count, end } = await deps.store.write(async (tx) => ({ count: await sequenceEvents(tx, batch), end: await trailEnd(tx) }));
  deps.live.sequencedTo(end);
  return count === batch;
}
