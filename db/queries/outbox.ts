// The outbox: what is to be told to endpoints, written in the command's transaction. Delivery reads it elsewhere.
import type { ItemId } from "@core/words/ids";
import { and, asc, eq } from "drizzle-orm";
import { insertInto } from "../engine/prepared";
import type { Tx } from "../store";

export type OutboxRow = Tx["t"]["outbox"]["$inferSelect"];

const insert = insertInto("outbox");

export async function enqueue(tx: Tx, rows: readonly Omit<OutboxRow, "attempts" | "state">[]): Promise<void> {
  for (const row of rows) await insert(tx, { ...row, attempts: 0, state: "pending" });
}

/** A recalled decision is not announced: deletes what still waits for it. Returns how many rows. */
export async function dropForDecision(tx: Tx, item: ItemId, decisionSeq: number): Promise<number> {
  const { outbox } = tx.t;
  const dropped = await tx.q
    .delete(outbox)
    .where(and(eq(outbox.item, item), eq(outbox.decisionSeq, decisionSeq), eq(outbox.state, "pending")))
    .returning({ id: outbox.id });
  return dropped.length;
}

/** What was and will be told about an item, in order. */
export async function listOutbox(tx: Tx, item: ItemId): Promise<OutboxRow[]> {
  const { outbox } = tx.t;
  return await tx.q.select().from(outbox).where(eq(outbox.item, item)).orderBy(asc(outbox.version), asc(outbox.id));
}
