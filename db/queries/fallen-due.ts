// Open items whose due time came between two instants, counted by whoever answers for them.
import type { ItemId, Ms, PersonId, QueueId } from "@core/words/ids";
import { and, count, gt, inArray, isNotNull, lte, min } from "drizzle-orm";
import type { Tx } from "../store";

export interface FallenDue {
  readonly queue: QueueId | null;
  readonly workflow: string;
  /** Who has them in hand; null for what waits in its queue. */
  readonly claimant: PersonId | null;
  readonly count: number;
  /** One of them: the one where there is one. */
  readonly item: ItemId;
}

export async function fallenDue(tx: Tx, after: Ms, upTo: Ms): Promise<FallenDue[]> {
  const { items } = tx.t;
  const rows = await tx.q
    .select({ queue: items.queue, workflow: items.workflow, claimant: items.claimant, count: count(), item: min(items.id) })
    .from(items)
    .where(and(gt(items.dueAt, after), lte(items.dueAt, upTo), isNotNull(items.dueAt), isNotNull(items.purpose)))
    .groupBy(items.queue, items.workflow, items.claimant);
  return rows.flatMap(({ item, ...row }) => (item === null ? [] : [{ ...row, item: item as ItemId }]));
}

/** The workflows of these items. */
export async function workflowsOf(tx: Tx, ids: readonly ItemId[]): Promise<ReadonlyMap<ItemId, string>> {
  if (ids.length === 0) return new Map();
  const { items } = tx.t;
  const rows = await tx.q
    .select({ id: items.id, workflow: items.workflow })
    .from(items)
    .where(inArray(items.id, [...ids]));
  return new Map(rows.map(({ id, workflow }) => [id, workflow]));
}
