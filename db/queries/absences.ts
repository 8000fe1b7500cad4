// Absences and deputyships one by one, as they are entered and ended. What people are at an instant is read with them (`people.ts`).
import type { Ms, PersonId } from "@core/words/ids";
import { and, asc, eq, gt, gte, inArray, lte, or } from "drizzle-orm";
import type { Tx } from "../store";
import { touchDirectory } from "./directory";

export type StoredAbsence = Tx["t"]["absences"]["$inferSelect"];
export type StoredDeputy = Tx["t"]["deputies"]["$inferSelect"];

/** Everybody's that is not over by then, the first to begin first. */
export const listAbsences = async (tx: Tx, now: Ms): Promise<StoredAbsence[]> =>
  tx.q.select().from(tx.t.absences).where(gt(tx.t.absences.until, now)).orderBy(asc(tx.t.absences.from), asc(tx.t.absences.id));

export async function readAbsence(tx: Tx, id: string): Promise<StoredAbsence | null> {
  const [found] = await tx.q.select().from(tx.t.absences).where(eq(tx.t.absences.id, id));
  return found ?? null;
}

/** Absences of a person that overlap these times or touch them. */
export const absencesAround = async (
  tx: Tx,
  { person, from, until }: { readonly person: PersonId; readonly from: Ms; readonly until: Ms },
): Promise<StoredAbsence[]> => {
  const { absences } = tx.t;
  return tx.q
    .select()
    .from(absences)
    .where(and(eq(absences.person, person), lte(absences.from, until), gte(absences.until, from)))
    .orderBy(asc(absences.from));
};

export async function dropAbsences(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.q.delete(tx.t.absences).where(inArray(tx.t.absences.id, [...ids]));
  await touchDirectory(tx);
}

export async function endAbsence(tx: Tx, id: string, until: Ms): Promise<void> {
  await tx.q.update(tx.t.absences).set({ until }).where(eq(tx.t.absences.id, id));
  await touchDirectory(tx);
}

/** Everybody's that is not over by then, the first to begin first. */
export const listDeputies = async (tx: Tx, now: Ms): Promise<StoredDeputy[]> =>
  tx.q.select().from(tx.t.deputies).where(gt(tx.t.deputies.until, now)).orderBy(asc(tx.t.deputies.from), asc(tx.t.deputies.id));

export async function readDeputy(tx: Tx, id: string): Promise<StoredDeputy | null> {
  const [found] = await tx.q.select().from(tx.t.deputies).where(eq(tx.t.deputies.id, id));
  return found ?? null;
}

export async function dropDeputy(tx: Tx, id: string): Promise<void> {
  await tx.q.delete(tx.t.deputies).where(eq(tx.t.deputies.id, id));
  await touchDirectory(tx);
}

export async function endDeputy(tx: Tx, id: string, until: Ms): Promise<void> {
  await tx.q.update(tx.t.deputies).set({ until }).where(eq(tx.t.deputies.id, id));
  await touchDirectory(tx);
}

/** Of a person on either side, and not over by then. */
export const deputiesOf = async (tx: Tx, person: PersonId, now: Ms): Promise<StoredDeputy[]> => {
  const { deputies } = tx.t;
  return tx.q
    .select()
    .from(deputies)
    .where(and(or(eq(deputies.person, person), eq(deputies.deputy, person)), gt(deputies.until, now)))
    .orderBy(asc(deputies.from));
};
