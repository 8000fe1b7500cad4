// Exports of the trail: asked for, taken up by the one request that fetches them, and followed until they end.
import type { Ms, PersonId } from "@core/words/ids";
import { and, desc, eq, inArray, lt } from "drizzle-orm";
import type { Tx } from "../store";

export type StoredExport = Readonly<Tx["t"]["exports"]["$inferSelect"]>;

export async function insertExport(tx: Tx, asked: StoredExport): Promise<void> {
  await tx.q.insert(tx.t.exports).values(asked);
}

export async function readExport(tx: Tx, id: string): Promise<StoredExport | null> {
  const [found] = await tx.q.select().from(tx.t.exports).where(eq(tx.t.exports.id, id)).limit(1);
  return found ?? null;
}

/** The latest that somebody asked for, the newest first. */
export async function exportsOf(tx: Tx, person: PersonId, limit: number): Promise<StoredExport[]> {
  const { exports } = tx.t;
  return await tx.q.select().from(exports).where(eq(exports.person, person)).orderBy(desc(exports.id)).limit(limit);
}

/** Changes one that is still in one of these states; false when it no longer is, as when it was cancelled. */
export async function changeExport(
  tx: Tx,
  id: string,
  from: readonly ("waiting" | "running")[],
  change: Partial<Pick<StoredExport, "state" | "done" | "total" | "bytes" | "withheld" | "heardAt" | "endedAt">>,
): Promise<boolean> {
  const { exports } = tx.t;
  const changed = await tx.q
    .update(exports)
    .set(change)
    .where(and(eq(exports.id, id), inArray(exports.state, [...from])))
    .returning({ id: exports.id });
  return changed.length === 1;
}

/** Forgets what was asked for before then: the trail keeps who took what. */
export async function purgeExports(tx: Tx, before: Ms): Promise<void> {
  await tx.q.delete(tx.t.exports).where(lt(tx.t.exports.askedAt, before));
}
