// What is to be erased and by whom, how long each workflow keeps content, what is kept from being erased, which item shows which evidence, and who has read what outside of their work.
import type { ErasedCounts, ErasureKind, ErasureState, ReadWhat } from "@core/words/erasure";
import type { Hash, ItemId, Ms, PersonId } from "@core/words/ids";
import { sql } from "drizzle-orm";
import type { Kit } from "../kit";
import type { OrganisationTables } from "./organisation";

export function erasureTables(
  { check, count, index, json, ms, primaryKey, table, uniqueIndex, words }: Kit,
  { people }: Pick<OrganisationTables, "people">,
) {
  /** Requests to erase something for good: one person asks, another signs. */
  const erasures = table(
    "erasures",
    {
      id: words<string>("id").primaryKey(),
      kind: words<ErasureKind>("kind").notNull(),
      /** The item's, the person's or the imported case's id; the workflow's name for a retention. */
      subject: words<string>("subject").notNull(),
      /** Whose scope it is; null for a person. */
      workflow: words<string>("workflow"),
      /** Of a retention: how long content is to be kept. */
      days: count("days"),
      reason: words<string>("reason").notNull(),
      askedBy: words<PersonId>("asked_by")
        .notNull()
        .references(() => people.id),
      askedAt: ms("asked_at").notNull(),
      expiresAt: ms("expires_at").notNull(),
      state: words<ErasureState>("state").notNull(),
      /** Who signed or withdrew it; null while it waits, and where its time ran out. */
      endedBy: words<PersonId>("ended_by").references(() => people.id),
      endedAt: ms("ended_at").$type<Ms>(),
      counts: json<ErasedCounts>("counts"),
    },
    (t) => [
      /** One request for each subject at a time. */
      uniqueIndex("erasures_asked").on(t.kind, t.subject).where(sql`${t.state} = 'asked'`),
      index("erasures_state").on(t.state, t.askedAt),
      check("erasures_kind", sql`${t.kind} in ('item', 'person', 'case', 'retention')`),
      check("erasures_state", sql`${t.state} in ('asked', 'done', 'withdrawn', 'expired')`),
      check("erasures_ended", sql`(${t.state} = 'asked') = (${t.endedAt} is null)`),
      /** Separation of duties, even if the code is wrong. */
      check("erasures_two_people", sql`${t.state} <> 'done' or (${t.endedBy} is not null and ${t.endedBy} <> ${t.askedBy})`),
      check("erasures_days", sql`(${t.kind} = 'retention') = (${t.days} is not null)`),
    ],
  );

  /** How many days after it was closed the content of a workflow's items is erased by itself; none has a row that keeps it. */
  const retentions = table(
    "retentions",
    {
      workflow: words<string>("workflow").primaryKey(),
      days: count("days").notNull(),
      setBy: words<PersonId>("set_by")
        .notNull()
        .references(() => people.id),
      /** The second person; null where it only made the time longer. */
      signedBy: words<PersonId>("signed_by").references(() => people.id),
      at: ms("at").notNull(),
    },
    (t) => [check("retentions_days", sql`${t.days} >= 1`)],
  );

  /** What is not to be erased, by people or by a retention, until the hold is lifted. */
  const holds = table(
    "holds",
    {
      id: words<string>("id").primaryKey(),
      workflow: words<string>("workflow").notNull(),
      /** Null for everything of the workflow. */
      item: words<ItemId>("item"),
      reason: words<string>("reason").notNull(),
      by: words<PersonId>("by")
        .notNull()
        .references(() => people.id),
      at: ms("at").notNull(),
      liftedBy: words<PersonId>("lifted_by").references(() => people.id),
      liftedAt: ms("lifted_at").$type<Ms>(),
      liftReason: words<string>("lift_reason"),
    },
    (t) => [
      index("holds_standing").on(t.workflow, t.item).where(sql`${t.liftedAt} is null`),
      check("holds_lifted", sql`(${t.liftedAt} is null) = (${t.liftedBy} is null)`),
      check("holds_two_people", sql`${t.liftedBy} is null or ${t.liftedBy} <> ${t.by}`),
    ],
  );

  /** Which items show which evidence: bytes go with the last of them. */
  const evidenceUses = table("evidence_uses", { sha256: words<Hash>("sha256").notNull(), item: words<ItemId>("item").notNull() }, (t) => [
    primaryKey({ columns: [t.sha256, t.item] }),
    index("evidence_uses_item").on(t.item),
  ]);

  /** Who read an item outside of their work, once an hour; the same stands on the person's stream. */
  const reads = table(
    "reads",
    {
      person: words<PersonId>("person")
        .notNull()
        .references(() => people.id),
      item: words<ItemId>("item").notNull(),
      /** Hours since 1970. */
      hour: count("hour").notNull(),
      at: ms("at").notNull(),
      what: words<ReadWhat>("what").notNull(),
      revision: count("revision").notNull(),
    },
    (t) => [primaryKey({ columns: [t.person, t.item, t.hour] }), index("reads_item").on(t.item, t.at)],
  );

  return { erasures, retentions, holds, evidenceUses, reads };
}
