// The organisation: people with roles, queues with members, agents with keys, policies, stops, saved filters, settings.
import type { Calendar } from "@core/words/calendar";
import type { AgentId, Hash, ItemId, KeyId, Ms, PersonId, QueueId } from "@core/words/ids";
import type { QueueTerms } from "@core/words/queue-terms";
import type { Json, JsonObject, Role } from "@core/words/vocabulary";
import { sql } from "drizzle-orm";
import type { KeyScope, Ladder } from "../columns";
import type { Kit } from "../kit";

export function organisationTables({ check, count, flag, index, json, ms, primaryKey, table, uniqueIndex, words }: Kit) {
  const people = table(
    "people",
    {
      id: words<PersonId>("id").primaryKey(),
      name: words<string>("name").notNull(),
      /** Lower case: one address, one human. */
      email: words<string>("email").notNull(),
      createdAt: ms("created_at").notNull(),
      offboardedAt: ms("offboarded_at"),
      /** Most items that the person has claimed at once; null for as many as they like. */
      wipLimit: count("wip_limit"),
      /** When their name and address were erased; null while they are there. */
      erasedAt: ms("erased_at").$type<Ms>(),
    },
    (t) => [uniqueIndex("people_email").on(t.email)],
  );

  const personRoles = table(
    "person_roles",
    {
      person: words<PersonId>("person")
        .notNull()
        .references(() => people.id),
      role: words<Role>("role").notNull(),
      /** Empty for everywhere; else `workflow:<name>` or `queue:<id>`. */
      scope: words<string>("scope").notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.person, t.role, t.scope] }),
      check("person_roles_role", sql`${t.role} in ('reviewer', 'manager', 'admin', 'auditor')`),
    ],
  );

  const personSkills = table(
    "person_skills",
    {
      person: words<PersonId>("person")
        .notNull()
        .references(() => people.id),
      skill: words<string>("skill").notNull(),
    },
    (t) => [primaryKey({ columns: [t.person, t.skill] })],
  );

  const absences = table(
    "absences",
    {
      id: words<string>("id").primaryKey(),
      person: words<PersonId>("person")
        .notNull()
        .references(() => people.id),
      from: ms("from_at").notNull(),
      until: ms("until_at").notNull(),
    },
    (t) => [index("absences_person").on(t.person, t.until), check("absences_span", sql`${t.from} < ${t.until}`)],
  );

  const deputies = table(
    "deputies",
    {
      id: words<string>("id").primaryKey(),
      /** The one who is acted for. */
      person: words<PersonId>("person")
        .notNull()
        .references(() => people.id),
      deputy: words<PersonId>("deputy")
        .notNull()
        .references(() => people.id),
      from: ms("from_at").notNull(),
      until: ms("until_at").notNull(),
      /** Null for everything that the person may; else `workflow:<name>` or `queue:<id>`. */
      scope: words<string>("scope"),
    },
    (t) => [
      index("deputies_person").on(t.person, t.until),
      index("deputies_deputy").on(t.deputy, t.until),
      check("deputies_other", sql`${t.person} <> ${t.deputy}`),
      check("deputies_span", sql`${t.from} < ${t.until}`),
    ],
  );

  const calendars = table("calendars", {
    id: words<string>("id").primaryKey(),
    name: words<string>("name").notNull(),
    body: json<Calendar>("body").notNull(),
    version: count("version").notNull(),
    createdAt: ms("created_at").notNull(),
  });

  /** Queues whose running ladders are to be computed anew, since their hours changed. */
  const retimings = table("retimings", {
    queue: words<QueueId>("queue").primaryKey(),
    at: ms("at").notNull(),
    /** Items up to this one are done. */
    after: words<ItemId>("after"),
    /** The last time through: it began when nobody could still be at the old hours. */
    last: flag("last").notNull(),
  });

  const queues = table("queues", {
    id: words<QueueId>("id").primaryKey(),
    name: words<string>("name").notNull(),
    owner: words<PersonId>("owner")
      .notNull()
      .references(() => people.id),
    over: words<QueueId>("over"),
    /** Declared seniority: of two queues named by a ruling the higher rank wins. */
    rank: count("rank").notNull(),
    ladder: json<Ladder>("ladder").notNull(),
    version: count("version").notNull(),
    createdAt: ms("created_at").notNull(),
    /** Whose hours its ladder and its promises count in; null for day and night. */
    calendar: words<string>("calendar"),
    /** Null where it says nothing of its own: PLAIN_TERMS. */
    terms: json<QueueTerms>("terms"),
    /** Taken away: what was in it goes on naming it. */
    removedAt: ms("removed_at"),
  });

  const memberships = table(
    "memberships",
    {
      queue: words<QueueId>("queue")
        .notNull()
        .references(() => queues.id),
      person: words<PersonId>("person")
        .notNull()
        .references(() => people.id),
    },
    (t) => [primaryKey({ columns: [t.queue, t.person] }), index("memberships_person").on(t.person)],
  );

  const agents = table(
    "agents",
    {
      id: words<AgentId>("id").primaryKey(),
      name: words<string>("name").notNull(),
      /** Answers for the agent, and may not review its items. */
      owner: words<PersonId>("owner")
        .notNull()
        .references(() => people.id),
      createdAt: ms("created_at").notNull(),
      disabledAt: ms("disabled_at"),
    },
    (t) => [uniqueIndex("agents_name").on(t.name)],
  );

  const keys = table(
    "keys",
    {
      id: words<KeyId>("id").primaryKey(),
      agent: words<AgentId>("agent")
        .notNull()
        .references(() => agents.id),
      /** Set when a person made the key for themselves: they are the maker of what it submits. */
      person: words<PersonId>("person").references(() => people.id),
      prefix: words<string>("prefix").notNull(),
      /** HMAC-SHA-256 of the secret under the server's pepper. */
      mac: words<string>("mac").notNull(),
      scope: json<KeyScope>("scope").notNull(),
      createdAt: ms("created_at").notNull(),
      expiresAt: ms("expires_at"),
      revokedAt: ms("revoked_at"),
    },
    (t) => [uniqueIndex("keys_prefix").on(t.prefix), index("keys_agent").on(t.agent)],
  );

  /** Policies and registries: immutable versions, one series per kind and workflow. */
  const policyVersions = table(
    "policy_versions",
    {
      kind: words<"policy" | "registry">("kind").notNull(),
      workflow: words<string>("workflow").notNull(),
      version: count("version").notNull(),
      body: json<Json>("body").notNull(),
      digest: words<Hash>("digest").notNull(),
      /** Null for seeds. */
      author: words<PersonId>("author"),
      at: ms("at").notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.kind, t.workflow, t.version] }),
      index("policy_versions_at").on(t.at),
      check("policy_versions_kind", sql`${t.kind} in ('policy', 'registry')`),
    ],
  );

  const policyPointers = table(
    "policy_pointers",
    {
      kind: words<"policy" | "registry">("kind").notNull(),
      workflow: words<string>("workflow").notNull(),
      version: count("version").notNull(),
      at: ms("at").notNull(),
    },
    (t) => [primaryKey({ columns: [t.kind, t.workflow] })],
  );

  const stops = table(
    "stops",
    {
      scope: words<"agent" | "workflow" | "all">("scope").notNull(),
      /** The agent's id or the workflow's name; empty for `all`. */
      subject: words<string>("subject").notNull(),
      on: flag("on").notNull(),
      by: words<PersonId>("by").notNull(),
      at: ms("at").notNull(),
      reason: words<string>("reason"),
      reviewAt: ms("review_at"),
      /** When whoever pulled it is told again that it stands. */
      remindAt: ms("remind_at"),
    },
    (t) => [
      primaryKey({ columns: [t.scope, t.subject] }),
      check("stops_scope", sql`${t.scope} in ('agent', 'workflow', 'all') and (${t.scope} = 'all') = (${t.subject} = '')`),
    ],
  );

  /** Who has an item before them right now; a row is worth nothing once its time is over. No event, no lock, no version. */
  const presences = table(
    "presences",
    {
      item: words<ItemId>("item").notNull(),
      person: words<PersonId>("person").notNull(),
      until: ms("until_at").notNull(),
    },
    (t) => [primaryKey({ columns: [t.item, t.person] }), index("presences_person").on(t.person, t.until)],
  );

  /** Recorded checks of claims; one that no longer holds stays readable. */
  const verifications = table(
    "verifications",
    {
      id: words<string>("id").primaryKey(),
      subject: words<string>("subject").notNull(),
      predicate: words<string>("predicate").notNull(),
      /** Of the inputs that were looked at. */
      fingerprint: words<string>("fingerprint").notNull(),
      byKind: words<"person" | "agent">("by_kind").notNull(),
      by: words<string>("by").notNull(),
      at: ms("at").notNull(),
      until: ms("until_at"),
      note: words<string>("note"),
      withdrawnAt: ms("withdrawn_at"),
      withdrawnBy: words<PersonId>("withdrawn_by"),
      withdrawnReason: words<string>("withdrawn_reason"),
    },
    (t) => [
      index("verifications_about").on(t.subject, t.predicate, t.id),
      index("verifications_fingerprint").on(t.fingerprint),
      check("verifications_by", sql`${t.byKind} in ('person', 'agent')`),
      check("verifications_withdrawn", sql`(${t.withdrawnAt} is null) = (${t.withdrawnReason} is null)`),
    ],
  );

  const filters = table(
    "filters",
    {
      id: words<string>("id").primaryKey(),
      person: words<PersonId>("person")
        .notNull()
        .references(() => people.id),
      name: words<string>("name").notNull(),
      query: json<JsonObject>("query").notNull(),
      at: ms("at").notNull().$type<Ms>(),
    },
    (t) => [index("filters_person").on(t.person, t.id)],
  );

  /** Filters that the members of a queue have too. */
  const filterShares = table(
    "filter_shares",
    {
      filter: words<string>("filter")
        .primaryKey()
        .references(() => filters.id),
      queue: words<QueueId>("queue")
        .notNull()
        .references(() => queues.id),
    },
    (t) => [index("filter_shares_queue").on(t.queue, t.filter)],
  );

  /** What a person chose of how Countersign looks and behaves for them, such as their keys. */
  const settings = table("settings", {
    person: words<PersonId>("person")
      .primaryKey()
      .references(() => people.id),
    body: json<JsonObject>("body").notNull(),
    at: ms("at").notNull(),
  });

  /** Named counters, among them the directory's version: it moves whenever people, queues or agents change. */
  const counters = table("counters", { name: words<string>("name").primaryKey(), value: count("value").notNull() });

  /** What every instance on this database must agree on, such as the fingerprints of the secrets. */
  const installation = table("installation", { name: words<string>("name").primaryKey(), value: words<string>("value").notNull() });

  /** Wrong passwords, counted for all instances together until they are forgotten. */
  const signInTries = table(
    "sign_in_tries",
    {
      /** A keyed hash of who tried: neither addresses nor e-mails are kept. */
      who: words<string>("who").primaryKey(),
      tries: count("tries").notNull(),
      until: ms("until_at").notNull(),
    },
    (t) => [index("sign_in_tries_until").on(t.until)],
  );

  return {
    people,
    personRoles,
    personSkills,
    absences,
    deputies,
    calendars,
    retimings,
    queues,
    memberships,
    agents,
    keys,
    policyVersions,
    policyPointers,
    stops,
    filters,
    filterShares,
    settings,
    presences,
    verifications,
    counters,
    installation,
    signInTries,
  };
}

export type OrganisationTables = ReturnType<typeof organisationTables>;
