// Gives committed events their place in the one order that cursors follow, with the tree over it, and tells every process of it.
import { tryLock } from "@/db/engine/locks";
import { hasUnsequenced, sequenceEvents, treeIsBehind } from "@/db/queries/events";
import type { Deps } from "../deps";

/** `elsewhere`: another process is numbering. Its lock ends with its transaction, so nobody who dies keeps it. */
export type Sequenced = "done" | "more" | "elsewhere";

/** Numbers at most `batch` events. */
export async function sequenceTrail({ store }: Deps, batch: number): Promise<Sequenced> {
  if (!(await store.read(async (tx) => (await hasUnsequenced(tx)) || (await treeIsBehind(tx))))) return "done";
  return store.write(async (tx) => {
    if (!(await tryLock(tx, "sequencer"))) return "elsewhere";
    const count = await sequenceEvents(tx, batch);
    if (count > 0) await store.announce(tx);
    return count === batch || (await treeIsBehind(tx)) ? "more" : "done";
  });
}
