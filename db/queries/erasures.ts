// Requests to erase, retentions of workflows, and holds against both.
import type { ErasedCounts, ErasureKind } from "@core/words/erasure";
import type { ItemId, Ms, PersonId } from "@core/words/ids";
import { and, asc, desc, eq, inArray, isNull, lte, or } from "drizzle-orm";
import { forUpdate } from "../engine/sql";
import type { Tx } from "../store";

export type StoredErasure = Readonly<Tx["t"]["erasures"]["$inferSelect"]>;
export type StoredRetention = Readonly<Tx["t"]["retentions"]["$inferSelect"]>;
export type StoredHold = Readonly<Tx["t"]["holds"]["$inferSelect"]>;

export async function insertErasure(tx: Tx, erasure: StoredErasure): Promise<void> {
  await tx.q.insert(tx.t.erasures).values(erasure);
}

/** The request, held until the transaction ends: of two who sign at once, one does. */
export async function lockErasure(tx: Tx, id: string): Promise<StoredErasure | null> {
  const { erasures } = tx.t;
  const [found] = await forUpdate(tx.q.select().from(erasures).where(eq(erasures.id, id)).limit(1));
  return found ?? null;
}

export async function readErasure(tx: Tx, id: string): Promise<StoredErasure | null> {
  const { erasures } = tx.t;
  const [found] = await tx.q.select().from(erasures).where(eq(erasures.id, id)).limit(1);
  return found ?? null;
}

/** The one that waits for a second person; null when there is none. */
export async function askedErasure(tx: Tx, kind: ErasureKind, subject: string): Promise<StoredErasure | null> {
  const { erasures } = tx.t;
  const [found] = await tx.q
    .select()
    .from(erasures)
    .where(and(eq(erasures.kind, kind), eq(erasures.subject, subject), eq(erasures.state, "asked")))
    .limit(1);
  return found ?? null;
}

export async function endErasure(
  tx: Tx,
  id: string,
  ended: {
    readonly state: "done" | "withdrawn" | "expired";
    readonly by: PersonId | null;
    readonly at: Ms;
    readonly counts: ErasedCounts | null;
  },
): Promise<void> {
  const { erasures } = tx.t;
  const { state, by, at, counts } = ended;
  await tx.q
    .update(erasures)
    .set({ state, endedBy: by, endedAt: at, counts })
    .where(and(eq(erasures.id, id), eq(erasures.state, "asked")))
    .returning({ id: erasures.id });
}

/** Those that wait, and the latest that are over, the newest first; only of these workflows, unless that is null. */
export async function listErasures(tx: Tx, limit: number, workflows: readonly string[] | null): Promise<StoredErasure[]> {
  const { erasures } = tx.t;
  const within = workflows === null ? undefined : inArray(erasures.workflow, [...workflows]);
  const found: StoredErasure[] = [];
  for (const state of ["asked", "done", "withdrawn", "expired"] as const)
    found.push(
      ...(await tx.q
        .select()
        .from(erasures)
        .where(and(eq(erasures.state, state), within))
        .orderBy(desc(erasures.askedAt))
        .limit(limit)),
    );
  return found;
}

/** Requests that nobody signed in time. */
export async function overdueErasures(tx: Tx, now: Ms): Promise<StoredErasure[]> {
  const { erasures } = tx.t;
  return await tx.q
    .select()
    .from(erasures)
    .where(and(eq(erasures.state, "asked"), lte(erasures.expiresAt, now)));
}

export async function listRetentions(tx: Tx): Promise<StoredRetention[]> {
  const { retentions } = tx.t;
  return await tx.q.select().from(retentions).orderBy(asc(retentions.workflow));
}

export async function readRetention(tx: Tx, workflow: string): Promise<StoredRetention | null> {
  const { retentions } = tx.t;
  const [found] = await tx.q.select().from(retentions).where(eq(retentions.workflow, workflow)).limit(1);
  return found ?? null;
}

export async function putRetention(tx: Tx, retention: StoredRetention): Promise<void> {
  const { days, setBy, signedBy, at } = retention;
  const { retentions } = tx.t;
  await tx.q.insert(retentions).values(retention).onConflictDoUpdate({ target: retentions.workflow, set: { days, setBy, signedBy, at } });
}

export async function dropRetention(tx: Tx, workflow: string): Promise<void> {
  const { retentions } = tx.t;
  await tx.q.delete(retentions).where(eq(retentions.workflow, workflow)).returning({ workflow: retentions.workflow });
}

export async function insertHold(tx: Tx, hold: StoredHold): Promise<void> {
  await tx.q.insert(tx.t.holds).values(hold);
}

export async function lockHold(tx: Tx, id: string): Promise<StoredHold | null> {
  const { holds } = tx.t;
  const [found] = await forUpdate(tx.q.select().from(holds).where(eq(holds.id, id)).limit(1));
  return found ?? null;
}

export async function liftHold(
  tx: Tx,
  id: string,
  lifted: { readonly by: PersonId; readonly at: Ms; readonly reason: string },
): Promise<void> {
  const { holds } = tx.t;
  await tx.q
    .update(holds)
    .set({ liftedBy: lifted.by, liftedAt: lifted.at, liftReason: lifted.reason })
    .where(eq(holds.id, id))
    .returning({ id: holds.id });
}

/** Holds that stand, the newest first. */
export async function standingHolds(tx: Tx): Promise<StoredHold[]> {
  const { holds } = tx.t;
  return await tx.q.select().from(holds).where(isNull(holds.liftedAt)).orderBy(desc(holds.at));
}

/** What keeps an item, or with `item` null a whole workflow, from being erased. */
export async function holdsOn(tx: Tx, workflow: string, item: ItemId | null): Promise<StoredHold[]> {
  const { holds } = tx.t;
  return await tx.q
    .select()
    .from(holds)
    .where(
      and(
        eq(holds.workflow, workflow),
        isNull(holds.liftedAt),
        item === null ? isNull(holds.item) : or(isNull(holds.item), eq(holds.item, item)),
      ),
    );
}
