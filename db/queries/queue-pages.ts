// Open work by queue: pages in the order of work, counts, and what one person holds. Everything runs on one partial index over open items.
import type { ItemId, Ms, PersonId, QueueId } from "@core/words/ids";
import type { Level, ReviewState } from "@core/words/vocabulary";
import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";
import { jsonNumber, jsonText, laterThan } from "../engine/sql";
import type { Tx } from "../store";
import { type ItemRowRecord, rowColumns } from "./item-rows";

/** A place in the order of work: higher priority first, then what is due sooner, then what is older. */
export interface WorkPlace {
  readonly sortPriority: number;
  readonly sortDue: Ms;
  readonly id: ItemId;
}

export const byPlace = (a: WorkPlace, b: WorkPlace): number =>
  a.sortPriority - b.sortPriority || a.sortDue - b.sortDue || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

export interface OpenFilter {
  /** Queues to look into; each is one index range. */
  readonly queues: readonly QueueId[];
  /** Only these workflows; null for all. In the queues of `wholeQueues` every workflow is seen. */
  readonly workflows: readonly string[] | null;
  readonly wholeQueues: ReadonlySet<QueueId>;
  readonly workflow?: string | undefined;
  readonly review?: ReviewState | undefined;
  readonly level?: Level | undefined;
  /** With level `review`: two or more people. */
  readonly dual?: boolean | undefined;
  readonly dueBefore?: Ms | undefined;
  /** Only these, which were found before. */
  readonly ids?: readonly ItemId[] | undefined;
}

/** What makes an open item one of these; written so that the index over open items answers all of it. */
export function conditions({ t: { items } }: Tx, queue: QueueId, filter: OpenFilter): (SQL | undefined)[] {
  const { workflow, review, level, dual, dueBefore, ids } = filter;
  const narrowed = filter.workflows !== null && !filter.wholeQueues.has(queue);
  return [
    eq(items.queue, queue),
    isNotNull(items.purpose),
    narrowed ? inArray(items.workflow, [...(filter.workflows ?? [])]) : undefined,
    workflow === undefined ? undefined : eq(items.workflow, workflow),
    review === undefined ? undefined : eq(items.review, review),
    level === undefined ? undefined : eq(items.level, level),
    dual === undefined ? undefined : dual ? gte(items.quorum, 2) : lt(items.quorum, 2),
    dueBefore === undefined ? undefined : lt(items.sortDue, dueBefore),
    ids === undefined ? undefined : inArray(items.id, [...ids]),
  ];
}

const inOrder = ({ t: { items } }: Tx) => [asc(items.sortPriority), asc(items.sortDue), asc(items.id)] as const;
export const placeColumns = ({ t: { items } }: Tx) => ({ sortPriority: items.sortPriority, sortDue: items.sortDue, id: items.id });

function after({ t: { items } }: Tx, place: WorkPlace | null): SQL | undefined {
  if (place === null) return undefined;
  return laterThan([items.sortPriority, items.sortDue, items.id], [place.sortPriority, place.sortDue, place.id]);
}

/** Places of open items after a place, in the order of work: one bounded index range a queue, merged. */
export async function openPlaces(tx: Tx, filter: OpenFilter, from: WorkPlace | null, limit: number): Promise<WorkPlace[]> {
  const places: WorkPlace[] = [];
  for (const queue of new Set(filter.queues)) {
    const found = await tx.q
      .select(placeColumns(tx))
      .from(tx.t.items)
      .where(and(...conditions(tx, queue, filter), after(tx, from)))
      .orderBy(...inOrder(tx))
      .limit(limit);
    places.push(...found);
  }
  return places.sort(byPlace).slice(0, limit);
}

/** A place in another order than that of work. */
export interface SortedPlace {
  readonly key: number;
  readonly id: ItemId;
}

export interface Order {
  /** When it is due, how long it has been open, how strict its level is, how much is at risk (whatever its currency). */
  readonly by: "due" | "age" | "level" | "risk";
  readonly descending: boolean;
}

/** Strictest last. */
const LEVEL_RANK = { review: 1, dual: 2, human_only: 3 } as const;

/** Below every amount: nothing is said to be at risk. */
const NO_AMOUNT = -1;

