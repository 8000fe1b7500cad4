// Items of whatever state, newest first: keyset-paged, one bounded index range for each execution state, merged.
import type { ItemId, QueueId } from "@core/words/ids";
import { SELF_TEST_WORKFLOW } from "@core/words/self-test";
import { EXECUTION_STATES, type ExecutionState, type ReviewState } from "@core/words/vocabulary";
import { and, desc, eq, inArray, lt, ne, or, type SQL } from "drizzle-orm";
import type { Tx } from "../store";

export interface ItemListFilter {
  readonly workflow: string | null;
  readonly run: string | null;
  readonly queue: QueueId | null;
  readonly review: ReviewState | null;
  readonly execution: ExecutionState | null;
  /** Null sees everything; else only items of these workflows or in these queues. */
  readonly sight: { readonly workflows: readonly string[]; readonly queues: readonly QueueId[] } | null;
}

/** Ids before a place, newest first. */
export async function listItemIds(tx: Tx, filter: ItemListFilter, before: ItemId | null, limit: number): Promise<ItemId[]> {
  const { items } = tx.t;
  const { workflow, run, queue, review, execution, sight } = filter;
  const conditions: (SQL | undefined)[] = [
    before === null ? undefined : lt(items.id, before),
    // What the product does to test itself is found by name alone.
    workflow === null ? ne(items.workflow, SELF_TEST_WORKFLOW) : eq(items.workflow, workflow),
    run === null ? undefined : eq(items.run, run),
    queue === null ? undefined : eq(items.queue, queue),
    review === null ? undefined : eq(items.review, review),
    sight === null ? undefined : or(inArray(items.workflow, [...sight.workflows]), inArray(items.queue, [...sight.queues])),
  ];
  const page = async (...more: SQL[]) =>
    (
      await tx.q
        .select({ id: items.id })
        .from(items)
        .where(and(...conditions, ...more))
        .orderBy(desc(items.id))
        .limit(limit)
    ).map(({ id }) => id);
  // With a workflow the index is in order of id only within one execution state.
  if (workflow === null || run !== null) return page(...(execution === null ? [] : [eq(items.execution, execution)]));
  const found: ItemId[] = [];
  for (const state of execution === null ? EXECUTION_STATES : [execution]) found.push(...(await page(eq(items.execution, state))));
  return found.sort((a, b) => (a < b ? 1 : -1)).slice(0, limit);
}
