// All that a workflow's policies can be run over, in slices of a bounded size: items by their ids, imported cases by when they came.
import type { ItemId, Ms } from "@core/words/ids";
import type { ExecutionState, Level, Outcome } from "@core/words/vocabulary";
import { EXECUTION_STATES } from "@core/words/vocabulary";
import { and, asc, desc, eq, gt, gte, inArray, isNotNull, isNull, lt, lte, sql } from "drizzle-orm";
import { laterThan, notLaterThan } from "../engine/sql";
import { decidedByPeople } from "../schema/columns";
import type { Tx } from "../store";
import type { StoredEvent } from "./events";
import type { HistoryPlace, StoredHistoryItem } from "./history";
import { firstIdOf } from "./item-history";
import { lastByAgent } from "./revisions";

/** From `since` on, until before `until`. */
export interface Window {
  readonly since: Ms | null;
  readonly until: Ms | null;
}

/** Items whose ids lie behind `after`, up to and with `upTo`. */
export interface ItemSlice {
  readonly kind: "items";
  readonly after: string;
  readonly upTo: string;
}

export interface CaseSlice {
  readonly kind: "cases";
  readonly after: HistoryPlace;
  readonly upTo: HistoryPlace;
}

export interface Sliced<Slice> {
  readonly slices: readonly Slice[];
  /** How many rows lie in all of them. */
  readonly rows: number;
}

/** Later than any date can name, and the last millisecond that an id can. */
const AT_LAST: Ms = 9_000_000_000_000_000;
const LAST_OF_IDS: Ms = 2 ** 48 - 1;

/**
 * Slices with about `size` items each, read from the index alone. An item that changes its state meanwhile stays in its slice, and what comes
 * meanwhile is in the last one.
 */
export async function sliceItems(tx: Tx, workflow: string, { since, until }: Window, size: number): Promise<Sliced<ItemSlice>> {
  const { items } = tx.t;
  const [first, end] = [firstIdOf(since ?? 0), firstIdOf(until ?? LAST_OF_IDS)];
  const bounds: string[] = [];
  let rows = 0;
  for (const execution of EXECUTION_STATES) {
    for (let after: string = first; ; ) {
      const state = and(eq(items.workflow, workflow), eq(items.execution, execution), gt(items.id, after as ItemId), lt(items.id, end));
      const [bound] = await tx.q
        .select({ id: items.id })
        .from(items)
        .where(state)
        .orderBy(asc(items.id))
        .limit(1)
        .offset(size - 1);
      if (bound === undefined) {
        rows += await tx.q.$count(items, state);
        break;
      }
      rows += size;
      bounds.push(bound.id);
      after = bound.id;
    }
  }
  const ends = [...bounds.sort(), end];
  return { slices: rows === 0 ? [] : ends.map((upTo, place) => ({ kind: "items", after: ends[place - 1] ?? first, upTo })), rows };
}

export async function sliceCases(tx: Tx, workflow: string, { since, until }: Window, size: number): Promise<Sliced<CaseSlice>> {
  const { historyItems } = tx.t;
  const { at, id } = historyItems;
  const end: HistoryPlace = { at: until ?? AT_LAST, id: "" };
  const slices: CaseSlice[] = [];
  let rows = 0;
  for (let after: HistoryPlace = { at: since ?? 0, id: "" }; ; ) {
    const within = and(eq(historyItems.workflow, workflow), laterThan([at, id], [after.at, after.id]), lt(at, end.at));
    const [upTo] = await tx.q
      .select({ at, id })
      .from(historyItems)
      .where(within)
      .orderBy(asc(at), asc(id))
      .limit(1)
      .offset(size - 1);
    if (upTo === undefined) {
      const rest = await tx.q.$count(historyItems, within);
      return { slices: rest === 0 ? slices : [...slices, { kind: "cases", after, upTo: end }], rows: rows + rest };
    }
    slices.push({ kind: "cases", after, upTo });
    rows += size;
    after = upTo;
  }
}

export interface PastItem {
  readonly id: ItemId;
  readonly run: string | null;
  readonly execution: ExecutionState;
  readonly outcome: Outcome | null;
  /** Null before it is ruled. */
  readonly level: Level | null;
  /** The last revision that its agent wrote: what a person made of it came after it had been held. */
  readonly body: string;
}

