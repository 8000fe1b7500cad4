// What people are told, whether they have read it, and what is sent to them outside of the product.
import type { Ms, PersonId, QueueId } from "@core/words/ids";
import type { MessageBody, NoticeKind, OutwardWay } from "@core/words/notices";
import type { JsonObject } from "@core/words/vocabulary";
import { sql } from "drizzle-orm";
import type { Kit } from "../kit";
import type { OrganisationTables } from "./organisation";

export function tellingTables(
  { check, count, index, json, ms, table, uniqueIndex, words }: Kit,
  { people }: Pick<OrganisationTables, "people">,
) {
  const notices = table(
    "notices",
    {
      id: words<string>("id").primaryKey(),
      person: words<PersonId>("person")
        .notNull()
        .references(() => people.id),
      kind: words<NoticeKind>("kind").notNull(),
      cause: words<string>("cause").notNull(),
      /** Null for what is of no single item, and where one cause came for several. */
      item: words<string>("item"),
      queue: words<QueueId>("queue"),
      data: json<JsonObject>("data").notNull(),
      /** How often it was said. */
      times: count("times").notNull(),
      at: ms("at").notNull(),
      /** When it was said last: the inbox is in this order. */
      lastAt: ms("last_at").notNull(),
      readAt: ms("read_at").$type<Ms>(),
      /** When it goes into a mail, and when it last went into one; both null where it never does. */
      mailAt: ms("mail_at").$type<Ms>(),
      mailedAt: ms("mailed_at").$type<Ms>(),
      chatAt: ms("chat_at").$type<Ms>(),
      chattedAt: ms("chatted_at").$type<Ms>(),
    },
    (t) => [
      /** One message per cause and person while it is unread; what was read may come again. */
      uniqueIndex("notices_cause").on(t.person, t.cause).where(sql`${t.readAt} is null`),
      index("notices_person").on(t.person, t.lastAt, t.id),
      index("notices_mail").on(t.mailAt, t.person).where(sql`${t.mailAt} is not null`),
      index("notices_chat").on(t.chatAt, t.person).where(sql`${t.chatAt} is not null`),
      index("notices_read").on(t.readAt).where(sql`${t.readAt} is not null`),
      check("notices_times", sql`${t.times} > 0`),
    ],
  );

  /** Mails and chat messages, from their composing on: sent again until the other side has taken them or refused them for good. */
  const messages = table(
    "messages",
    {
      id: words<string>("id").primaryKey(),
      way: words<OutwardWay>("way").notNull(),
      person: words<PersonId>("person")
        .notNull()
        .references(() => people.id),
      body: json<MessageBody>("body").notNull(),
      at: ms("at").notNull(),
      state: words<"waiting" | "sent" | "refused">("state").notNull(),
      /** While it waits: when it is tried next. Whoever tries moves it on first, so that two never try at once. */
      nextAt: ms("next_at"),
      attempts: count("attempts").notNull(),
      /** When it was sent or refused. */
      endedAt: ms("ended_at"),
      /** What went wrong last. */
      fault: words<string>("fault"),
    },
    (t) => [
      index("messages_waiting").on(t.way, t.nextAt, t.id).where(sql`${t.nextAt} is not null`),
      index("messages_ended").on(t.state, t.endedAt).where(sql`${t.endedAt} is not null`),
      check("messages_way", sql`${t.way} in ('mail', 'chat')`),
      check("messages_state", sql`${t.state} in ('waiting', 'sent', 'refused')`),
      check("messages_waiting_next", sql`(${t.state} = 'waiting') = (${t.nextAt} is not null)`),
    ],
  );

  /** A way out that has failed since it last worked; none has a row as long as all is well. */
  const brokenWays = table("broken_ways", {
    way: words<OutwardWay>("way").primaryKey(),
    since: ms("since").notNull(),
    fault: words<string>("fault").notNull(),
    tries: count("tries").notNull(),
    /** Nothing is tried on it before. */
    retryAt: ms("retry_at").notNull(),
  });

  return { notices, messages, brokenWays };
}
