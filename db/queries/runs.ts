// Runs of our own items: listed by their newest item, found by name, and the events of many of them at once.
import { asItemId, type ItemId, type Ms } from "@core/words/ids";
import { SELF_TEST_WORKFLOW } from "@core/words/self-test";
import { EXECUTION_STATES } from "@core/words/vocabulary";
import { and, asc, desc, eq, gte, inArray, isNotNull, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { Tx } from "../store";
import { firstIdOf } from "./item-history";
import { type ItemRowRecord, rowColumns } from "./item-rows";

export interface RunFilter {
  readonly workflow: string | null;
  /** What its name begins with. */
  readonly text: string | null;
  readonly state: "open" | "closed" | null;
  /** When its newest item came. */
  readonly since: Ms | null;
  readonly until: Ms | null;
  /** Null sees everything; else only items of these workflows or in these queues. */
  readonly sight: { readonly workflows: readonly string[]; readonly queues: readonly string[] } | null;
}

export interface FoundRun {
  readonly workflow: string;
  readonly run: string;
  /** The newest item of it that may be seen: the place in the order of pages. */
  readonly newest: ItemId;
}

/**
 * A page of runs, the one with the newest item first. An item stands for its run where no newer one of the same run may be seen:
 * one probe of an index for each item passed, however many there are.
 */
export async function listRuns(tx: Tx, filter: RunFilter, before: ItemId | null, limit: number): Promise<FoundRun[]> {
  if (filter.state === "open") return listOpenRuns(tx, filter, before, limit);
  const { items } = tx.t;
  const { workflow, text, state, since, until, sight } = filter;
  const conditions: (SQL | undefined)[] = [
    isNotNull(items.run),
    // What the product does to test itself is found by name alone.
    workflow === null ? ne(items.workflow, SELF_TEST_WORKFLOW) : eq(items.workflow, workflow),
    text === null ? undefined : sql`(${items.run} >= ${text} and ${items.run} < ${`${text}\u{10ffff}`})`,
    since === null ? undefined : gte(items.id, firstIdOf(since)),
    until === null ? undefined : lt(items.id, firstIdOf(until)),
    before === null ? undefined : lt(items.id, before),
    sight === null ? undefined : or(inArray(items.workflow, [...sight.workflows]), inArray(items.queue, [...sight.queues] as never[])),
    sql`not exists (select 1 from items n where n.run = ${items.run} and n.workflow = ${items.workflow} and n.id > ${items.id}${inSight(sight)})`,
    // An id that every item has lets both engines probe the index of runs and not that of workflows.
    state === null
      ? undefined
      : sql`not exists (select 1 from items o where o.run = ${items.run} and o.workflow = ${items.workflow} and o.id > '' and o.next_at is not null)`,
  ];
  const page = (where: SQL | undefined) =>
    tx.q
      .select({ workflow: items.workflow, run: items.run, newest: items.id })
      .from(items)
      .where(and(...conditions, where))
      .orderBy(desc(items.id))
      .limit(limit);
  const within = workflow !== null ? [workflow] : sight !== null && sight.queues.length === 0 ? sight.workflows : null;
  const rows = within === null || text !== null ? await page(undefined) : await byState(tx, within, page);
  return rows
    .sort(newestFirst(({ newest }) => newest))
    .slice(0, limit)
    .flatMap(({ workflow, run, newest }) => (run === null ? [] : [{ workflow, run, newest: asItemId(newest) }]));
}

const newestFirst =
  <Row>(idOf: (row: Row) => string) =>
  (one: Row, other: Row) =>
    idOf(one) < idOf(other) ? 1 : -1;

/** A workflow's items lie in their order within each state of their execution alone: a page is the newest of all those pages. */
async function byState<Row>({ t: { items } }: Tx, workflows: readonly string[], page: (where: SQL | undefined) => Promise<Row[]>) {
  const rows: Row[] = [];
  for (const workflow of workflows)
    for (const execution of EXECUTION_STATES) rows.push(...(await page(and(eq(items.workflow, workflow), eq(items.execution, execution)))));
  return rows;
}

/** Runs in which something is open are few: they are found by what is open. */
async function listOpenRuns(
  tx: Tx,
  { workflow, text, since, until, sight }: RunFilter,
  before: ItemId | null,
  limit: number,
): Promise<FoundRun[]> {
  const { items } = tx.t;
  // Said in full: the builder leaves the table's name out of what is selected, and there both would be `n`.
  const newest = sql<string>`(select max(n.id) from items n where n.run = items.run and n.workflow = items.workflow${inSight(sight)})`;
  const open = tx.q
    .select({ workflow: items.workflow, run: items.run, newest: newest.as("newest") })
    .from(items)
    .where(
      and(
        gte(items.nextAt, 0),
        isNotNull(items.run),
        workflow === null ? ne(items.workflow, SELF_TEST_WORKFLOW) : isOf(tx, workflow),
        text === null ? undefined : sql`(${items.run} >= ${text} and ${items.run} < ${`${text}\u{10ffff}`})`,
      ),
    )
    .groupBy(items.workflow, items.run)
    .as("open");
  const rows = await tx.q
    .select()
    .from(open)
    .where(
      and(
        isNotNull(open.newest),
        before === null ? undefined : lt(open.newest, before),
        since === null ? undefined : gte(open.newest, firstIdOf(since)),
        until === null ? undefined : lt(open.newest, firstIdOf(until)),
      ),
    )
    .orderBy(desc(open.newest))
    .limit(limit);
  return rows.flatMap(({ workflow, run, newest }) => (run === null ? [] : [{ workflow, run, newest: asItemId(newest) }]));
}

/** What is open is found by `next_at`; said so, no engine reads all that ever was of a workflow instead. */
const isOf = ({ t: { items } }: Tx, workflow: string): SQL => sql`${items.workflow} || '' = ${workflow}`;

/** An item that is hidden from the reader must not hide the run with it. */
function inSight(sight: RunFilter["sight"]): SQL {
  if (sight === null) return sql``;
  const among = (values: readonly string[]) =>
    values.length === 0
      ? sql`(null)`
      : sql`(${sql.join(
          values.map((value) => sql`${value}`),
          sql`, `,
        )})`;
  return sql` and (n.workflow in ${among(sight.workflows)} or n.queue in ${among(sight.queues)})`;
}

/** The items of these runs, oldest first; null where these names have more than `limit` in all, so that some would lack theirs. */
export async function itemsOfRuns(
  tx: Tx,
  runs: readonly Pick<FoundRun, "workflow" | "run">[],
  limit: number,
): Promise<ItemRowRecord[] | null> {
  if (runs.length === 0) return [];
  const { items } = tx.t;
  const wanted = new Set(runs.map(({ workflow, run }) => JSON.stringify([workflow, run])));
  const rows = await tx.q
    .select(rowColumns(tx))
    .from(items)
    .where(
      inArray(
        items.run,
        runs.map(({ run }) => run),
      ),
    )
    .orderBy(asc(items.id))
    .limit(limit + 1);
  return rows.length > limit ? null : rows.filter(({ workflow, run }) => wanted.has(JSON.stringify([workflow, run])));
}

/** The newest items of one run, oldest first. */
export async function newestOfRun(tx: Tx, { workflow, run }: Pick<FoundRun, "workflow" | "run">, limit: number): Promise<ItemRowRecord[]> {
  const { items } = tx.t;
  const rows = await tx.q
    .select(rowColumns(tx))
    .from(items)
    .where(and(eq(items.run, run), eq(items.workflow, workflow)))
    .orderBy(desc(items.id))
    .limit(limit);
  return rows.reverse();
}

/** An item as a map of steps needs it. */
export interface StepItem {
  readonly id: ItemId;
  readonly run: string | null;
  readonly step: string | null;
  readonly action: string;
  readonly openedAt: Ms;
  readonly closedAt: Ms | null;
  readonly holderKind: "agent" | "queue" | "person" | null;
  readonly holderId: string | null;
  readonly queue: string | null;
}

/** Items of a workflow that came within a time, the newest first. */
export async function stepItems(tx: Tx, workflow: string, since: Ms | null, until: Ms | null, limit: number): Promise<StepItem[]> {
  const { items } = tx.t;
  const rows = await byState(tx, [workflow], (where) =>
    tx.q
      .select({
        id: items.id,
        run: items.run,
        step: items.step,
        action: items.action,
        openedAt: items.openedAt,
        closedAt: items.closedAt,
        holderKind: items.holderKind,
        holderId: items.holderId,
        queue: items.queue,
      })
      .from(items)
      .where(
        and(
          where,
          since === null ? undefined : gte(items.id, firstIdOf(since)),
          until === null ? undefined : lt(items.id, firstIdOf(until)),
        ),
      )
      .orderBy(desc(items.id))
      .limit(limit),
  );
  return rows.sort(newestFirst(({ id }) => id)).slice(0, limit);
}

export interface HeldMoment {
  readonly stream: string;
  readonly at: Ms;
  readonly holderKind: "agent" | "queue" | "person" | null;
}

/** Who held these streams' items when: their events in order, without what they say. */
export async function heldMoments(tx: Tx, streams: readonly string[]): Promise<HeldMoment[]> {
  if (streams.length === 0) return [];
  const { events } = tx.t;
  return tx.q
    .select({ stream: events.stream, at: events.at, holderKind: events.holderKind })
    .from(events)
    .where(inArray(events.stream, [...streams]))
    .orderBy(asc(events.stream), asc(events.seq));
}

export interface WorkflowCount {
  readonly workflow: string;
  readonly open: number;
  readonly waiting: number;
  readonly inHand: number;
  readonly withAgent: number;
}

/** What is open of each workflow, by whose move it is. */
export async function openByWorkflow(tx: Tx): Promise<WorkflowCount[]> {
  const { items } = tx.t;
  const of = (kind: string) => sql<number>`sum(case when ${items.holderKind} = ${kind} then 1 else 0 end)`.mapWith(Number);
  // Grouped by what no index has in order: else all that ever was would be read in the order of workflows.
  const workflow = sql<string>`${items.workflow} || ''`;
  return tx.q
    .select({
      workflow: workflow.as("of_workflow"),
      open: sql<number>`count(*)`.mapWith(Number),
      waiting: of("queue"),
      inHand: of("person"),
      withAgent: of("agent"),
    })
    .from(items)
    .where(and(gte(items.nextAt, 0), ne(items.workflow, SELF_TEST_WORKFLOW)))
    .groupBy(sql`of_workflow`)
    .orderBy(sql`of_workflow`);
}

export interface OpenStep {
  readonly step: string | null;
  readonly action: string;
  readonly holderKind: "agent" | "queue" | "person" | null;
  readonly holderId: string | null;
  readonly count: number;
}

/** What is open of a workflow, by step and holder. */
export async function openSteps(tx: Tx, workflow: string): Promise<OpenStep[]> {
  const { items } = tx.t;
  const { step, action, holderKind, holderId } = items;
  return tx.q
    .select({ step, action, holderKind, holderId, count: sql<number>`count(*)`.mapWith(Number) })
    .from(items)
    .where(and(isOf(tx, workflow), gte(items.nextAt, 0)))
    .groupBy(step, action, holderKind, holderId);
}
