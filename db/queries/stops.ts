// Stop switches: one row per scope. Clearing and redeeming read them under lock, so that after a pull none of them commits.

import type { Item } from "@core/lifecycle/item";
import type { StopsInScene } from "@core/words/actors";
import type { AgentId, ItemId, Ms } from "@core/words/ids";
import type { ExecutionState } from "@core/words/vocabulary";
import { and, asc, eq, exists, inArray, isNotNull, or, sql } from "drizzle-orm";
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

/** Items that policy alone has cleared and that a stop covers: their grants are taken back. */
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
    .where(and(isNotNull(items.nextAt), eq(items.execution, "cleared"), eq(items.review, "none"), exists(covering)))
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
  /** When its agent began; null while it has not. */
  readonly since: Ms | null;
}

/** What runs now and what may run without having begun, of all that is open; of more than `limit` only so many. */
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
      since: executions.startedAt,
    })
    .from(items)
    .leftJoin(executions, and(eq(executions.item, items.id), eq(executions.kind, "execute")))
    .where(and(isNotNull(items.nextAt), inArray(items.execution, ["executing", "cleared"])))
    .orderBy(asc(items.id))
    .limit(limit);
}