function keyOf(tx: Tx, by: Order["by"]): SQL<number> {
  const { items } = tx.t;
  if (by === "risk") return sql<number>`coalesce(${jsonNumber(tx, items.atRisk, "amount")}, ${sql.raw(String(NO_AMOUNT))})`;
  if (by === "due") return sql<number>`${items.sortDue}`;
  // Ids grow with time; a bare 0 would name a column of the answer.
  if (by === "age") return sql<number>`0 * ${items.sortDue}`;
  const { human_only: human, dual, review } = LEVEL_RANK;
  return sql<number>`case when ${items.level} = 'human_only' then ${sql.raw(String(human))} when ${items.quorum} > 1 then ${sql.raw(String(dual))} else ${sql.raw(String(review))} end`;
}

const inKeyOrder =
  ({ descending }: Order) =>
  (a: SortedPlace, b: SortedPlace): number =>
    (a.key - b.key || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)) * (descending ? -1 : 1);

/** Places of open items in such an order, after a place: the open items of each queue are gone through on the index that covers them. */
export async function sortedPlaces(
  tx: Tx,
  filter: OpenFilter,
  order: Order,
  from: SortedPlace | null,
  limit: number,
): Promise<SortedPlace[]> {
  const { items } = tx.t;
  const key = keyOf(tx, order.by);
  const direct = order.descending ? desc : asc;
  const beyond = order.descending ? sql`<` : sql`>`;
  const after =
    from === null ? undefined : sql`(${key} ${beyond} ${from.key} or (${key} = ${from.key} and ${items.id} ${beyond} ${from.id}))`;
  const places: SortedPlace[] = [];
  for (const queue of new Set(filter.queues)) {
    const found = await tx.q
      .select({ key, id: items.id })
      .from(items)
      .where(and(...conditions(tx, queue, filter), after))
      .orderBy(direct(key), direct(items.id))
      .limit(limit);
    places.push(...found.map(({ key: value, id }) => ({ key: Number(value), id })));
  }
  return places.sort(inKeyOrder(order)).slice(0, limit);
}

/** What the order of work depends on, and no more: candidates are many, and few of them are offered. */
export type WorkCandidate = Pick<ItemRowRecord, "id" | "purpose" | "atRisk" | "dueAt" | "priority"> &
  Pick<Tx["t"]["items"]["$inferSelect"], "reversibility" | "maxAt">;

/** What is worked in one way: an action of a workflow. */
export type WorkKind = Pick<ItemRowRecord, "workflow" | "action">;

/** The first unclaimed items of each queue; of one kind, or of all. */
export async function workCandidates(
  tx: Tx,
  queues: readonly QueueId[],
  perQueue: number,
  kind: WorkKind | null,
): Promise<WorkCandidate[]> {
  const rows: WorkCandidate[] = [];
  for (const queue of new Set(queues)) {
    const { items } = tx.t;
    const free = and(
      eq(items.queue, queue),
      isNotNull(items.purpose),
      eq(items.review, "queued"),
      kind === null ? undefined : and(eq(items.workflow, kind.workflow), eq(items.action, kind.action)),
    );
    rows.push(
      ...(await tx.q
        .select({
          id: items.id,
          purpose: items.purpose,
          atRisk: items.atRisk,
          dueAt: items.dueAt,
          priority: items.priority,
          reversibility: items.reversibility,
          maxAt: items.maxAt,
        })
        .from(items)
        .where(free)
        .orderBy(...inOrder(tx))
        .limit(perQueue)),
    );
  }
  return rows;
}

/** What one person has in hand, claimed or set aside, oldest first. Few by nature; bounded all the same. */
export async function heldBy(tx: Tx, person: PersonId, limit = 200): Promise<ItemRowRecord[]> {
  const { items } = tx.t;
  return tx.q
    .select(rowColumns(tx))
    .from(items)
    .where(and(eq(items.claimant, person), isNotNull(items.purpose)))
    .orderBy(asc(items.id))
    .limit(limit);
}

/** What these people have in hand in one of these states, in no order. */
export async function heldByAny(
  tx: Tx,
  people: readonly PersonId[],
  states: readonly ReviewState[],
  limit: number,
): Promise<{ readonly id: ItemId; readonly claimant: PersonId | null }[]> {
  if (people.length === 0) return [];
  const { items } = tx.t;
  return await tx.q
    .select({ id: items.id, claimant: items.claimant })
    .from(items)
    .where(and(inArray(items.claimant, [...people]), inArray(items.review, [...states])))
    .limit(limit);
}

