// The trail's rows: appended by commands, numbered by the sequencer, read by stream or by log index.
import type { EventValue, SealedEvent } from "@core/trail/event";
import type { Actor } from "@core/words/actors";
import type { AgentId } from "@core/words/ids";
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, max, sql } from "drizzle-orm";
import { insertAllInto, prepared } from "../engine/prepared";
import type { Tx } from "../store";
import { readHolder } from "./stored-item";
import { forgetWords } from "./trail-search";
import { growTree, MissingFromTree, provableSize } from "./tree";

export interface NewEvent extends SealedEvent {
  /** The agent whose keys may see it; null for what is not an agent's business. */
  readonly agent: AgentId | null;
  readonly values: readonly EventValue[];
}

export interface StoredEvent extends SealedEvent {
  readonly agent: AgentId | null;
  /** Place in the global order; null until the sequencer has been by. */
  readonly logIndex: number | null;
}

export interface StoredValue extends EventValue {
  readonly stream: string;
  readonly seq: number;
}

const insertEvents = insertAllInto("events");
const insertValues = insertAllInto("eventValues");

export async function appendEvents(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  await insertEvents(
    tx,
    events.map(({ actor, holder, values: _values, ...event }) => ({
      ...event,
      actorKind: actor.kind,
      actorId: actor.id,
      holderKind: holder?.kind ?? null,
      holderId: holder?.id ?? null,
      logIndex: null,
    })),
  );
  await insertValues(
    tx,
    events.flatMap(({ stream, seq, values }) => values.map(({ field, salt, value }) => ({ stream, seq, field, salt, value }))),
  );
}

export type EventRecord = Tx["t"]["events"]["$inferSelect"];

export const fromRecord = ({ actorKind, actorId, holderKind, holderId, ...event }: EventRecord): StoredEvent => ({
  ...event,
  actor: readActor(actorKind, actorId),
  holder: readHolder(holderKind, holderId),
});

/** The two columns were written from one `Actor`. */
const readActor = (kind: Actor["kind"], id: string): Actor => ({ kind, id }) as Actor;

const ofStream = prepared("events of stream", ({ q, t }) =>
  q
    .select()
    .from(t.events)
    .where(eq(t.events.stream, sql.placeholder("stream")))
    .orderBy(asc(t.events.seq)),
);

/** A stream's events in order. */
export const listStream = async (tx: Tx, stream: string): Promise<StoredEvent[]> =>
  (await ofStream(tx).execute({ stream })).map(fromRecord);

const valuesOfStream = prepared("values of stream", ({ q, t }) =>
  q
    .select()
    .from(t.eventValues)
    .where(eq(t.eventValues.stream, sql.placeholder("stream")))
    .orderBy(asc(t.eventValues.seq), asc(t.eventValues.field)),
);

/** The values that a stream's events commit to, as far as they are not erased. */
export const listValues = async (tx: Tx, stream: string): Promise<StoredValue[]> => valuesOfStream(tx).execute({ stream });

/** The values of a page of events, of whatever streams. */
export async function readValues(tx: Tx, events: readonly { readonly stream: string; readonly seq: number }[]): Promise<StoredValue[]> {
  if (events.length === 0) return [];
  const { eventValues } = tx.t;
  const wanted = new Set(events.map(({ stream, seq }) => `${seq} ${stream}`));
  const streams = [...new Set(events.map(({ stream }) => stream))];
  const seqs = [...new Set(events.map(({ seq }) => seq))];
  const rows = await tx.q
    .select()
    .from(eventValues)
    .where(and(inArray(eventValues.stream, streams), inArray(eventValues.seq, seqs)))
    .orderBy(asc(eventValues.stream), asc(eventValues.seq), asc(eventValues.field));
  return rows.filter(({ stream, seq }) => wanted.has(`${seq} ${stream}`));
}

const ofPlace = prepared("event of stream", ({ q, t }) =>
  q
    .select()
    .from(t.events)
    .where(and(eq(t.events.stream, sql.placeholder("stream")), eq(t.events.seq, sql.placeholder("seq")))),
);

export async function readEvent(tx: Tx, stream: string, seq: number): Promise<StoredEvent | null> {
  const [record] = await ofPlace(tx).execute({ stream, seq });
  return record ? fromRecord(record) : null;
}

/** Takes the values of a stream away for good, all of them, and what search knows of them; what the events commit to stays. Returns how many there were. */
export async function eraseValues(tx: Tx, stream: string): Promise<number> {
  const { q, t } = tx;
  await forgetWords(tx, stream);
  return (await q.delete(t.eventValues).where(eq(t.eventValues.stream, stream)).returning({ seq: t.eventValues.seq })).length;
}

