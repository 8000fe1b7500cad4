// Gives committed events their place in the one order that cursors follow, with the tree over it, and tells every process of it.
import { tryLock } from "@/db/engine/locks";
import { hasUnsequenced, sequenceEvents, treeLag } from "@/db/queries/events";
import type { Deps } from "../deps";

/** `elsewhere`: another process is numbering. Its lock ends with its transaction, so nobody who dies keeps it. */
export type Sequenced = "done" | "more" | "elsewhere";

/** Numbers at most `batch` events. */
export async function sequenceTrail({ store }: Deps, batch: number): Promise<Sequenced> {
  if (!(await store.read(async (tx) => (await hasUnsequenced(tx)) || (await treeLag(tx)) > 0))) return "done";
  return store.write(async (tx) => {
    if (!(await tryLock(tx, "sequencer"))) return "elsewhere";
    const before = await treeLag(tx);
    const count = await sequenceEvents(tx, batch);
    if (count > 0) await store.announce(tx);
    return count === batch || catchesUp(before + count, await treeLag(tx)) ? "more" : "done";
  });
}

/** A tree that does not grow is damaged, and trying again at once would not mend it. */
const catchesUp = (before: number, lag: number) => lag > 0 && lag < before;
