// How work comes to people: whose turn it was in a queue, each stay of an item in a queue with what was promised of it and what came, and each time it was sent up.
import type { ItemId, Ms, PersonId, QueueId } from "@core/words/ids";
import type { DecisionKind, Outcome } from "@core/words/vocabulary";
import { sql } from "drizzle-orm";
import type { Kit } from "../kit";
import type { OrganisationTables } from "./organisation";

/** How a stay ended: its item was decided, went to another queue, or closed without a decision. */
export type StayEnd = "decided" | "moved" | "closed";

export function handingTables(
  { check, count, flag, index, ms, primaryKey, table, words }: Kit,
  { people }: Pick<OrganisationTables, "people">,
) {
  /** The latest turn of each person in a queue that hands out its work. */
  const turns = table(
    "turns",
    {
      queue: words<QueueId>("queue").notNull(),
      person: words<PersonId>("person")
        .notNull()
        .references(() => people.id),
      /** Numbered through the queue: the highest was the last. */
      turn: count("turn").notNull(),
      at: ms("at").notNull(),
    },
    (t) => [primaryKey({ columns: [t.queue, t.person] })],
  );

  const stays = table(
    "stays",
    {
      item: words<ItemId>("item").notNull(),
      /** Number of the event by which it came. */
      seq: count("seq").notNull(),
      queue: words<QueueId>("queue").notNull(),
      cameAt: ms("came_at").notNull(),
      /** The promises as they stood when it came; null where the queue made none. */
      respondBy: ms("respond_by").$type<Ms>(),
      resolveBy: ms("resolve_by").$type<Ms>(),
      /** When somebody first took it up here. */
      takenAt: ms("taken_at").$type<Ms>(),
      endedAt: ms("ended_at").$type<Ms>(),
      ended: words<StayEnd>("ended"),
      /** Open time of the queue from coming to taking, and from coming to the end. */
      responseMs: ms("response_ms").$type<Ms>(),
      resolutionMs: ms("resolution_ms").$type<Ms>(),
    },
    (t) => [
      primaryKey({ columns: [t.item, t.seq] }),
      index("stays_taken").on(t.queue, t.takenAt, t.respondBy, t.responseMs).where(sql`${t.takenAt} is not null`),
      index("stays_ended").on(t.queue, t.ended, t.endedAt, t.resolveBy, t.resolutionMs).where(sql`${t.endedAt} is not null`),
      index("stays_respond_by").on(t.queue, t.respondBy, t.takenAt, t.endedAt).where(sql`${t.respondBy} is not null`),
      index("stays_resolve_by").on(t.queue, t.resolveBy, t.endedAt).where(sql`${t.resolveBy} is not null`),
      check("stays_ended", sql`(${t.ended} is null) = (${t.endedAt} is null)`),
    ],
  );

  /** Each time that somebody sent an item up: what they would have done, and what was done. */
  const escalations = table(
    "escalations",
    {
      item: words<ItemId>("item").notNull(),
      seq: count("seq").notNull(),
      by: words<PersonId>("by").notNull(),
      from: words<QueueId>("from_queue").notNull(),
      toKind: words<"queue" | "person">("to_kind").notNull(),
      to: words<QueueId | PersonId>("to_id").notNull(),
      leaning: words<DecisionKind>("leaning"),
      at: ms("at").notNull(),
      returnedAt: ms("returned_at").$type<Ms>(),
      returnedBy: words<PersonId>("returned_by"),
      /** What became of the item; null while it is open. */
      outcome: words<Outcome>("outcome"),
      outcomeAt: ms("outcome_at").$type<Ms>(),
      /** Whether it ended as the escalator leaned; null where they leaned nowhere. */
      unchanged: flag("unchanged").$type<boolean>(),
    },
    (t) => [
      primaryKey({ columns: [t.item, t.seq] }),
      index("escalations_from").on(t.from, t.at),
      check("escalations_outcome", sql`(${t.outcome} is null) = (${t.outcomeAt} is null)`),
    ],
  );

  /** Second opinions: who asked whom about what, and whether that is still open. What is said stands on the trail alone. */
  const opinions = table(
    "opinions",
    {
      item: words<ItemId>("item").notNull(),
      seq: count("seq").notNull(),
      asker: words<PersonId>("asker").notNull(),
      of: words<PersonId>("of_person").notNull(),
      at: ms("at").notNull(),
      /** Given, or no longer asked. */
      endedAt: ms("ended_at").$type<Ms>(),
    },
    (t) => [primaryKey({ columns: [t.item, t.seq] }), index("opinions_open").on(t.of, t.at).where(sql`${t.endedAt} is null`)],
  );

  return { turns, stays, escalations, opinions };
}
