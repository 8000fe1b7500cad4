// Notices: what people are told, one for each person and cause until it is read, and when each goes out by mail and chat.
import type { Ms, PersonId } from "@core/words/ids";
import type { Notice, NoticeKind, OutwardWay } from "@core/words/notices";
import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lt, lte, max, sql } from "drizzle-orm";
import { earlierThan } from "../engine/sql";
import type { Tx } from "../store";

export type StoredNotice = Readonly<Tx["t"]["notices"]["$inferSelect"]>;

/** When a notice is to leave the product by each way; null where it does not. */
export type GoingOut = Readonly<Record<OutwardWay, Ms | null>>;
export const NOT_OUT: GoingOut = { mail: null, chat: null };

/** What was sent of a cause is not sent again so soon, however often it happens meanwhile. */
const AGAIN_AFTER_MS = 4 * 60 * 60_000;
/** Alarms: each time is news, however lately the last one went out. */
const ALARMS: readonly NoticeKind[] = ["stop", "self_test"];

/** The columns of a way: when it goes out next, and when it last did. */
const columnsOf = ({ t: { notices } }: Tx, way: OutwardWay) =>
  way === "mail" ? ([notices.mailAt, notices.mailedAt] as const) : ([notices.chatAt, notices.chattedAt] as const);

/** Tells one person. What they have not read yet of the same cause counts up in place; of several items it names none. */
export async function putNotice(
  tx: Tx,
  id: string,
  person: PersonId,
  { kind, cause, item, queue, data, times = 1 }: Omit<Notice, "to" | "workflow">,
  now: Ms,
  out: GoingOut = NOT_OUT,
): Promise<void> {
  const { notices } = tx.t;
  await tx.q
    .insert(notices)
    .values({ id, person, kind, cause, item, queue, data, times, at: now, lastAt: now, readAt: null, mailAt: out.mail, chatAt: out.chat })
    .onConflictDoUpdate({
      target: [notices.person, notices.cause],
      targetWhere: sql`${notices.readAt} is null`,
      set: {
        times: sql`${notices.times} + ${times}`,
        lastAt: now,
        data,
        item: sql`case when ${notices.item} = excluded.item then ${notices.item} end`,
        mailAt: nextOut(tx, "mail", kind, out.mail),
        chatAt: nextOut(tx, "chat", kind, out.chat),
      },
    });
}

/** What waits to go out goes when it was to; what went out of late waits a while. */
function nextOut(tx: Tx, way: OutwardWay, kind: NoticeKind, at: Ms | null) {
  const [next, last] = columnsOf(tx, way);
  if (at === null) return sql`${next}`;
  if (ALARMS.includes(kind)) return sql`coalesce(${next}, ${at})`;
  return sql`case when ${next} is not null then ${next}
    when ${last} is null or ${last} + ${AGAIN_AFTER_MS} <= ${at} then ${at}
    else ${last} + ${AGAIN_AFTER_MS} end`;
}

export interface InboxPlace {
  readonly at: Ms;
  readonly id: string;
}

/** A person's notices, what was said last first. */
export async function listNotices(
  tx: Tx,
  person: PersonId,
  { unread, before, limit }: { readonly unread: boolean; readonly before: InboxPlace | null; readonly limit: number },
): Promise<StoredNotice[]> {
  const { notices } = tx.t;
  return await tx.q
    .select()
    .from(notices)
    .where(
      and(
        eq(notices.person, person),
        unread ? isNull(notices.readAt) : undefined,
        before === null ? undefined : earlierThan([notices.lastAt, notices.id], [before.at, before.id]),
      ),
    )
    .orderBy(desc(notices.lastAt), desc(notices.id))
    .limit(limit);
}

export interface InboxState {
  readonly unread: number;
  /** When something was said last; null where nothing ever was. */
  readonly lastAt: Ms | null;
}

/** What an inbox holds, in the fewest words that change whenever it does. */
export async function inboxState(tx: Tx, person: PersonId): Promise<InboxState> {
  const { notices } = tx.t;
  const [unread] = await tx.q
    .select({ count: count() })
    .from(notices)
    .where(and(eq(notices.person, person), isNull(notices.readAt)));
  const [last] = await tx.q
    .select({ at: max(notices.lastAt) })
    .from(notices)
    .where(eq(notices.person, person));
  return { unread: unread?.count ?? 0, lastAt: last?.at ?? null };
}

