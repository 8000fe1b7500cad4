// Simulations of drafts: asked for, taken up by one instance at a time, reported as they go on, and kept with what came of them.
import type { Hash, Ms } from "@core/words/ids";
import type { Json } from "@core/words/vocabulary";
import { and, asc, desc, eq, inArray, isNull, lt, notInArray, or } from "drizzle-orm";
import { forUpdateSkipLocked } from "../engine/sql";
import type { Tx } from "../store";

export type StoredSimulation = Readonly<Tx["t"]["simulations"]["$inferSelect"]>;
/** All but what came of it. */
export type SimulationHead = Omit<StoredSimulation, "result">;

const UNFINISHED = ["waiting", "running"] as const;

export async function insertSimulation(tx: Tx, simulation: StoredSimulation): Promise<void> {
  await tx.q.insert(tx.t.simulations).values(simulation);
}

export async function readSimulation(tx: Tx, id: string): Promise<StoredSimulation | null> {
  const { simulations } = tx.t;
  const [found] = await tx.q.select().from(simulations).where(eq(simulations.id, id)).limit(1);
  return found ?? null;
}

/** The latest of a draft, the newest first. */
export async function listSimulations(tx: Tx, draft: string, limit: number): Promise<SimulationHead[]> {
  const { simulations } = tx.t;
  return await tx.q.select(headOf(tx)).from(simulations).where(eq(simulations.draft, draft)).orderBy(desc(simulations.id)).limit(limit);
}

/** The latest of a draft that came to its end. */
export async function lastSimulated(tx: Tx, draft: string): Promise<StoredSimulation | null> {
  const { simulations } = tx.t;
  const [found] = await tx.q
    .select()
    .from(simulations)
    .where(and(eq(simulations.draft, draft), eq(simulations.state, "done")))
    .orderBy(desc(simulations.id))
    .limit(1);
  return found ?? null;
}

/** Ends what has not come to its end of a draft; returns how many. */
export async function cancelSimulations(tx: Tx, draft: string, at: Ms): Promise<number> {
  const { simulations } = tx.t;
  const cancelled = await tx.q
    .update(simulations)
    .set({ state: "cancelled", finishedAt: at, leaseUntil: null })
    .where(and(eq(simulations.draft, draft), inArray(simulations.state, [...UNFINISHED])))
    .returning({ id: simulations.id });
  return cancelled.length;
}

/** Forgets all of a draft but these. */
export async function keepSimulations(tx: Tx, draft: string, ids: readonly string[]): Promise<void> {
  const { simulations } = tx.t;
  await tx.q.delete(simulations).where(and(eq(simulations.draft, draft), notInArray(simulations.id, [...ids])));
}

/** The oldest that nobody runs, held until the transaction ends: one that waits, or one whose runner has not been heard of. */
export async function lockNextSimulation(tx: Tx, now: Ms): Promise<SimulationHead | null> {
  const { simulations } = tx.t;
  const [found] = await forUpdateSkipLocked(
    tx.q.select(headOf(tx)).from(simulations).where(isTakeable(tx, now)).orderBy(asc(simulations.id)).limit(1),
  );
  return found ?? null;
}

const isTakeable = ({ t: { simulations } }: Tx, now: Ms) =>
  and(
    isNull(simulations.finishedAt),
    inArray(simulations.state, [...UNFINISHED]),
    or(isNull(simulations.leaseUntil), lt(simulations.leaseUntil, now)),
  );

/** Whether there is one to be taken up: asked often, so without a lock. */
export async function anySimulationWaits(tx: Tx, now: Ms): Promise<boolean> {
  const { simulations } = tx.t;
  const [found] = await tx.q.select({ id: simulations.id }).from(simulations).where(isTakeable(tx, now)).limit(1);
  return found !== undefined;
}

export type SimulationChanged = Partial<
  Pick<StoredSimulation, "state" | "done" | "total" | "finishedAt" | "leaseUntil" | "tries" | "fault"> & {
    readonly compared: Hash;
    readonly result: Json;
  }
>;

/** Changes one that is still run by its `tries`-th runner; false when it was cancelled, or taken up by somebody else. */
export async function changeSimulation(tx: Tx, id: string, tries: number, change: SimulationChanged): Promise<boolean> {
  const { simulations } = tx.t;
  const changed = await tx.q
    .update(simulations)
    .set(change)
    .where(and(eq(simulations.id, id), eq(simulations.tries, tries), inArray(simulations.state, [...UNFINISHED])))
    .returning({ id: simulations.id });
  return changed.length === 1;
}

const headOf = ({ t: { simulations: s } }: Tx) => ({
  id: s.id,
  draft: s.draft,
  draftVersion: s.draftVersion,
  compared: s.compared,
  source: s.source,
  since: s.since,
  until: s.until,
  zone: s.zone,
  state: s.state,
  done: s.done,
  total: s.total,
  startedBy: s.startedBy,
  startedAt: s.startedAt,
  finishedAt: s.finishedAt,
  leaseUntil: s.leaseUntil,
  tries: s.tries,
  fault: s.fault,
});
