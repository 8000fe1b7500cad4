// Checks of past rulings: begun once a night or when somebody asks, gone on with by one process at a time, kept with what they found.
import { idOfStream } from "@core/trail/event";
import { asItemId, type ItemId, type Ms, type PersonId } from "@core/words/ids";
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, or } from "drizzle-orm";
import type { Tx } from "../store";

export type StoredPredictabilityCheck = Readonly<Tx["t"]["predictabilityChecks"]["$inferSelect"]>;

/** False when another instance began this night's already. */
export async function insertPredictabilityCheck(tx: Tx, fresh: StoredPredictabilityCheck): Promise<boolean> {
  const { predictabilityChecks: checks } = tx.t;
  const inserted = await tx.q.insert(checks).values(fresh).onConflictDoNothing().returning({ id: checks.id });
  return inserted.length === 1;
}

export async function hasCheckOfNight(tx: Tx, night: Ms): Promise<boolean> {
  const { predictabilityChecks: checks } = tx.t;
  const [found] = await tx.q.select({ id: checks.id }).from(checks).where(eq(checks.night, night)).limit(1);
  return found !== undefined;
}

/** The oldest that is not finished. */
export async function runningCheck(tx: Tx): Promise<StoredPredictabilityCheck | null> {
  const { predictabilityChecks: checks } = tx.t;
  const [found] = await tx.q.select().from(checks).where(isNull(checks.finishedAt)).orderBy(asc(checks.id)).limit(1);
  return found ?? null;
}

export async function readPredictabilityCheck(tx: Tx, id: string): Promise<StoredPredictabilityCheck | null> {
  const { predictabilityChecks: checks } = tx.t;
  const [found] = await tx.q.select().from(checks).where(eq(checks.id, id)).limit(1);
  return found ?? null;
}

/** Takes an unfinished check that nobody is at; null when somebody is. */
export async function takeCheck(tx: Tx, id: string, now: Ms, leaseUntil: Ms): Promise<StoredPredictabilityCheck | null> {
  const { predictabilityChecks: checks } = tx.t;
  const [taken] = await tx.q
    .update(checks)
    .set({ leaseUntil })
    .where(and(eq(checks.id, id), isNull(checks.finishedAt), or(isNull(checks.leaseUntil), lt(checks.leaseUntil, now))))
    .returning();
  return taken ?? null;
}

export type CheckProgress = Partial<
  Pick<
    StoredPredictabilityCheck,
    "draws" | "sampled" | "agreed" | "differing" | "unreadable" | "byWorkflow" | "differences" | "unreadables" | "leaseUntil" | "finishedAt"
  >
>;

/** Goes on from where it was seen; false when another process has gone on meanwhile. */
export async function progressCheck(tx: Tx, seen: StoredPredictabilityCheck, progress: CheckProgress): Promise<boolean> {
  const { predictabilityChecks: checks } = tx.t;
  const rows = await tx.q
    .update(checks)
    .set(progress)
    .where(and(eq(checks.id, seen.id), eq(checks.draws, seen.draws), isNull(checks.finishedAt)))
    .returning({ id: checks.id });
  return rows.length === 1;
}

/** False when somebody has taken note of it before. */
export async function acknowledgeCheck(tx: Tx, id: string, note: { by: PersonId; at: Ms; reason: string }): Promise<boolean> {
  const { predictabilityChecks: checks } = tx.t;
  const rows = await tx.q
    .update(checks)
    .set({ acknowledgedBy: note.by, acknowledgedAt: note.at, acknowledgedReason: note.reason })
    .where(and(eq(checks.id, id), isNotNull(checks.finishedAt), gt(checks.differing, 0), isNull(checks.acknowledgedAt)))
    .returning({ id: checks.id });
  return rows.length === 1;
}

/** The latest, the newest first. */
export async function listPredictabilityChecks(tx: Tx, limit: number): Promise<StoredPredictabilityCheck[]> {
  const { predictabilityChecks: checks } = tx.t;
  return await tx.q.select().from(checks).orderBy(desc(checks.id)).limit(limit);
}

/** Those that found a difference of which nobody has taken note, the newest first. */
export async function openAlarms(tx: Tx, limit: number): Promise<StoredPredictabilityCheck[]> {
  const { predictabilityChecks: checks } = tx.t;
  return await tx.q
    .select()
    .from(checks)
    .where(and(gt(checks.differing, 0), isNull(checks.acknowledgedAt)))
    .orderBy(desc(checks.id))
    .limit(limit);
}

export interface RulingAt {
  readonly item: ItemId;
  readonly seq: number;
  readonly logIndex: number;
}

/** Which of these places of the trail hold a ruling. */
export async function rulingsAt(tx: Tx, places: readonly number[]): Promise<RulingAt[]> {
  if (places.length === 0) return [];
  const { events } = tx.t;
  const rows = await tx.q
    .select({ stream: events.stream, seq: events.seq, logIndex: events.logIndex })
    .from(events)
    .where(and(inArray(events.logIndex, [...places]), eq(events.type, "ruled")));
  return rows.map(({ stream, seq, logIndex }) => ({ item: asItemId(idOfStream(stream)), seq, logIndex: logIndex ?? -1 }));
}

/** When the first event of the trail's order happened; null while there is none. */
export async function trailBegan(tx: Tx): Promise<Ms | null> {
  const { events } = tx.t;
  const [first] = await tx.q.select({ at: events.at }).from(events).where(eq(events.logIndex, 0)).limit(1);
  return first?.at ?? null;
}
