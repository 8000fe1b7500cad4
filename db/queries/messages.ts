// Mails and chat messages on their way out, and the ways that do not work right now.
import type { Ms } from "@core/words/ids";
import type { OutwardWay } from "@core/words/notices";
import { and, asc, count, desc, eq, gte, isNotNull, lt, lte } from "drizzle-orm";
import { forUpdateSkipLocked } from "../engine/sql";
import type { Tx } from "../store";

export type StoredMessage = Readonly<Tx["t"]["messages"]["$inferSelect"]>;
export type BrokenWay = Readonly<Tx["t"]["brokenWays"]["$inferSelect"]>;

/** Puts a message in line: it may be sent from `at` on. */
export async function insertMessage(tx: Tx, message: Pick<StoredMessage, "id" | "way" | "person" | "body" | "at">): Promise<void> {
  await tx.q.insert(tx.t.messages).values({ ...message, state: "waiting", nextAt: message.at, attempts: 0, endedAt: null, fault: null });
}

/** What waits has a time at which it is tried next, and nothing else has. */
const waitsOn = ({ t: { messages } }: Tx, way: OutwardWay) => and(eq(messages.way, way), isNotNull(messages.nextAt));

/** Whether something may be sent on a way now: asked often, so without a lock. */
export async function anyMessageDue(tx: Tx, way: OutwardWay, now: Ms): Promise<boolean> {
  const { messages } = tx.t;
  const [found] = await tx.q
    .select({ id: messages.id })
    .from(messages)
    .where(and(waitsOn(tx, way), lte(messages.nextAt, now)))
    .limit(1);
  return found !== undefined;
}

/** The one that has waited longest, which nobody else tries until `until`; who dies over it leaves it to the others then. */
export async function takeMessage(tx: Tx, way: OutwardWay, now: Ms, until: Ms): Promise<StoredMessage | null> {
  const { messages } = tx.t;
  const [found] = await forUpdateSkipLocked(
    tx.q
      .select()
      .from(messages)
      .where(and(waitsOn(tx, way), lte(messages.nextAt, now)))
      .orderBy(asc(messages.nextAt), asc(messages.id))
      .limit(1),
  );
  if (found === undefined) return null;
  const taken = { nextAt: until, attempts: found.attempts + 1 };
  await tx.q.update(messages).set(taken).where(eq(messages.id, found.id));
  return { ...found, ...taken };
}

/** What became of a message that was taken for the `attempts`-th time; nothing happens where somebody else has taken it since. */
export async function changeMessage(
  tx: Tx,
  { id, attempts }: Pick<StoredMessage, "id" | "attempts">,
  change: Partial<Pick<StoredMessage, "state" | "nextAt" | "attempts" | "endedAt" | "fault">>,
): Promise<void> {
  const { messages } = tx.t;
  await tx.q
    .update(messages)
    .set(change)
    .where(and(eq(messages.id, id), eq(messages.attempts, attempts), eq(messages.state, "waiting")));
}

/** How many wait on a way. */
export async function countWaiting(tx: Tx, way: OutwardWay): Promise<number> {
  const [row] = await tx.q.select({ count: count() }).from(tx.t.messages).where(waitsOn(tx, way));
  return row?.count ?? 0;
}

/** What the other side refused for good since an instant, the last first. */
export async function listRefused(tx: Tx, since: Ms, limit: number): Promise<StoredMessage[]> {
  const { messages } = tx.t;
  return await tx.q
    .select()
    .from(messages)
    .where(and(eq(messages.state, "refused"), gte(messages.endedAt, since)))
    .orderBy(desc(messages.endedAt), desc(messages.id))
    .limit(limit);
}

/** Forgets what was sent or refused before an instant; returns how many. */
export async function purgeMessages(tx: Tx, before: Ms): Promise<number> {
  const { messages } = tx.t;
  const rows = await tx.q.delete(messages).where(lt(messages.endedAt, before)).returning({ id: messages.id });
  return rows.length;
}

/** The ways that have failed since they last worked. */
export const readBrokenWays = (tx: Tx): Promise<BrokenWay[]> => tx.q.select().from(tx.t.brokenWays).orderBy(asc(tx.t.brokenWays.way));

/** It failed again, or for the first time. */
export async function putBrokenWay(tx: Tx, broken: BrokenWay): Promise<void> {
  const { brokenWays } = tx.t;
  const { way: _way, ...change } = broken;
  await tx.q.insert(brokenWays).values(broken).onConflictDoUpdate({ target: brokenWays.way, set: change });
}

/** It works. */
export async function mendWay(tx: Tx, way: OutwardWay): Promise<void> {
  await tx.q.delete(tx.t.brokenWays).where(eq(tx.t.brokenWays.way, way));
}