const last = prepared("last event of stream", ({ q, t }) =>
  q
    .select()
    .from(t.events)
    .where(eq(t.events.stream, sql.placeholder("stream")))
    .orderBy(desc(t.events.seq))
    .limit(1),
);

export async function lastEvent(tx: Tx, stream: string): Promise<StoredEvent | null> {
  const [record] = await last(tx).execute({ stream });
  return record ? fromRecord(record) : null;
}

const afterIndex = prepared("events after index", ({ q, t }) =>
  q
    .select()
    .from(t.events)
    .where(gt(t.events.logIndex, sql.placeholder("after")))
    .orderBy(asc(t.events.logIndex))
    .limit(sql.placeholder("limit")),
);
const afterIndexOfAgent = prepared("events after index, of agent", ({ q, t }) =>
  q
    .select()
    .from(t.events)
    .where(and(eq(t.events.agent, sql.placeholder("agent")), gt(t.events.logIndex, sql.placeholder("after"))))
    .orderBy(asc(t.events.logIndex))
    .limit(sql.placeholder("limit")),
);

/** Sequenced events after a log index, of all streams or of what one agent may see. Start with -1. */
export async function readEventsAfter(
  tx: Tx,
  { after, agent, limit }: { readonly after: number; readonly agent?: AgentId | undefined; readonly limit: number },
): Promise<StoredEvent[]> {
  const rows =
    agent === undefined ? await afterIndex(tx).execute({ after, limit }) : await afterIndexOfAgent(tx).execute({ agent, after, limit });
  return rows.map(fromRecord);
}

const streamsAfterIndex = prepared("streams after index", ({ q, t }) =>
  q
    .select({ stream: t.events.stream, logIndex: t.events.logIndex })
    .from(t.events)
    .where(gt(t.events.logIndex, sql.placeholder("after")))
    .orderBy(asc(t.events.logIndex))
    .limit(sql.placeholder("limit")),
);

/** As `readEventsAfter`, but only whose events they are. */
export const readStreamsAfter = (
  tx: Tx,
  after: number,
  limit: number,
): Promise<{ readonly stream: string; readonly logIndex: number | null }[]> => streamsAfterIndex(tx).execute({ after, limit });

/** Whether the sequencer has work: one probe of a partial index. */
export async function hasUnsequenced({ q, t }: Tx): Promise<boolean> {
  const [row] = await q.select({ seq: t.events.seq }).from(t.events).where(isNull(t.events.logIndex)).limit(1);
  return row !== undefined;
}

/** The log index of the newest sequenced event, -1 when there is none. */
export async function trailEnd(tx: Tx): Promise<number> {
  const [row] = await tx.q
    .select({ last: max(tx.t.events.logIndex) })
    .from(tx.t.events)
    .where(isNotNull(tx.t.events.logIndex));
  return row?.last ?? -1;
}

/**
 * Gives committed events their place in the global order, and lets the tree over them grow, by up to twice as much: what an older version of the
 * product numbered without one is made up for on the way. One at a time.
 */
export async function sequenceEvents(tx: Tx, limit = 2_000): Promise<number> {
  const count = await numberEvents(tx, limit);
  try {
    await growTree(tx, (await trailEnd(tx)) + 1, 2 * limit);
  } catch (fault) {
    // Somebody took a part of the tree away. It does not stop the product: nothing is signed over it, which is an alarm of its own.
    if (!(fault instanceof MissingFromTree)) throw fault;
  }
  return count;
}

/** How many events are numbered over which there is no tree yet. */
export async function treeLag(tx: Tx): Promise<number> {
  const events = (await trailEnd(tx)) + 1;
  return events - (await provableSize(tx, events));
}

/**
 * Contiguous from 0, by (at, stream, seq). Only what is committed gets an index, so a reader's cursor never passes a writer that is still at work.
 */
export async function numberEvents(tx: Tx, limit: number): Promise<number> {
  const { events } = tx.t;
  const base = await trailEnd(tx);
  const order = [asc(events.at), asc(events.stream), asc(events.seq)];
  const batch = tx.q
    .select({
      stream: events.stream,
      seq: events.seq,
      place: sql<number>`row_number() over (order by ${sql.join(order, sql`, `)})`.as("place"),
    })
    .from(events)
    .where(isNull(events.logIndex))
    .orderBy(...order)
    .limit(limit)
    .as("batch");
  const numbered = await tx.q
    .update(events)
    .set({ logIndex: sql`${base} + ${batch.place}` })
    .from(batch)
    .where(and(eq(events.stream, batch.stream), eq(events.seq, batch.seq)))
    .returning({ seq: events.seq });
  return numbered.length;
}
