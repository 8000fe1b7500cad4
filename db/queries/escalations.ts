// Escalations: who sent what up from where, what they would have done, and what became of it.
import type { ItemId, Ms, PersonId, QueueId } from "@core/words/ids";
import type { Outcome } from "@core/words/vocabulary";
import { and, eq, gte, isNull, sql } from "drizzle-orm";
import type { Tx } from "../store";

export type StoredEscalation = Tx["t"]["escalations"]["$inferSelect"];

export async function insertEscalation(
  tx: Tx,
  escalation: Omit<StoredEscalation, "returnedAt" | "returnedBy" | "outcome" | "outcomeAt" | "unchanged">,
): Promise<void> {
  const open = { returnedAt: null, returnedBy: null, outcome: null, outcomeAt: null, unchanged: null };
  await tx.q.insert(tx.t.escalations).values({ ...escalation, ...open });
}

/** It came back; `by` is null where nobody sent it but time did. */
export async function returnEscalation(tx: Tx, item: ItemId, seq: number, by: PersonId | null, at: Ms): Promise<void> {
  const { escalations } = tx.t;
  await tx.q
    .update(escalations)
    .set({ returnedAt: at, returnedBy: by })
    .where(and(eq(escalations.item, item), eq(escalations.seq, seq)));
}

/** What became of an item that was sent up; null takes it back. */
export async function settleEscalations(tx: Tx, item: ItemId, outcome: Outcome | null, at: Ms): Promise<void> {
  const { escalations } = tx.t;
  const of = eq(escalations.item, item);
  if (outcome === null) {
    await tx.q.update(escalations).set({ outcome: null, outcomeAt: null, unchanged: null }).where(of);
    return;
  }
  const unchanged = sql<boolean>`case when ${escalations.leaning} is null then null else ${escalations.leaning} = ${outcome} end`;
  await tx.q
    .update(escalations)
    .set({ outcome, outcomeAt: at, unchanged })
    .where(and(of, isNull(escalations.outcome)));
}

/** Of a queue since an instant: how many were sent up, and what became of them. */
export async function countEscalations(
  tx: Tx,
  queue: QueueId,
  since: Ms,
): Promise<{
  readonly sent: number;
  readonly returned: number;
  readonly asLeaning: number;
  readonly otherwise: number;
}> {
  const { escalations } = tx.t;
  const counted = (when: ReturnType<typeof sql>) => sql<number>`count(case when ${when} then 1 end)`;
  const [row] = await tx.q
    .select({
      sent: sql<number>`count(*)`,
      returned: counted(sql`${escalations.returnedAt} is not null`),
      asLeaning: counted(sql`${escalations.unchanged}`),
      otherwise: counted(sql`not ${escalations.unchanged}`),
    })
    .from(escalations)
    .where(and(eq(escalations.from, queue), gte(escalations.at, since)));
  const { sent = 0, returned = 0, asLeaning = 0, otherwise = 0 } = row ?? {};
  return { sent: Number(sent), returned: Number(returned), asLeaning: Number(asLeaning), otherwise: Number(otherwise) };
}
