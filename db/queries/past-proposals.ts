// What agents proposed in a workflow, page by page from the latest backwards: to learn from, without ever holding much of it.
import type { ItemId, Ms } from "@core/words/ids";
import type { ExecutionState } from "@core/words/vocabulary";
import { and, desc, eq, isNull, lt } from "drizzle-orm";
import { earlierThan } from "../engine/sql";
import type { Tx } from "../store";
import type { StoredHistoryItem } from "./history";

export interface ProposedRevision {
  readonly id: ItemId;
  readonly byKind: "agent" | "person";
  readonly body: string;
}

/** Items of one state of execution with their present revisions; `before` is the last id of the page before. */
export async function proposedBefore(
  tx: Tx,
  workflow: string,
  execution: ExecutionState,
  before: ItemId | null,
  limit: number,
): Promise<ProposedRevision[]> {
  const { items, revisions } = tx.t;
  return await tx.q
    .select({ id: items.id, byKind: revisions.byKind, body: revisions.body })
    .from(items)
    .innerJoin(revisions, and(eq(revisions.item, items.id), eq(revisions.number, items.revision)))
    .where(
      and(
        eq(items.workflow, workflow),
        eq(items.execution, execution),
        isNull(items.erasedAt),
        before === null ? undefined : lt(items.id, before),
      ),
    )
    .orderBy(desc(items.id))
    .limit(limit);
}

/** Imported cases; `before` is where the page before ended. */
export async function casesBefore(
  tx: Tx,
  workflow: string,
  before: { readonly at: Ms; readonly id: string } | null,
  limit: number,
): Promise<Pick<StoredHistoryItem, "id" | "at" | "body">[]> {
  const { id, at, body, workflow: of } = tx.t.historyItems;
  return await tx.q
    .select({ id, at, body })
    .from(tx.t.historyItems)
    .where(and(eq(of, workflow), before === null ? undefined : earlierThan([at, id], [before.at, before.id])))
    .orderBy(desc(at), desc(id))
    .limit(limit);
}
