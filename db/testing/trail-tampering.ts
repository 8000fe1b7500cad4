// What somebody with a hand in the database could do to the numbered trail, its tree and its heads, and how it is put back: for tests that must be told of it.
import { asHash } from "@core/words/ids";
import { eq } from "drizzle-orm";
import type { Tx } from "../store";

const ANOTHER_HASH = asHash(`sha256:${"0".repeat(64)}`);
const ANOTHER_NODE = () => Buffer.alloc(32);

/** An event loses its place in the log, as in an older backup. */
export const takeNumber = ({ q, t: { events } }: Tx, place: number) =>
  q.update(events).set({ logIndex: null }).where(eq(events.logIndex, place)).returning({ seq: events.seq });

export const changeEventHash = ({ q, t: { events } }: Tx, place: number) =>
  q.update(events).set({ hash: ANOTHER_HASH }).where(eq(events.logIndex, place)).returning({ seq: events.seq });

export const changeTree = ({ q, t: { treeNodes } }: Tx) =>
  q.update(treeNodes).set({ hash: ANOTHER_NODE() }).returning({ place: treeNodes.place });

export const cutTree = ({ q, t: { treeNodes } }: Tx, level: number) =>
  q.delete(treeNodes).where(eq(treeNodes.level, level)).returning({ place: treeNodes.place });

export const changeRoots = ({ q, t: { checkpoints } }: Tx) =>
  q.update(checkpoints).set({ root: ANOTHER_NODE() }).returning({ size: checkpoints.size });

export const changeNotes = ({ q, t: { checkpoints } }: Tx, note: string) =>
  q.update(checkpoints).set({ note }).returning({ size: checkpoints.size });

/** Everything that is signed or under a signature, to be put back as it stood. */
export async function keepTrail({ q, t }: Tx): Promise<(tx: Tx) => Promise<void>> {
  const kept = {
    events: await q.select().from(t.events),
    treeNodes: await q.select().from(t.treeNodes),
    checkpoints: await q.select().from(t.checkpoints),
  };
  return async (tx) => {
    for (const name of ["events", "treeNodes", "checkpoints"] as const) {
      await tx.q.delete(tx.t[name]).returning();
      await tx.q
        .insert(tx.t[name])
        .values(kept[name] as never)
        .returning();
    }
  };
}