/** The items of a slice with their present revisions, in no order; without those whose content was erased, of which nothing can be said. */
export async function pastItems(tx: Tx, workflow: string, { after, upTo }: ItemSlice): Promise<PastItem[]> {
  const { items, revisions } = tx.t;
  return await tx.q
    .select({
      id: items.id,
      run: items.run,
      execution: items.execution,
      outcome: items.outcome,
      level: items.level,
      body: revisions.body,
    })
    .from(items)
    .innerJoin(revisions, and(eq(revisions.item, items.id), eq(revisions.number, lastByAgent(tx.t))))
    .where(
      and(
        eq(items.workflow, workflow),
        inArray(items.execution, [...EXECUTION_STATES]),
        gt(items.id, after as ItemId),
        lte(items.id, upTo as ItemId),
        isNull(items.erasedAt),
      ),
    );
}

export type PastCase = Pick<StoredHistoryItem, "id" | "at" | "body" | "decision" | "verdict">;

/** The same of imported cases. */
export async function pastCases(tx: Tx, workflow: string, { after, upTo }: CaseSlice): Promise<PastCase[]> {
  const { historyItems } = tx.t;
  const { id, at, body, decision, verdict } = historyItems;
  return await tx.q
    .select({ id, at, body, decision, verdict })
    .from(historyItems)
    .where(and(eq(historyItems.workflow, workflow), laterThan([at, id], [after.at, after.id]), notLaterThan([at, id], [upTo.at, upTo.id])));
}

/** The latest items of an action that people decided, the newest first. */
export async function latestDecided(tx: Tx, workflow: string, action: string, limit: number): Promise<ItemId[]> {
  const { items } = tx.t;
  const rows = await tx.q
    .select({ id: items.id })
    .from(items)
    .where(and(eq(items.workflow, workflow), eq(items.action, action), sql.raw(decidedByPeople)))
    .orderBy(desc(items.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** So many streams are asked for at once. */
const STREAMS_AT_ONCE = 500;

export type TimedEvent = Pick<StoredEvent, "stream" | "seq" | "type" | "at" | "data"> & { readonly person: string };

/** What people did in these streams, of these types, in order. */
export async function personEvents(tx: Tx, streams: readonly string[], types: readonly string[]): Promise<TimedEvent[]> {
  const { events } = tx.t;
  const found: TimedEvent[] = [];
  for (let start = 0; start < streams.length; start += STREAMS_AT_ONCE)
    found.push(
      ...(await tx.q
        .select({ stream: events.stream, seq: events.seq, type: events.type, at: events.at, data: events.data, person: events.actorId })
        .from(events)
        .where(
          and(
            inArray(events.stream, streams.slice(start, start + STREAMS_AT_ONCE)),
            gte(events.seq, 1),
            inArray(events.type, [...types]),
            eq(events.actorKind, "person"),
          ),
        )
        .orderBy(asc(events.stream), asc(events.seq))),
    );
  return found;
}

/** How long the latest imported cases took, of those whose file says so. */
export async function latestDecidedIn(
  tx: Tx,
  workflow: string,
  limit: number,
): Promise<{ readonly action: string; readonly seconds: number }[]> {
  const { historyItems } = tx.t;
  const rows = await tx.q
    .select({ action: historyItems.action, seconds: historyItems.decidedInS })
    .from(historyItems)
    .where(and(eq(historyItems.workflow, workflow), isNotNull(historyItems.decidedInS)))
    .orderBy(desc(historyItems.at), desc(historyItems.id))
    .limit(limit);
  return rows.flatMap(({ action, seconds }) => (seconds === null ? [] : [{ action, seconds }]));
}

/** Titles of items that are named, by id. */
export async function titlesOf(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly title: string; readonly execution: ExecutionState }>> {
  if (ids.length === 0) return new Map();
  const { items } = tx.t;
  const rows = await tx.q
    .select({ id: items.id, title: items.title, execution: items.execution })
    .from(items)
    .where(inArray(items.id, ids as ItemId[]));
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

/** Imported cases by id. */
export async function casesByIds(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, StoredHistoryItem>> {
  if (ids.length === 0) return new Map();
  const { historyItems } = tx.t;
  const rows = await tx.q
    .select()
    .from(historyItems)
    .where(inArray(historyItems.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}
