// Rounds of the product's test of itself, and the times in which none came out.
import type { Ms } from "@core/words/ids";
import { and, desc, eq, isNull, lt } from "drizzle-orm";
import type { Tx } from "../store";

export type StoredSelfTest = Readonly<Tx["t"]["selfTests"]["$inferSelect"]>;
export type StoredSelfTestOutage = Readonly<Tx["t"]["selfTestOutages"]["$inferSelect"]>;

/** Begins a round; false when another instance has begun the one that is due then. */
export async function insertSelfTest(tx: Tx, round: StoredSelfTest): Promise<boolean> {
  const { selfTests } = tx.t;
  const begun = await tx.q.insert(selfTests).values(round).onConflictDoNothing({ target: selfTests.dueAt }).returning({ id: selfTests.id });
  return begun.length === 1;
}

/** The latest rounds, the newest first. */
export async function latestSelfTests(tx: Tx, limit: number): Promise<StoredSelfTest[]> {
  const { selfTests } = tx.t;
  return await tx.q.select().from(selfTests).orderBy(desc(selfTests.dueAt)).limit(limit);
}

/** Changes a round that is still under way. */
export async function changeSelfTest(
  tx: Tx,
  id: string,
  change: Partial<Pick<StoredSelfTest, "state" | "step" | "fault" | "took" | "finishedAt">>,
): Promise<void> {
  const { selfTests } = tx.t;
  await tx.q
    .update(selfTests)
    .set(change)
    .where(and(eq(selfTests.id, id), eq(selfTests.state, "running")));
}

/** Forgets a round that came to nothing, so that another instance may make it. */
export async function dropSelfTest(tx: Tx, id: string): Promise<void> {
  await tx.q.delete(tx.t.selfTests).where(eq(tx.t.selfTests.id, id));
}

export async function purgeSelfTests(tx: Tx, before: Ms): Promise<void> {
  await tx.q.delete(tx.t.selfTests).where(lt(tx.t.selfTests.dueAt, before));
}

/** The outage that people were told of and that has not ended. */
export async function openSelfTestOutage(tx: Tx): Promise<StoredSelfTestOutage | null> {
  const { selfTestOutages } = tx.t;
  const [open] = await tx.q
    .select()
    .from(selfTestOutages)
    .where(isNull(selfTestOutages.endedAt))
    .orderBy(desc(selfTestOutages.id))
    .limit(1);
  return open ?? null;
}

export async function insertSelfTestOutage(tx: Tx, outage: StoredSelfTestOutage): Promise<void> {
  await tx.q.insert(tx.t.selfTestOutages).values(outage);
}

export async function endSelfTestOutage(tx: Tx, id: string, endedAt: Ms): Promise<void> {
  const { selfTestOutages } = tx.t;
  await tx.q.update(selfTestOutages).set({ endedAt }).where(eq(selfTestOutages.id, id));
}
