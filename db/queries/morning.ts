// What a manager looks at first: what is late, what was closed lately, what people have to establish, and which documents changed. Bounded, each by one index.
import type { Ms } from "@core/words/ids";
import { and, asc, desc, eq, gte, isNotNull, lt } from "drizzle-orm";
import type { Tx } from "../store";
import { type ItemRowRecord, rowColumns } from "./item-rows";
import type { PolicyKind } from "./policies";

/** Open items whose time is over, the latest by most first. */
export async function lateItems(tx: Tx, now: Ms, limit: number): Promise<ItemRowRecord[]> {
  const { items } = tx.t;
  return await tx.q
    .select(rowColumns(tx))
    .from(items)
    .where(and(isNotNull(items.dueAt), isNotNull(items.purpose), lt(items.dueAt, now)))
    .orderBy(asc(items.dueAt))
    .limit(limit);
}

/** Items that were closed since an instant, the latest first. */
export async function closedSince(tx: Tx, since: Ms, limit: number): Promise<ItemRowRecord[]> {
  const { items } = tx.t;
  return await tx.q
    .select(rowColumns(tx))
    .from(items)
    .where(and(isNotNull(items.closedAt), gte(items.closedAt, since)))
    .orderBy(desc(items.closedAt), desc(items.id))
    .limit(limit);
}

/** Items of which people have to establish what happened, the longest waiting first. */
export async function toReconcile(tx: Tx, workflows: readonly string[], limit: number): Promise<ItemRowRecord[]> {
  const { items } = tx.t;
  const found: ItemRowRecord[] = [];
  for (const workflow of workflows)
    found.push(
      ...(await tx.q
        .select(rowColumns(tx))
        .from(items)
        .where(and(eq(items.workflow, workflow), eq(items.execution, "reconciling")))
        .orderBy(asc(items.id))
        .limit(limit)),
    );
  return found.sort((a, b) => a.heldSince - b.heldSince);
}

export interface ChangedDocument {
  readonly kind: PolicyKind;
  readonly workflow: string;
  readonly version: number;
  readonly author: string | null;
  readonly at: Ms;
}

/** Versions that were published since an instant, the latest first. */
export async function publishedSince(tx: Tx, since: Ms, limit: number): Promise<ChangedDocument[]> {
  const { kind, workflow, version, author, at } = tx.t.policyVersions;
  return await tx.q
    .select({ kind, workflow, version, author, at })
    .from(tx.t.policyVersions)
    .where(gte(at, since))
    .orderBy(desc(at))
    .limit(limit);
}
