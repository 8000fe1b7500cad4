// The items of a workflow as they came lately: how its actions fared by level, and what their facts were. Bounded, by one index.
import { asItemId, type ItemId, type Ms } from "@core/words/ids";
import type { Ruling } from "@core/words/ruling";
import { EXECUTION_STATES, type ExecutionState, type Level } from "@core/words/vocabulary";
import { and, desc, eq, gte, inArray, isNull, sql } from "drizzle-orm";
import type { Tx } from "../store";
import { firstIdOf } from "./item-history";
import { lastByAgent } from "./revisions";

export interface LevelCount {
  readonly action: string;
  readonly level: Level | null;
  readonly quorum: number | null;
  readonly count: number;
}

/** How many items came since an instant, by action and the level they are ruled; of more than `limit` only so many are counted. */
export async function countByLevel(tx: Tx, workflow: string, since: Ms, limit: number): Promise<LevelCount[]> {
  const { items } = tx.t;
  const lately = tx.q
    .select({ action: items.action, level: items.level, quorum: items.quorum })
    .from(items)
    .where(and(eq(items.workflow, workflow), inArray(items.execution, [...EXECUTION_STATES]), gte(items.id, firstIdOf(since))))
    .limit(limit)
    .as("lately");
  return await tx.q
    .select({ action: lately.action, level: lately.level, quorum: lately.quorum, count: sql<number>`count(*)`.mapWith(Number) })
    .from(lately)
    .groupBy(lately.action, lately.level, lately.quorum);
}

export interface RuledItem {
  readonly id: ItemId;
  readonly action: string;
  readonly title: string;
  readonly ruling: Ruling;
}

/** The latest items of each state of execution, so that no state is left out; newest first. */
export async function latestRuled(tx: Tx, workflow: string, each: number): Promise<RuledItem[]> {
  const { items } = tx.t;
  const found: RuledItem[] = [];
  for (const state of EXECUTION_STATES) {
    const rows = await tx.q
      .select({ id: items.id, action: items.action, title: items.title, ruling: items.ruling })
      .from(items)
      .where(and(eq(items.workflow, workflow), eq(items.execution, state), isNull(items.erasedAt)))
      .orderBy(desc(items.id))
      .limit(each);
    for (const { ruling, ...row } of rows) if (ruling !== null) found.push({ ...row, ruling });
  }
  return found.sort((a, b) => (a.id < b.id ? 1 : -1));
}

export interface ProposedItem {
  readonly id: ItemId;
  readonly title: string;
  readonly run: string | null;
  readonly step: string | null;
  readonly execution: ExecutionState;
  /** The last revision that its agent wrote. */
  readonly body: string;
}

/** An item with the last revision that its agent wrote, by the columns that a ruling is made from. */
const proposed = ({ q, t }: Tx) => {
  const { items, revisions } = t;
  return q
    .select({
      id: items.id,
      title: items.title,
      run: items.run,
      step: items.step,
      execution: items.execution,
      body: revisions.body,
    })
    .from(items)
    .innerJoin(revisions, and(eq(revisions.item, items.id), eq(revisions.number, lastByAgent(t))));
};

/** The latest items of each state of execution with what their agents proposed last, newest first. */
export async function latestProposed(tx: Tx, workflow: string, each: number): Promise<ProposedItem[]> {
  const { items } = tx.t;
  const found: ProposedItem[] = [];
  for (const state of EXECUTION_STATES)
    found.push(
      ...(await proposed(tx)
        .where(and(eq(items.workflow, workflow), eq(items.execution, state), isNull(items.erasedAt)))
        .orderBy(desc(items.id))
        .limit(each)),
    );
  return found.sort((a, b) => (a.id < b.id ? 1 : -1));
}

/** One of them; null where the workflow has no such item. */
export async function findProposed(tx: Tx, workflow: string, id: string): Promise<ProposedItem | null> {
  const { items } = tx.t;
  const [found] = await proposed(tx)
    .where(and(eq(items.id, asItemId(id)), eq(items.workflow, workflow), isNull(items.erasedAt)))
    .limit(1);
  return found ?? null;
}

/** Open items of a workflow by the level they are ruled. */
export async function countOpenOf(tx: Tx, workflow: string): Promise<number> {
  const { items } = tx.t;
  const [row] = await tx.q
    .select({ count: sql<number>`count(*)`.mapWith(Number) })
    .from(items)
    .where(and(eq(items.workflow, workflow), eq(items.execution, "held")));
  return row?.count ?? 0;
}
