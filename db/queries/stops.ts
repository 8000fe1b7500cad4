// Stop switches: one row per scope. Clearing and redeeming read them under lock, so that after a pull none of them commits.

import type { Item } from "@core/lifecycle/item";
import type { StopsInScene } from "@core/words/actors";
import type { AgentId, ItemId, Ms } from "@core/words/ids";
import { SELF_TEST_WORKFLOW } from "@core/words/self-test";
import type { ExecutionState } from "@core/words/vocabulary";
import { and, asc, eq, exists, inArray, isNotNull, lte, max, ne, or, sql } from "drizzle-orm";
import { prepared } from "../engine/prepared";
import type { Tx } from "../store";

export type StoredStop = Tx["t"]["stops"]["$inferSelect"];

const on = prepared("stops that are on", ({ q, t }) =>
  q
    .select({ scope: t.stops.scope })
    .from(t.stops)
    .where(
      and(
        eq(t.stops.on, true),
        inArray(sql`(${t.stops.scope} || ':' || ${t.stops.subject})`, [sql.placeholder("agent"), sql.placeholder("workflow"), "all:"]),
      ),
    ),
);

/** Which stops cover an item of this agent in this workflow. */
export async function readStops(
  tx: Tx,
  { agent, workflow }: { readonly agent: AgentId; readonly workflow: string },
): Promise<StopsInScene> {
  const rows = await on(tx).execute({ agent: `agent:${agent}`, workflow: `workflow:${workflow}` });
  const scopes = new Set(rows.map((row) => row.scope));
  return { agent: scopes.has("agent"), workflow: scopes.has("workflow"), all: scopes.has("all") };
}

/** Pulls or lifts. `subject` is the agent's id or the workflow's name, empty for `all`. */
export async function setStop(tx: Tx, stop: StoredStop): Promise<void> {
  const { stops } = tx.t;
  const { scope, subject, ...change } = stop;
  await tx.q
    .insert(stops)
    .values(stop)
    .onConflictDoUpdate({ target: [stops.scope, stops.subject], set: change });
}

/** Every switch that was ever touched, for the screen. */
export async function listStops(tx: Tx): Promise<StoredStop[]> {
  const { stops } = tx.t;
  return await tx.q.select().from(stops).orderBy(asc(stops.scope), asc(stops.subject));
}

/** When somebody is to be reminded of it; stops from before there were reminders have only the time of their next look. */
export const stopRemindsAt = ({ remindAt, reviewAt }: Pick<StoredStop, "remindAt" | "reviewAt">): Ms | null => remindAt ?? reviewAt;

/** Whether somebody is to be reminded of a stop by now: asked often, so without a lock. */
export async function anyStopReminds(tx: Tx, now: Ms): Promise<boolean> {
  const { stops } = tx.t;
  const [found] = await tx.q
    .select({ scope: stops.scope })
    .from(stops)
    .where(and(eq(stops.on, true), lte(sql`coalesce(${stops.remindAt}, ${stops.reviewAt})`, now)))
    .limit(1);
  return found !== undefined;
}

/** Items that policy alone has cleared and that a stop covers: their grants are taken back. Those of the self-test are no business of people, and expire. */
export async function clearedUnderStops(tx: Tx, limit: number): Promise<ItemId[]> {
  const { items, stops } = tx.t;
  const standing = await tx.q.select({ scope: stops.scope }).from(stops).where(eq(stops.on, true)).limit(1);
  if (standing.length === 0) return [];
  const covering = tx.q
    .select({ one: sql`1` })
    .from(stops)
    .where(
      and(
        eq(stops.on, true),
        or(
          eq(stops.scope, "all"),
          and(eq(stops.scope, "agent"), eq(stops.subject, items.agent)),
          and(eq(stops.scope, "workflow"), eq(stops.subject, items.workflow)),
        ),
      ),
    );
  const rows = await tx.q
    .select({ id: items.id })
    .from(items)
    .where(
      and(
        isNotNull(items.nextAt),
        eq(items.execution, "cleared"),
        eq(items.review, "none"),
        ne(items.workflow, SELF_TEST_WORKFLOW),
        exists(covering),
      ),
    )
    .limit(limit);
  return rows.map((row) => row.id);
}

export interface InFlight {
  readonly id: ItemId;
  readonly title: string;
  readonly workflow: string;
  readonly agent: AgentId;
  readonly execution: ExecutionState;
  readonly fold: Item;
  /** When its agent began what it is at, to execute or to take back; null while it has not. */
  readonly since: Ms | null;
}

/** What runs now, forwards or back, and what may run without having begun, of all that is open; of more than `limit` only so many. */
export async function itemsInFlight(tx: Tx, limit: number): Promise<InFlight[]> {
  const { items, executions } = tx.t;
  return await tx.q
    .select({
      id: items.id,
      title: items.title,
      workflow: items.workflow,
      agent: items.agent,
      execution: items.execution,
      fold: items.fold,
      since: max(executions.startedAt),
    })
    .from(items)
    .leftJoin(executions, eq(executions.item, items.id))
    .where(
      and(isNotNull(items.nextAt), inArray(items.execution, ["executing", "cleared", "reversing"]), ne(items.workflow, SELF_TEST_WORKFLOW)),
    )
    .groupBy(items.id)
    .orderBy(asc(items.id))
    .limit(limit);
}
