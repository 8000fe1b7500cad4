// Items with their revisions, votes, executions and groups: what is proposed, what people said, what was done.
import type { Item } from "@core/lifecycle/item";
import type { Holder } from "@core/words/actors";
import type { AgentId, ExecutionId, Hash, ItemId, Ms, PersonId, QueueId } from "@core/words/ids";
import type { Ruling } from "@core/words/ruling";
import type { ExecutionState, Json, JsonObject, Level, Outcome, Purpose, Reversibility, ReviewState } from "@core/words/vocabulary";
import { sql } from "drizzle-orm";
import { type AtRisk, decidedByPeople, holderCheck, holderWholeCheck, legalPairsCheck, purposeCheck } from "../columns";
import type { Kit } from "../kit";

export function itemTables({ bytes, check, count, index, json, ms, primaryKey, table, uniqueIndex, words }: Kit) {
  const items = table(
    "items",
    {
      id: words<ItemId>("id").primaryKey(),
      workflow: words<string>("workflow").notNull(),
      step: words<string>("step"),
      run: words<string>("run"),
      agent: words<AgentId>("agent").notNull(),
      externalId: words<string>("external_id"),
      groupId: words<string>("group_id"),
      action: words<string>("action").notNull(),
      title: words<string>("title").notNull(),
      review: words<ReviewState>("review").notNull(),
      purpose: words<Purpose>("purpose"),
      execution: words<ExecutionState>("execution").notNull(),
      outcome: words<Outcome>("outcome"),
      holderKind: words<Holder["kind"]>("holder_kind"),
      holderId: words<string>("holder_id"),
      heldSince: ms("held_since").notNull(),
      queue: words<QueueId>("queue"),
      /** Who has it in hand: the claimant, or the person who suspended it. */
      claimant: words<PersonId>("claimant"),
      leaseUntil: ms("lease_until"),
      priority: count("priority").notNull(),
      dueAt: ms("due_at"),
      /** `-priority`: with `sort_due` and `id` one ascending key, so that a page is one row-value range. */
      sortPriority: count("sort_priority").notNull(),
      /** `due_at`, or NO_DUE. */
      sortDue: ms("sort_due").notNull(),
      nextAt: ms("next_at"),
      version: count("version").notNull(),
      revision: count("revision").notNull(),
      revisionHash: words<Hash>("revision_hash").notNull(),
      level: words<Level>("level"),
      quorum: count("quorum"),
      policyVersion: count("policy_version"),
      reversibility: words<Reversibility>("reversibility"),
      reversibleUntil: ms("reversible_until"),
      /** When silence is answered, while it is open to be. */
      maxAt: ms("max_at"),
      openedAt: ms("opened_at").notNull(),
      closedAt: ms("closed_at"),
      atRisk: json<AtRisk>("at_risk"),
      /** The whole ruling with reasons and facts; the fold keeps only its mark. */
      ruling: json<Ruling>("ruling"),
      correlation: json<JsonObject>("correlation"),
      callbackUrl: words<string>("callback_url"),
      supersedes: words<string>("supersedes"),
      /** The item as folded from its events. Every column above that the fold knows is a projection of it. */
      fold: json<Item>("fold").notNull(),
      /** What its agent and its policy want; with the two promises it makes up `due_at`. Null also for items from before there were promises. */
      wishAt: ms("wish_at").$type<Ms>(),
      /** By when its queue promised that somebody takes it up; null once somebody did. */
      respondBy: ms("respond_by").$type<Ms>(),
      resolveBy: ms("resolve_by").$type<Ms>(),
      /** When its content was erased; null while it is there. */
      erasedAt: ms("erased_at").$type<Ms>(),
    },
    (t) => [
      check("items_legal_pair", sql.raw(legalPairsCheck)),
      check("items_holder_unless_final", sql.raw(holderCheck)),
      check("items_holder_whole", sql.raw(holderWholeCheck)),
      check("items_purpose_while_open", sql.raw(purposeCheck)),
      uniqueIndex("items_external_id").on(t.agent, t.externalId),
      index("items_next_at").on(t.nextAt).where(sql`${t.nextAt} is not null`),
      /** The order of work in each queue, over open items alone; it covers what pages filter and counts group by. */
      index("items_open")
        .on(t.queue, t.sortPriority, t.sortDue, t.id, t.review, t.workflow, t.level, t.quorum, t.purpose)
        .where(sql`${t.purpose} is not null`),
      /** What people decided, by action: similar cases and an agent's record are read and counted from here. */
      index("items_decided").on(t.workflow, t.action, t.id, t.agent, t.outcome, t.execution, t.level).where(sql.raw(decidedByPeople)),
      /** What people are done with, by the queue that it was in last: a queue's past. */
      index("items_past").on(t.queue, t.id).where(sql`${t.purpose} is null and ${t.queue} is not null`),
      /** What falls due while it is open, for whoever is told when its time is over. */
      index("items_due").on(t.dueAt).where(sql`${t.dueAt} is not null and ${t.purpose} is not null`),
      index("items_claimant").on(t.claimant, t.id).where(sql`${t.claimant} is not null`),
      index("items_agent").on(t.agent, t.id),
      index("items_group").on(t.agent, t.groupId, t.id).where(sql`${t.groupId} is not null`),
      index("items_run").on(t.run, t.id).where(sql`${t.run} is not null`),
      index("items_workflow").on(t.workflow, t.execution, t.id),
      /** What a retention has still to erase, the longest closed first. */
      index("items_retained").on(t.workflow, t.closedAt, t.id).where(sql`${t.closedAt} is not null and ${t.erasedAt} is null`),
      index("items_closed_at").on(t.closedAt, t.id).where(sql`${t.closedAt} is not null`),
    ],
  );

  const revisions = table(
    "revisions",
    {
      item: words<ItemId>("item").notNull(),
      number: count("number").notNull(),
      hash: words<Hash>("hash").notNull(),
      actionHash: words<Hash>("action_hash").notNull(),
      nonce: words<string>("nonce").notNull(),
      byKind: words<"agent" | "person">("by_kind").notNull(),
      by: words<AgentId | PersonId>("by").notNull(),
      at: ms("at").notNull(),
      /** The very canonical text that was hashed. */
      body: words<string>("body").notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.item, t.number] }),
      index("revisions_action_hash").on(t.actionHash),
      index("revisions_hash").on(t.hash),
    ],
  );

  const blobs = table("blobs", {
    sha256: words<Hash>("sha256").primaryKey(),
    mediaType: words<string>("media_type").notNull(),
    bytes: bytes("bytes").notNull(),
  });

  const votes = table(
    "votes",
    {
      item: words<ItemId>("item").notNull(),
      revisionHash: words<Hash>("revision_hash").notNull(),
      actor: words<PersonId>("actor").notNull(),
      onBehalfOf: words<PersonId>("on_behalf_of"),
      kind: words<"approve" | "edit">("kind").notNull(),
      at: ms("at").notNull(),
      recalledAt: ms("recalled_at"),
    },
    (t) => [primaryKey({ columns: [t.item, t.revisionHash, t.actor] }), index("votes_actor").on(t.actor, t.at)],
  );

  const executions = table(
    "executions",
    {
      id: words<ExecutionId>("id").primaryKey(),
      item: words<ItemId>("item").notNull(),
      kind: words<"execute" | "reverse">("kind").notNull(),
      attempt: count("attempt").notNull(),
      keyDigest: words<Hash>("key_digest"),
      revisionHash: words<Hash>("revision_hash").notNull(),
      state: words<"executing" | "succeeded" | "failed" | "reconciling" | "reversing" | "reversed" | "stands">("state").notNull(),
      leaseUntil: ms("lease_until"),
      startedAt: ms("started_at").notNull(),
      endedAt: ms("ended_at"),
      result: json<Json>("result"),
      error: json<Json>("error"),
      externalRef: words<string>("external_ref"),
    },
    (t) => [
      /** No double redemption even if the code is wrong. */
      uniqueIndex("executions_once").on(t.item).where(sql`${t.kind} = 'execute'`),
      uniqueIndex("executions_reversal").on(t.item, t.attempt).where(sql`${t.kind} = 'reverse'`),
      check("executions_kind", sql`${t.kind} in ('execute', 'reverse')`),
    ],
  );

  const groups = table(
    "groups",
    {
      agent: words<AgentId>("agent").notNull(),
      id: words<string>("id").notNull(),
      size: count("size").notNull(),
      settled: count("settled").notNull(),
      settledAt: ms("settled_at"),
    },
    (t) => [primaryKey({ columns: [t.agent, t.id] }), check("groups_settled", sql`${t.settled} between 0 and ${t.size}`)],
  );

  const drafts = table(
    "drafts",
    {
      person: words<PersonId>("person").notNull(),
      item: words<ItemId>("item").notNull(),
      revisionHash: words<Hash>("revision_hash").notNull(),
      body: json<JsonObject>("body").notNull(),
      at: ms("at").notNull(),
    },
    (t) => [primaryKey({ columns: [t.person, t.item] }), index("drafts_item").on(t.item)],
  );

  /** Who passed an item by, and why: counted, and nothing else. No event, so nobody's version turns stale by it. */
  const skips = table(
    "skips",
    {
      item: words<ItemId>("item")
        .notNull()
        .references(() => items.id),
      person: words<PersonId>("person").notNull(),
      at: ms("at").notNull(),
      /** One of the presets, or the person's own words; null where none was given. */
      reason: words<string>("reason"),
    },
    (t) => [primaryKey({ columns: [t.item, t.person, t.at] }), index("skips_person").on(t.person, t.at)],
  );

  return { items, revisions, blobs, votes, executions, groups, drafts, skips };
}