/** What waits for an answer that this person asked for: of the few items of these queues that wait for one. */
export async function askedBy(tx: Tx, person: PersonId, queues: readonly QueueId[], limit: number): Promise<ItemRowRecord[]> {
  const { items } = tx.t;
  const found: ItemRowRecord[] = [];
  for (const queue of new Set(queues))
    found.push(
      ...(await tx.q
        .select(rowColumns(tx))
        .from(items)
        .where(
          and(
            eq(items.queue, queue),
            isNotNull(items.purpose),
            eq(items.review, "awaiting_input"),
            eq(jsonText(tx, items.fold, "question", "by"), person),
          ),
        )
        .limit(limit)),
    );
  return found.slice(0, limit);
}

export interface OpenCount {
  readonly queue: QueueId;
  readonly open: number;
  readonly overdue: number;
  readonly dueSoon: number;
  /** Of these two, the ones in nobody's hands. */
  readonly freeOverdue: number;
  readonly freeDueSoon: number;
  /** Claimed, set aside, or waiting for an agent. */
  readonly inWork: number;
  /** Waiting for an agent. */
  readonly waiting: number;
  /** The oldest by id, which grows with time. */
  readonly oldest: ItemId;
}

/** Open items counted by queue in one pass over the index, without touching a row; of `narrowed`, one queue's items of some workflows. */
export async function countOpen(
  tx: Tx,
  {
    now,
    soon,
    narrowed,
  }: { readonly now: Ms; readonly soon: Ms; readonly narrowed?: { readonly queue: QueueId; readonly workflows: readonly string[] } },
): Promise<OpenCount[]> {
  const { items } = tx.t;
  const counted = (condition: SQL) => sql<number>`sum(case when ${condition} then 1 else 0 end)`;
  const rows = await tx.q
    .select({
      queue: items.queue,
      open: sql<number>`count(*)`,
      overdue: counted(sql`${items.sortDue} < ${now}`),
      dueSoon: counted(sql`${items.sortDue} >= ${now} and ${items.sortDue} < ${soon}`),
      freeOverdue: counted(sql`${items.review} = 'queued' and ${items.sortDue} < ${now}`),
      freeDueSoon: counted(sql`${items.review} = 'queued' and ${items.sortDue} >= ${now} and ${items.sortDue} < ${soon}`),
      inWork: counted(sql`${items.review} <> 'queued'`),
      waiting: counted(sql`${items.review} = 'awaiting_input'`),
      oldest: sql<ItemId>`min(${items.id})`,
    })
    .from(items)
    .where(
      and(
        isNotNull(items.purpose),
        isNotNull(items.queue),
        narrowed && eq(items.queue, narrowed.queue),
        narrowed && inArray(items.workflow, [...narrowed.workflows]),
      ),
    )
    .groupBy(items.queue);
  return rows.flatMap(({ queue, ...row }) => (queue === null ? [] : [{ queue, ...row }]));
}

/** When these items were opened. */
export async function openedAt(tx: Tx, ids: readonly ItemId[]): Promise<ReadonlyMap<ItemId, Ms>> {
  if (ids.length === 0) return new Map();
  const { items } = tx.t;
  const rows = await tx.q
    .select({ id: items.id, openedAt: items.openedAt })
    .from(items)
    .where(inArray(items.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row.openedAt]));
}

/** How many open items each of these people has in hand, queue by queue. */
export async function countHeld(tx: Tx, people: readonly PersonId[]): Promise<{ person: PersonId; queue: QueueId; held: number }[]> {
  if (people.length === 0) return [];
  const { items } = tx.t;
  const rows = await tx.q
    .select({ person: items.claimant, queue: items.queue, held: sql<number>`count(*)` })
    .from(items)
    .where(and(inArray(items.claimant, [...people]), isNotNull(items.purpose)))
    .groupBy(items.claimant, items.queue);
  return rows.flatMap(({ person, queue, held }) => (person === null || queue === null ? [] : [{ person, queue, held }]));
}

/** How many items are open in a queue, whoever may see them. */
export async function countOpenIn(tx: Tx, queue: QueueId): Promise<number> {
  const { items } = tx.t;
  const [row] = await tx.q
    .select({ count: sql<number>`count(*)`.mapWith(Number) })
    .from(items)
    .where(and(eq(items.queue, queue), isNotNull(items.purpose)));
  return row?.count ?? 0;
}

/** How many items that people are done with here may still come back: a grant that waits, or a run under way. Of all that are on their way, which are few. */
export async function countOnTheirWay(tx: Tx, queue: QueueId): Promise<number> {
  const { items } = tx.t;
  const [row] = await tx.q
    .select({ count: sql<number>`count(*)`.mapWith(Number) })
    .from(items)
    .where(and(eq(items.queue, queue), isNull(items.purpose), isNotNull(items.nextAt)));
  return row?.count ?? 0;
}
