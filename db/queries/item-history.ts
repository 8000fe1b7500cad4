// An item's past and its likes: recorded events, evidence texts, and what people decided in cases of the same action.
import { openEvent, streamOf } from "@core/trail/event";
import type { RecordedEvent } from "@core/words/events";
import { type AgentId, asItemId, type Hash, type ItemId, type Ms } from "@core/words/ids";
import type { Ruling } from "@core/words/ruling";
import type { ExecutionState, Outcome } from "@core/words/vocabulary";
import { and, desc, eq, gte, inArray, isNull, lt, sql } from "drizzle-orm";
import { decidedByPeople } from "../schema/columns";
import type { Tx } from "../store";
import { asSigned } from "./as-signed";
import { listStream, listValues, type StoredEvent, type StoredValue } from "./events";
import { type ItemRowRecord, rowColumns } from "./item-rows";

/** The item's events in order, each with what is left of its free values. */
export async function readHistory(tx: Tx, item: ItemId): Promise<RecordedEvent[]> {
  const stream = streamOf("item", item);
  const values = await listValues(tx, stream);
  return (await listStream(tx, stream)).map((event) => recorded(event, values));
}

/** The cast holds because an item's stream is written from `ItemEventDraft`s alone, whose `type` and `data` belong together. */
function recorded(event: StoredEvent, values: readonly StoredValue[]): RecordedEvent {
  const { seq, at, type, actor, onBehalfOf, holder, prev, hash } = event;
  const { data, free } = openEvent(
    event.data,
    values.filter((value) => value.seq === seq),
  );
  return { seq, at, type, actor, onBehalfOf, holder, prev, hash, data, free } as unknown as RecordedEvent;
}

export interface EvidenceBytes {
  readonly sha256: Hash;
  readonly mediaType: string;
  readonly size: number;
  /** Only of what is not an image, and not larger than was asked for. */
  readonly bytes: Uint8Array | null;
}

/** Evidence as far as a screen shows it inline: sizes of all, bytes of texts up to `mostBytes`. */
export async function readEvidence(tx: Tx, hashes: readonly Hash[], mostBytes: number): Promise<ReadonlyMap<Hash, EvidenceBytes>> {
  if (hashes.length === 0) return new Map();
  const { blobs } = tx.t;
  const size = sql<number>`length(${blobs.bytes})`;
  const rows = await tx.q
    .select({
      sha256: blobs.sha256,
      mediaType: blobs.mediaType,
      size,
      bytes: sql<Uint8Array | null>`case when ${blobs.mediaType} not like 'image/%' and ${size} <= ${mostBytes} then ${blobs.bytes} end`,
    })
    .from(blobs)
    .where(inArray(blobs.sha256, [...new Set(hashes)]));
  return new Map(rows.map((row) => [row.sha256, { ...row, bytes: row.bytes && asSigned(row.bytes, row.sha256) }]));
}

export interface ActionClass {
  readonly workflow: string;
  readonly action: string;
}

/** What likeness is told by. */
export interface DecidedCase {
  readonly id: ItemId;
  readonly title: string;
  readonly ruling: Ruling | null;
}

/** Cases of this action that people decided, the latest first, from before `before`. */
export async function decidedCases(
  tx: Tx,
  { workflow, action }: ActionClass,
  before: ItemId | null,
  limit: number,
): Promise<DecidedCase[]> {
  const { items } = tx.t;
  return tx.q
    .select({ id: items.id, title: items.title, ruling: items.ruling })
    .from(items)
    .where(
      and(
        eq(items.workflow, workflow),
        eq(items.action, action),
        sql.raw(decidedByPeople),
        inArray(items.outcome, [...BY_PEOPLE]),
        isNull(items.erasedAt),
        ...(before === null ? [] : [lt(items.id, before)]),
      ),
    )
    .orderBy(desc(items.id))
    .limit(limit);
}

/** The same of these items, whatever became of them: `decided` says whether people have, and what they decided on is still there. */
export async function casesOf(
  tx: Tx,
  ids: readonly ItemId[],
): Promise<(DecidedCase & ActionClass & { readonly decided: boolean; readonly erased: boolean })[]> {
  if (ids.length === 0) return [];
  const { items } = tx.t;
  const rows = await tx.q
    .select({
      id: items.id,
      title: items.title,
      ruling: items.ruling,
      workflow: items.workflow,
      action: items.action,
      outcome: items.outcome,
      level: items.level,
      erasedAt: items.erasedAt,
    })
    .from(items)
    .where(inArray(items.id, [...ids]));
  return rows.map(({ outcome, level, erasedAt, ...row }) => ({
    ...row,
    decided: isByPeople(outcome) && level !== "blocked" && erasedAt === null,
    erased: erasedAt !== null,
  }));
}

export const BY_PEOPLE = ["approve", "edit", "reject", "respond"] as const satisfies readonly Outcome[];
export type PeoplesOutcome = (typeof BY_PEOPLE)[number];

export interface DecidedCount {
  readonly agent: AgentId;
  readonly outcome: PeoplesOutcome;
  readonly execution: ExecutionState;
  readonly count: number;
}

/** Items of an action that came since an instant and that people decided, as their index has them. */
export const decidedSince = ({ t: { items } }: Tx, { workflow, action }: ActionClass, since: Ms) =>
  and(
    eq(items.workflow, workflow),
    eq(items.action, action),
    sql.raw(decidedByPeople),
    gte(items.id, firstIdOf(since)),
    inArray(items.outcome, [...BY_PEOPLE]),
  );

/** What people decided of this action since an instant, at most the latest `limit`: counted on the index alone. */
export async function countDecided(tx: Tx, of: ActionClass, since: Ms, limit: number): Promise<DecidedCount[]> {
  const { items } = tx.t;
  const latest = tx.q
    .select({ agent: items.agent, outcome: items.outcome, execution: items.execution })
    .from(items)
    .where(decidedSince(tx, of, since))
    .orderBy(desc(items.id))
    .limit(limit)
    .as("latest");
  const rows = await tx.q
    .select({ agent: latest.agent, outcome: latest.outcome, execution: latest.execution, count: sql<number>`count(*)` })
    .from(latest)
    .groupBy(latest.agent, latest.outcome, latest.execution);
  return rows.flatMap(({ outcome, ...row }) => (isByPeople(outcome) ? [{ outcome, ...row }] : []));
}

const isByPeople = (outcome: Outcome | null): outcome is PeoplesOutcome => BY_PEOPLE.some((known) => known === outcome);

/** The smallest UUIDv7 of an instant (RFC 9562: its first 48 bits are milliseconds). */
export function firstIdOf(at: Ms): ItemId {
  const hex = Math.max(0, at).toString(16).padStart(12, "0");
  return asItemId(`${hex.slice(0, 8)}-${hex.slice(8)}`);
}

/** The members of a group as rows, oldest first. */
export async function groupRows(tx: Tx, agent: AgentId, group: string): Promise<ItemRowRecord[]> {
  const { items } = tx.t;
  return tx.q
    .select(rowColumns(tx))
    .from(items)
    .where(and(eq(items.agent, agent), eq(items.groupId, group)))
    .orderBy(items.id)
    .limit(100);
}

/** The items of a run as rows, oldest first. */
export async function runRows(tx: Tx, workflow: string, run: string, limit: number): Promise<ItemRowRecord[]> {
  const { items } = tx.t;
  return tx.q
    .select(rowColumns(tx))
    .from(items)
    .where(and(eq(items.run, run), eq(items.workflow, workflow)))
    .orderBy(items.id)
    .limit(limit);
}
