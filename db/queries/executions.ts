// Executions and reversals: one execution an item, whatever the code says; the result is kept and handed back on replay.
import type { ExecutionId, ItemId } from "@core/words/ids";
import { and, asc, eq, sql } from "drizzle-orm";
import { insertInto, prepared } from "../engine/prepared";
import type { Tx } from "../store";

export type StoredExecution = Tx["t"]["executions"]["$inferSelect"];

/** Throws when the item has an execution already: the last line behind the lifecycle's own refusal. */
export const insertExecution: (tx: Tx, execution: StoredExecution) => Promise<void> = insertInto("executions");

const byId = prepared("execution by id", ({ q, t }) =>
  q
    .select()
    .from(t.executions)
    .where(eq(t.executions.id, sql.placeholder("id"))),
);

/** Its item's lock guards the row. */
export async function readExecution(tx: Tx, id: ExecutionId): Promise<StoredExecution | null> {
  const [execution] = await byId(tx).execute({ id });
  return execution ?? null;
}

/** The kind stands in the statement itself: a plan for any kind could use neither of the partial indexes. */
const ofItem = (kind: StoredExecution["kind"]) =>
  prepared(`executions of item, ${kind}`, ({ q, t }) =>
    q
      .select()
      .from(t.executions)
      .where(and(eq(t.executions.item, sql.placeholder("item")), sql`${t.executions.kind} = ${sql.raw(`'${kind}'`)}`))
      .orderBy(asc(t.executions.attempt)),
  );
const executed = ofItem("execute");
const reversed = ofItem("reverse");

/** The one execution of an item. */
export async function executionOfItem(tx: Tx, item: ItemId): Promise<StoredExecution | null> {
  const [execution] = await executed(tx).execute({ item });
  return execution ?? null;
}

/** All tries to take it back, first to last. */
export const reversalsOfItem = async (tx: Tx, item: ItemId): Promise<StoredExecution[]> => reversed(tx).execute({ item });

/** Changes only what is named. */
export async function updateExecution(
  tx: Tx,
  id: ExecutionId,
  change: Partial<Pick<StoredExecution, "state" | "leaseUntil" | "endedAt" | "result" | "error" | "externalRef">>,
): Promise<boolean> {
  const rows = await tx.q.update(tx.t.executions).set(change).where(eq(tx.t.executions.id, id)).returning({ id: tx.t.executions.id });
  return rows.length === 1;
}
