// Stays: each time an item was in a queue, with what was promised of it, when it was taken up and how it ended.
import type { ItemId, Ms, QueueId } from "@core/words/ids";
import { and, asc, desc, eq, gte, isNotNull, lt, type SQL, sql } from "drizzle-orm";
import { insertInto, prepared } from "../engine/prepared";
import type { Tx } from "../store";

export type StoredStay = Tx["t"]["stays"]["$inferSelect"];

const insert = insertInto("stays");
const latest = prepared("latest stay", ({ q, t: { stays } }) =>
  q
    .select()
    .from(stays)
    .where(eq(stays.item, sql.placeholder("item")))
    .orderBy(desc(stays.seq))
    .limit(1),
);

export const insertStay = (tx: Tx, stay: StoredStay): Promise<void> => insert(tx, stay);

/** Where the item is, or was last; null for items from before stays were kept. */
export async function latestStay(tx: Tx, item: ItemId): Promise<StoredStay | null> {
  const [row] = await latest(tx).execute({ item });
  return row ?? null;
}

/** All stays of an item, first to last. */
export const staysOf = ({ q, t: { stays } }: Tx, item: ItemId): Promise<StoredStay[]> =>
  Promise.resolve(q.select().from(stays).where(eq(stays.item, item)).orderBy(asc(stays.seq)));

export async function changeStay(
  tx: Tx,
  { item, seq }: Pick<StoredStay, "item" | "seq">,
  change: Partial<Pick<StoredStay, "takenAt" | "responseMs" | "endedAt" | "ended" | "resolutionMs">>,
): Promise<void> {
  const { stays } = tx.t;
  await tx.q
    .update(stays)
    .set(change)
    .where(and(eq(stays.item, item), eq(stays.seq, seq)));
}

/** How long the latest took that were taken up since, and those that were decided since. */
export async function stayTimes(
  tx: Tx,
  queue: QueueId,
  since: Ms,
  limit: number,
): Promise<{ readonly response: readonly Ms[]; readonly resolution: readonly Ms[] }> {
  const { stays } = tx.t;
  const taken = await tx.q
    .select({ time: stays.responseMs })
    .from(stays)
    .where(and(eq(stays.queue, queue), isNotNull(stays.takenAt), gte(stays.takenAt, since)))
    .orderBy(desc(stays.takenAt))
    .limit(limit);
  const decided = await tx.q
    .select({ time: stays.resolutionMs })
    .from(stays)
    .where(and(eq(stays.queue, queue), eq(stays.ended, "decided"), isNotNull(stays.endedAt), gte(stays.endedAt, since)))
    .orderBy(desc(stays.endedAt))
    .limit(limit);
  const times = (rows: readonly { readonly time: Ms | null }[]) => rows.flatMap(({ time }) => (time === null ? [] : [time]));
  return { response: times(taken), resolution: times(decided) };
}

export interface QuarterCount {
  readonly quarter: number;
  readonly count: number;
}

export interface PromiseCounts {
  readonly kept: readonly QuarterCount[];
  readonly broken: readonly QuarterCount[];
}

/**
 * Promises of one kind that were kept since, by when that was, and that were broken since, by when their time passed: the moment it passes a promise
 * is broken, whether the item is still here or not. Counted by quarters of `quarterMs`, so a month is some thousand rows at most.
 */
export async function promiseCounts(
  tx: Tx,
  queue: QueueId,
  kind: "response" | "resolution",
  { since, now, quarterMs }: { readonly since: Ms; readonly now: Ms; readonly quarterMs: Ms },
): Promise<PromiseCounts> {
  const { stays } = tx.t;
  const due = kind === "response" ? stays.respondBy : stays.resolveBy;
  const done = kind === "response" ? stays.takenAt : stays.endedAt;
  const counted = async (when: SQL, where: SQL | undefined) => {
    // Written out: as a parameter it would be another expression in each place, and PostgreSQL could not group by it.
    const quarter = sql<number>`${when} / ${sql.raw(String(quarterMs))}`;
    const rows = await tx.q
      .select({ quarter, count: sql<number>`count(*)` })
      .from(stays)
      .where(and(eq(stays.queue, queue), where))
      .groupBy(quarter);
    return rows.map((row) => ({ quarter: Number(row.quarter), count: Number(row.count) }));
  };
  const decided = kind === "response" ? undefined : eq(stays.ended, "decided");
  const until = kind === "response" ? sql`coalesce(${stays.takenAt}, ${stays.endedAt}, ${now})` : sql`coalesce(${stays.endedAt}, ${now})`;
  return {
    kept: await counted(sql`${done}`, and(decided, isNotNull(done), gte(done, since), sql`${done} <= ${due}`)),
    broken: await counted(sql`${due}`, and(isNotNull(due), gte(due, since), lt(due, now), sql`${due} < ${until}`)),
  };
}
