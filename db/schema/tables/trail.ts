// The trail's rows, the tree over them and its signed heads, and what commands leave beside it: idempotency answers and the outbox.
import type { Actor, Holder } from "@core/words/actors";
import type { AgentId, Hash, ItemId, PersonId } from "@core/words/ids";
import type { SigningFault } from "@core/words/trail-proofs";
import type { JsonObject } from "@core/words/vocabulary";
import { sql } from "drizzle-orm";
import type { Kit } from "../kit";

export function trailTables({ bytes, check, count, index, json, ms, primaryKey, table, uniqueIndex, words }: Kit) {
  const events = table(
    "events",
    {
      stream: words<string>("stream").notNull(),
      seq: count("seq").notNull(),
      type: words<string>("type").notNull(),
      at: ms("at").notNull(),
      actorKind: words<Actor["kind"]>("actor_kind").notNull(),
      actorId: words<string>("actor_id").notNull(),
      onBehalfOf: words<PersonId>("on_behalf_of"),
      holderKind: words<Holder["kind"]>("holder_kind"),
      holderId: words<string>("holder_id"),
      /** Canonical text, commitments included: spliced into the hashed envelope as it stands. */
      data: words<string>("data").notNull(),
      prev: words<Hash>("prev").notNull(),
      hash: words<Hash>("hash").notNull(),
      /** The agent whose keys may see it; not hashed, a matter of access. */
      agent: words<AgentId>("agent"),
      logIndex: count("log_index"),
    },
    (t) => [
      primaryKey({ columns: [t.stream, t.seq] }),
      uniqueIndex("events_log_index").on(t.logIndex).where(sql`${t.logIndex} is not null`),
      index("events_unsequenced").on(t.at, t.stream, t.seq).where(sql`${t.logIndex} is null`),
      index("events_agent").on(t.agent, t.logIndex).where(sql`${t.agent} is not null`),
      index("events_actor").on(t.actorId, t.at),
      check("events_seq", sql`${t.seq} >= 1`),
      check("events_holder_whole", sql`(${t.holderKind} is null) = (${t.holderId} is null)`),
    ],
  );

  const eventValues = table(
    "event_values",
    {
      stream: words<string>("stream").notNull(),
      seq: count("seq").notNull(),
      field: words<string>("field").notNull(),
      /** 32 bytes as hex digits. */
      salt: words<string>("salt").notNull(),
      /** Canonical text: the very bytes that were committed to. */
      value: words<string>("value").notNull(),
    },
    (t) => [primaryKey({ columns: [t.stream, t.seq, t.field] })],
  );

  const idempotency = table(
    "idempotency",
    {
      principal: words<string>("principal").notNull(),
      key: words<string>("key").notNull(),
      route: words<string>("route").notNull(),
      bodyDigest: words<Hash>("body_digest").notNull(),
      /** Null only inside the transaction that answers. */
      status: count("status"),
      response: words<string>("response"),
      at: ms("at").notNull(),
    },
    (t) => [primaryKey({ columns: [t.principal, t.key] }), index("idempotency_at").on(t.at)],
  );

  const outbox = table(
    "outbox",
    {
      id: words<string>("id").primaryKey(),
      endpoint: words<string>("endpoint").notNull(),
      item: words<ItemId>("item").notNull(),
      version: count("version").notNull(),
      type: words<string>("type").notNull(),
      body: json<JsonObject>("body").notNull(),
      /** Sequence number of the decision it announces: a recall deletes it by this. */
      decisionSeq: count("decision_seq"),
      deliverAfter: ms("deliver_after").notNull(),
      attempts: count("attempts").notNull().default(0),
      state: words<"pending" | "delivered" | "dead">("state").notNull().default("pending"),
    },
    (t) => [
      index("outbox_pending").on(t.endpoint, t.deliverAfter).where(sql`${t.state} = 'pending'`),
      index("outbox_item").on(t.item, t.version),
      check("outbox_state", sql`${t.state} in ('pending', 'delivered', 'dead')`),
    ],
  );

  /** The perfect subtrees over the numbered events: each is written once, when its leaves are there. */
  const treeNodes = table(
    "tree_nodes",
    {
      level: count("level").notNull(),
      place: count("place").notNull(),
      hash: bytes("hash").notNull(),
    },
    (t) => [primaryKey({ columns: [t.level, t.place] })],
  );

  const trailKeys = table("trail_keys", {
    /** The public key as a C2SP verifier key. */
    verifier: words<string>("verifier").primaryKey(),
    firstUsedAt: ms("first_used_at").notNull(),
  });

  const checkpoints = table(
    "checkpoints",
    {
      /** Of the tree: how many events it is over. */
      size: count("size").primaryKey(),
      /** The size that it extends, 0 for the first: two that would extend the same one cannot both be kept. */
      previous: count("previous").notNull(),
      root: bytes("root").notNull(),
      /** The signed note, to the byte. */
      note: words<string>("note").notNull(),
      verifier: words<string>("verifier").notNull(),
      at: ms("at").notNull(),
    },
    (t) => [uniqueIndex("checkpoints_previous").on(t.previous), check("checkpoints_order", sql`${t.previous} < ${t.size}`)],
  );

  /** Why the trail is not signed on: one row for each reason, as long as it stands. */
  const signingFaults = table("signing_faults", {
    kind: words<SigningFault>("kind").primaryKey(),
    since: ms("since").notNull(),
    /** The checkpoint that was to be extended, and the tree that was there. */
    signedSize: count("signed_size").notNull(),
    treeSize: count("tree_size").notNull(),
  });

  return { events, eventValues, idempotency, outbox, treeNodes, trailKeys, checkpoints, signingFaults };
}
