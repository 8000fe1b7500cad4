// The signed heads of the trail, the public keys that ever signed one, and why none is signed now.
import type { Ms } from "@core/words/ids";
import type { SigningFault } from "@core/words/trail-proofs";
import { asc, desc, eq, gt, gte, lt } from "drizzle-orm";
import type { Tx } from "../store";

export type StoredCheckpoint = Readonly<Tx["t"]["checkpoints"]["$inferSelect"]>;
export type StoredTrailKey = Readonly<Tx["t"]["trailKeys"]["$inferSelect"]>;
export type StoredSigningFault = Readonly<Tx["t"]["signingFaults"]["$inferSelect"]>;

export async function latestCheckpoint({ q, t }: Tx): Promise<StoredCheckpoint | null> {
  // Every size is: named so that SQLite searches its key.
  const [latest] = await q.select().from(t.checkpoints).where(gt(t.checkpoints.size, 0)).orderBy(desc(t.checkpoints.size)).limit(1);
  return latest ?? null;
}

/** The newest over fewer than `before` events. */
export async function newestBelow(tx: Tx, before: number): Promise<StoredCheckpoint | null> {
  return (await checkpointsBefore(tx, before, 1))[0] ?? null;
}

/** The newest first, of trees smaller than `before`. */
export async function checkpointsBefore({ q, t }: Tx, before: number | null, limit: number): Promise<StoredCheckpoint[]> {
  return await q
    .select()
    .from(t.checkpoints)
    .where(before === null ? undefined : lt(t.checkpoints.size, before))
    .orderBy(desc(t.checkpoints.size))
    .limit(limit);
}

/** In the order of their sizes, those of trees of `from` events and more. */
export async function checkpointsFrom({ q, t }: Tx, from: number, limit: number): Promise<StoredCheckpoint[]> {
  return await q.select().from(t.checkpoints).where(gte(t.checkpoints.size, from)).orderBy(asc(t.checkpoints.size)).limit(limit);
}

export async function checkpointOf({ q, t }: Tx, size: number): Promise<StoredCheckpoint | null> {
  const [found] = await q.select().from(t.checkpoints).where(eq(t.checkpoints.size, size));
  return found ?? null;
}

/** Compare and swap: false when another instance has extended the same head in the meantime. */
export async function insertCheckpoint({ q, t }: Tx, checkpoint: StoredCheckpoint): Promise<boolean> {
  const kept = await q.insert(t.checkpoints).values(checkpoint).onConflictDoNothing().returning({ size: t.checkpoints.size });
  return kept.length === 1;
}

/** All public keys, in the order in which they came into use. */
export async function listTrailKeys({ q, t }: Tx): Promise<StoredTrailKey[]> {
  return await q.select().from(t.trailKeys).orderBy(asc(t.trailKeys.firstUsedAt), asc(t.trailKeys.verifier));
}

export async function keepTrailKey({ q, t }: Tx, key: StoredTrailKey): Promise<void> {
  await q.insert(t.trailKeys).values(key).onConflictDoNothing();
}

/** The reasons that stand, the oldest first. */
export async function signingFaults({ q, t }: Tx): Promise<StoredSigningFault[]> {
  return await q.select().from(t.signingFaults).orderBy(asc(t.signingFaults.since));
}

/** True when it was not known yet. */
export async function keepSigningFault({ q, t }: Tx, fault: StoredSigningFault): Promise<boolean> {
  const kept = await q.insert(t.signingFaults).values(fault).onConflictDoNothing().returning({ kind: t.signingFaults.kind });
  return kept.length === 1;
}

/** What stood against signing is over: a checkpoint was signed. */
export async function clearSigningFaults({ q, t }: Tx): Promise<readonly SigningFault[]> {
  return (await q.delete(t.signingFaults).returning({ kind: t.signingFaults.kind })).map(({ kind }) => kind);
}

/** When the oldest event came that is under no checkpoint of this size; null when there is none. */
export async function unsignedSince({ q, t }: Tx, size: number): Promise<Ms | null> {
  const [row] = await q
    .select({ at: t.events.at })
    .from(t.events)
    .where(gte(t.events.logIndex, size))
    .orderBy(asc(t.events.logIndex))
    .limit(1);
  return row?.at ?? null;
}
