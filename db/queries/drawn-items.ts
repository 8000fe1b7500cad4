// Which of a workflow's latest items were drawn for a check: each item's own lot beside the share that its ruling asks for. Bounded, by the index of workflows.
import { streamOf } from "@core/trail/event";
import { asItemId, type ItemId, type Ms } from "@core/words/ids";
import { EXECUTION_STATES, type Level } from "@core/words/vocabulary";
import { and, desc, eq, gte, inArray } from "drizzle-orm";
import type { Tx } from "../store";
import { firstIdOf } from "./item-history";

/** Levels at which nobody signs before it runs, so that a lot decides whether somebody looks after. */
const UNSIGNED: readonly Level[] = ["autonomous", "sampled", "review_after"];
const MOST_AT_ONCE = 400;

export interface Lot {
  readonly action: string;
  /** The share of such items that is checked. */
  readonly p: number;
  /** In [0, 1); null where its value was erased. Drawn where it is below `p`. */
  readonly u: number | null;
}

/** Among the latest `each` of every state of execution that came since, those that nobody signs. */
export async function latestLots(tx: Tx, workflow: string, since: Ms, each: number): Promise<Lot[]> {
  const { items } = tx.t;
  const found: { readonly id: ItemId; readonly action: string; readonly p: number }[] = [];
  for (const state of EXECUTION_STATES) {
    const rows = await tx.q
      .select({ id: items.id, action: items.action, ruling: items.ruling })
      .from(items)
      .where(and(eq(items.workflow, workflow), eq(items.execution, state), gte(items.id, firstIdOf(since))))
      .orderBy(desc(items.id))
      .limit(each);
    for (const { ruling, ...row } of rows)
      if (ruling !== null && UNSIGNED.includes(ruling.level)) found.push({ ...row, p: ruling.samplingP });
  }
  const lots = await lotsOf(
    tx,
    found.map(({ id }) => id),
  );
  return found.map(({ id, action, p }) => ({ action, p, u: lots.get(id) ?? null }));
}

/** An item's lot is drawn from its id, so that every ruling of it tells the same one. */
async function lotsOf(tx: Tx, ids: readonly ItemId[]): Promise<ReadonlyMap<ItemId, number>> {
  const { eventValues } = tx.t;
  const lots = new Map<ItemId, number>();
  for (let from = 0; from < ids.length; from += MOST_AT_ONCE) {
    const streams = ids.slice(from, from + MOST_AT_ONCE).map((id) => streamOf("item", id));
    const rows = await tx.q
      .select({ stream: eventValues.stream, value: eventValues.value })
      .from(eventValues)
      .where(and(inArray(eventValues.stream, streams), eq(eventValues.field, "samplingU")));
    for (const { stream, value } of rows) lots.set(asItemId(stream.slice("item:".length)), Number(value));
  }
  return lots;
}
