// What people are told, and whether they have read it.
import type { Ms, PersonId, QueueId } from "@core/words/ids";
import type { NoticeKind } from "@core/words/notices";
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
    },
    (t) => [
      /** One message per cause and person while it is unread; what was read may come again. */
      uniqueIndex("notices_cause").on(t.person, t.cause).where(sql`${t.readAt} is null`),
      index("notices_person").on(t.person, t.lastAt, t.id),
      check("notices_times", sql`${t.times} > 0`),
    ],
  );
  return { notices };
}