/** What is read does not go out any more. False where the person has no such notice. */
export async function markRead(tx: Tx, person: PersonId, id: string, now: Ms): Promise<boolean> {
  const { notices } = tx.t;
  const rows = await tx.q
    .update(notices)
    .set({ readAt: sql`coalesce(${notices.readAt}, ${now})`, mailAt: null, chatAt: null })
    .where(and(eq(notices.person, person), eq(notices.id, id)))
    .returning({ id: notices.id });
  return rows.length > 0;
}

/** Where the same cause has come again since, that one says it, and this one stays read. */
export async function markUnread(tx: Tx, person: PersonId, id: string): Promise<boolean> {
  const { notices } = tx.t;
  const mine = and(eq(notices.person, person), eq(notices.id, id));
  const [found] = await tx.q.select({ cause: notices.cause }).from(notices).where(mine);
  if (found === undefined) return false;
  const [again] = await tx.q
    .select({ id: notices.id })
    .from(notices)
    .where(and(eq(notices.person, person), eq(notices.cause, found.cause), isNull(notices.readAt)));
  if (again === undefined) await tx.q.update(notices).set({ readAt: null }).where(mine);
  return true;
}

/** All of a person that were said up to an instant; returns how many. */
export async function markAllRead(tx: Tx, person: PersonId, upTo: Ms, now: Ms): Promise<number> {
  const { notices } = tx.t;
  const rows = await tx.q
    .update(notices)
    .set({ readAt: now, mailAt: null, chatAt: null })
    .where(and(eq(notices.person, person), isNull(notices.readAt), lte(notices.lastAt, upTo)))
    .returning({ id: notices.id });
  return rows.length;
}

/** Who has something to go out by a way; whose time came first is first. */
export async function peopleToTell(tx: Tx, way: OutwardWay, now: Ms, limit: number): Promise<PersonId[]> {
  const { notices } = tx.t;
  const [next] = columnsOf(tx, way);
  const rows = await tx.q.select({ person: notices.person }).from(notices).where(lte(next, now)).orderBy(asc(next)).limit(limit);
  return [...new Set(rows.map(({ person }) => person))];
}

const goesOut = (tx: Tx, way: OutwardWay, person: PersonId, upTo: Ms) => {
  const [next] = columnsOf(tx, way);
  return and(eq(tx.t.notices.person, person), lte(next, upTo));
};

/** What is to go out to a person by a way up to an instant, in the order in which it was first said: the first of it, and how much it is. */
export async function noticesToSend(
  tx: Tx,
  way: OutwardWay,
  person: PersonId,
  { kinds, upTo, limit }: { readonly kinds: readonly NoticeKind[]; readonly upTo: Ms; readonly limit: number },
): Promise<{ readonly first: readonly StoredNotice[]; readonly all: number }> {
  const { notices } = tx.t;
  const which = and(goesOut(tx, way, person, upTo), isNull(notices.readAt), inArray(notices.kind, [...kinds]));
  const first = await tx.q.select().from(notices).where(which).orderBy(asc(notices.at), asc(notices.id)).limit(limit);
  if (first.length < limit) return { first, all: first.length };
  const [row] = await tx.q.select({ all: count() }).from(notices).where(which);
  return { first, all: row?.all ?? first.length };
}

/** All that was to go out to a person by a way up to an instant has, in one message. */
export async function noticesSent(tx: Tx, way: OutwardWay, person: PersonId, upTo: Ms, now: Ms): Promise<void> {
  const set = way === "mail" ? { mailAt: null, mailedAt: now } : { chatAt: null, chattedAt: now };
  await tx.q
    .update(tx.t.notices)
    .set(set)
    .where(goesOut(tx, way, person, upTo));
}

/** What waits to go out to a person by a way goes at another time, or, with null, not at all. */
export async function postponeNotices(tx: Tx, way: OutwardWay, person: PersonId, at: Ms | null): Promise<void> {
  const { notices } = tx.t;
  const [next] = columnsOf(tx, way);
  await tx.q
    .update(notices)
    .set(way === "mail" ? { mailAt: at } : { chatAt: at })
    .where(and(eq(notices.person, person), isNotNull(next)));
}

/** Forgets what was read before an instant; returns how many. */
export async function purgeNotices(tx: Tx, before: Ms): Promise<number> {
  const { notices } = tx.t;
  const rows = await tx.q.delete(notices).where(lt(notices.readAt, before)).returning({ id: notices.id });
  return rows.length;
}
