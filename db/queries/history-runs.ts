// Runs of imported process logs and their events: kept once, read by run, by page, or all of a workflow in slices.
import type { HistoricRun } from "@core/words/history";
import type { Ms } from "@core/words/ids";
import { and, asc, desc, eq, gt, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import { earlierThan } from "../engine/sql";
import type { Tx } from "../store";

export type StoredHistoryRun = Readonly<Tx["t"]["historyRuns"]["$inferSelect"]>;

/** Rows of one statement: both engines bound the values that it may carry. */
const ROWS_AT_ONCE = 500;

/** Keeps the runs that are not known yet, by workflow and name, with their events; returns how many it kept. */
export async function insertHistoryRuns(tx: Tx, runs: readonly HistoricRun[], importId: string): Promise<number> {
  const { historyRuns } = tx.t;
  const rows = runs.map(({ events, ...run }) => ({
    ...run,
    import: importId,
    startedAt: events.reduce((first, { at }) => Math.min(first, at), Number.MAX_SAFE_INTEGER),
    endedAt: events.reduce((last, { at }) => Math.max(last, at), 0),
    steps: events.map(({ at, activity, role }) => [at, activity, role] as const),
    rest: events.map(({ transition, resource, attributes }) => [transition, resource, attributes] as const),
  }));
  let kept = 0;
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const inserted = await tx.q
      .insert(historyRuns)
      .values(rows.slice(start, start + ROWS_AT_ONCE))
      .onConflictDoNothing()
      .returning({ run: historyRuns.run });
    kept += inserted.length;
  }
  return kept;
}

/** The run as its log told it. */
export const asTold = ({ workflow, run, attributes, steps, rest }: StoredHistoryRun): HistoricRun => ({
  workflow,
  run,
  attributes,
  events: steps.map(([at, activity, role], index) => {
    const [transition, resource, attributes] = rest[index] ?? [null, null, []];
    return { at, activity, role, transition, resource, attributes };
  }),
});

export async function findHistoryRun(tx: Tx, workflow: string, run: string): Promise<StoredHistoryRun | null> {
  const { historyRuns } = tx.t;
  const [found] = await tx.q
    .select()
    .from(historyRuns)
    .where(and(eq(historyRuns.workflow, workflow), eq(historyRuns.run, run)))
    .limit(1);
  return found ?? null;
}

export interface HistoryRunFilter {
  /** Null for all. */
  readonly workflows: readonly string[] | null;
  /** A run's name begins so. */
  readonly text: string | null;
  /** When it ended. */
  readonly since: Ms | null;
  readonly until: Ms | null;
}

export interface HistoryRunPlace {
  readonly endedAt: Ms;
  readonly workflow: string;
  readonly run: string;
}

/** A page of runs, those that ended last first. */
export async function listHistoryRuns(
  tx: Tx,
  { workflows, text, since, until }: HistoryRunFilter,
  before: HistoryRunPlace | null,
  limit: number,
): Promise<StoredHistoryRun[]> {
  const { historyRuns: one } = tx.t;
  const conditions: (SQL | undefined)[] = [
    workflows === null ? undefined : inArray(one.workflow, [...workflows]),
    text === null ? undefined : startsWith(one.run, text),
    since === null ? undefined : gte(one.endedAt, since),
    until === null ? undefined : lt(one.endedAt, until),
    before === null ? undefined : earlierThan([one.endedAt, one.workflow, one.run], [before.endedAt, before.workflow, before.run]),
  ];
  return tx.q
    .select()
    .from(one)
    .where(and(...conditions))
    .orderBy(desc(one.endedAt), desc(one.workflow), desc(one.run))
    .limit(limit);
}

/** As a range, so that an index answers it on both engines; the last character there is closes it. */
const startsWith = (column: Tx["t"]["historyRuns"]["run"], text: string): SQL =>
  sql`(${column} >= ${text} and ${column} < ${`${text}\u{10ffff}`})`;

/** A slice of a workflow's runs in the order of their names, only with what happened in them. */
export async function sliceHistoryRuns(
  tx: Tx,
  workflow: string,
  after: string | null,
  limit: number,
): Promise<Pick<StoredHistoryRun, "run" | "endedAt" | "steps">[]> {
  const { historyRuns: one } = tx.t;
  return tx.q
    .select({ run: one.run, endedAt: one.endedAt, steps: one.steps })
    .from(one)
    .where(and(eq(one.workflow, workflow), after === null ? undefined : gt(one.run, after)))
    .orderBy(asc(one.run))
    .limit(limit);
}

export interface HistoryWorkflow {
  readonly workflow: string;
  readonly runs: number;
  readonly lastAt: Ms;
}

/** The workflows of which there are imported runs. */
export async function historyWorkflows(tx: Tx): Promise<HistoryWorkflow[]> {
  const { historyRuns: one } = tx.t;
  return tx.q
    .select({
      workflow: one.workflow,
      runs: sql<number>`count(*)`.mapWith(Number),
      lastAt: sql<number>`max(${one.endedAt})`.mapWith(Number),
    })
    .from(one)
    .groupBy(one.workflow)
    .orderBy(asc(one.workflow));
}
