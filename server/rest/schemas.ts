// What the REST API answers with, as zod schemas: the types of our own answers, and the OpenAPI document's components. Readers must ignore fields they do not know.

import { SELF_TEST_STEPS } from "@core/words/self-test";
import { SIGNING_FAULTS } from "@core/words/trail-proofs";
import {
  DECISION_KINDS,
  EXECUTION_STATES,
  LEVELS,
  OUTCOME_LABELS,
  RESPOND_MEANS,
  REVIEW_STATES,
  type ReviewLabel,
} from "@core/words/vocabulary";
import { z } from "@hono/zod-openapi";

const time = () => z.iso.datetime().meta({ example: "2026-11-24T09:30:00.000Z" });
const id = () => z.string().meta({ example: "01936f5e-8a3c-7b1e-9d52-3f0c6b1a7e42" });
const hash = () => z.string().meta({ example: "sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433" });
const anyObject = () => z.record(z.string(), z.unknown());

const openReviewStates = REVIEW_STATES.filter((state) => state !== "closed");
export const REVIEW_LABELS: readonly ReviewLabel[] = [...new Set([...openReviewStates, ...Object.values(OUTCOME_LABELS)])];

const personSchema = z.object({ id: id(), name: z.string() }).meta({ id: "Person" });

const holderSchema = z
  .object({
    kind: z.enum(["agent", "queue", "person"]),
    id: z.string(),
    accountable: personSchema.nullable().meta({ description: "The person who answers for it." }),
  })
  .meta({ id: "Holder", description: "The one party accountable for the next move." });

const rulingSchema = z
  .object({
    level: z.enum([...LEVELS, "dual"]),
    quorum: z.int(),
    queue: z.string(),
    policy_version: z.int(),
    due_at: time().nullable(),
    reasons: z.array(z.object({ rule: z.string(), text: z.string(), facts: anyObject() })),
  })
  .meta({ id: "Ruling", description: "What the policy says of the current revision, with every reason." });

const decisionSchema = z
  .object({
    id: z.string(),
    kind: z.enum(DECISION_KINDS),
    arguments: anyObject().nullable().meta({ description: "What was signed; null where nothing may be executed." }),
    message: z.string().nullable().meta({ description: "The reason of a rejection, the body of a response." }),
    means: z.enum(RESPOND_MEANS).nullable().meta({ description: "What a response stands for; null for other decisions." }),
    revision_hash: hash(),
    by: z.array(personSchema),
    at: time(),
    final_at: time().meta({ description: "Until then the decision may be undone." }),
    item_version: z.int(),
  })
  .meta({ id: "Decision" });

const grantSchema = z
  .object({
    id: id(),
    revision_hash: hash(),
    source: z.enum(["people", "policy", "silence"]),
    final_at: time(),
    expires_at: time().nullable().meta({ description: "Null until the item's group is settled." }),
  })
  .meta({ id: "Grant", description: "The one-time right to execute one signed revision." });

const questionSchema = z
  .object({ text: z.string().nullable(), by: personSchema, at: time(), answer_due: time() })
  .meta({ id: "Question", description: "What a person asked the agent; answered by a reply or a revision." });

const reversalSchema = z
  .object({
    id: id(),
    attempt: z.int(),
    reason: z.string().nullable(),
    requested_at: time().nullable(),
    lease_expires_at: time().nullable().meta({ description: "Report by then; null once people are establishing what happened." }),
  })
  .meta({ id: "Reversal", description: "A person wants it taken back: perform the reversal and report it." });

export const itemSchema = z
  .object({
    id: id(),
    version: z.int(),
    revision: z.int(),
    revision_hash: hash(),
    nonce: z.string().nullable().meta({ description: "Part of the hashed revision; null once erased." }),
    review: z.enum(REVIEW_LABELS),
    execution: z.enum(EXECUTION_STATES),
    authority: z.enum(["human", "ai"]).nullable().meta({ description: "Who holds it: people, or the agent. Null when closed." }),
    holder: holderSchema.nullable(),
    ruling: rulingSchema.nullable(),
    decision: decisionSchema.nullable(),
    grant: grantSchema.nullable(),
    execution_id: id().nullable(),
    correlation: anyObject(),
    group: z.object({ id: z.string(), size: z.int(), settled: z.int() }).nullable(),
    workflow: z.string(),
    run: z.string().nullable(),
    step: z.string().nullable(),
    external_id: z.string().nullable(),
    title: z.string(),
    action: z.string(),
    supersedes: z.string().nullable(),
    opened_at: time(),
    closed_at: time().nullable(),
    question: questionSchema.nullable(),
    reversal: reversalSchema.nullable(),
  })
  .meta({ id: "Item" });

export const itemListSchema = z
  .object({ items: z.array(itemSchema), next_cursor: z.string().nullable() })
  .meta({ id: "ItemList", description: "Newest first." });

const instant = () => z.string().meta({ format: "date-time" });
export const verificationSchema = z
  .object({
    id: id(),
    subject: z.string(),
    predicate: z.string(),
    fingerprint: z.string(),
    by: z.object({ kind: z.enum(["person", "agent"]), id: id() }),
    at: instant(),
    until: instant().nullable(),
    withdrawn_at: instant().nullable(),
  })
  .meta({ id: "Verification", description: "A recorded check of one claim about one subject, bound to a fingerprint of its inputs." });
export const verificationListSchema = z
  .object({ verifications: z.array(verificationSchema), next_cursor: z.string().nullable() })
  .meta({ id: "VerificationList", description: "Oldest first." });

export const executionSchema = z
  .object({
    id: id(),
    item: id(),
    kind: z.enum(["execute", "reverse"]),
    state: z.enum(["executing", "succeeded", "failed", "reconciling", "reversing", "reversed", "stands"]),
    revision_hash: hash(),
    arguments: anyObject().nullable().meta({ description: "Exactly what was signed: execute this and nothing else. Null once erased." }),
    lease_expires_at: time().nullable().meta({ description: "Report by then; `running` extends it." }),
    started_at: time(),
    ended_at: time().nullable(),
    result: z.unknown(),
    error: z.unknown(),
    external_ref: z.string().nullable(),
  })
  .meta({ id: "Execution" });

const receiptSchema = z
  .object({ stream: z.string(), seq: z.int(), hash: hash() })
  .meta({ id: "Receipt", description: "The promise that this event is in the trail." });

export const executionAnswerSchema = executionSchema.extend({ receipt: receiptSchema }).meta({ id: "ExecutionAnswer" });

export const eventSchema = z
  .object({
    log_index: z.int().nullable().meta({ description: "Place in the global order; null until it is numbered, a moment after the commit." }),
    stream: z.string(),
    seq: z.int(),
    item: id(),
    at: time().meta({ description: "Hashed as milliseconds since 1970." }),
    type: z.string().meta({ example: "queued" }),
    actor: z.object({ kind: z.enum(["agent", "person", "system"]), id: z.string() }),
    for: z.string().nullable().meta({ description: "The person whom a deputy acted for." }),
    holder: z
      .object({ kind: z.enum(["agent", "queue", "person"]), id: z.string() })
      .nullable()
      .meta({ description: "Who holds the item after this event." }),
    data: anyObject().meta({ description: "Ids, states and numbers; free values appear as salted commitments." }),
    prev: z.string(),
    hash: z.string(),
  })
  .meta({ id: "Event" });

export const trailSchema = z
  .object({ events: z.array(eventSchema) })
  .meta({ id: "Trail", description: "Every event of one item, in order." });

export const eventPageSchema = z
  .object({ events: z.array(eventSchema), next_after: z.int().meta({ description: "Send it as `after` to go on." }) })
  .meta({ id: "EventPage" });

const treeHash = () => z.string().regex(/^[0-9a-f]{64}$/);
const note = () => z.string().meta({ description: "The C2SP signed note, to the byte." });

export const checkpointSchema = z
  .object({
    size: z.int().meta({ description: "Events that it is over." }),
    root: treeHash(),
    at: time(),
    key: z.string().meta({ description: "The C2SP verifier key that it was signed with." }),
    note: note(),
  })
  .meta({ id: "Checkpoint", description: "A signed head of the trail's RFC 6962 tree." });

export const checkpointListSchema = z
  .object({
    origin: z.string().meta({ description: "The trail's name, the first line of each note." }),
    keys: z.array(z.string()).meta({ description: "All verifier keys that ever signed this trail, in the order of their use." }),
    checkpoints: z.array(checkpointSchema),
    next_before: z.int().nullable().meta({ description: "Send it as `before` to go on." }),
  })
  .meta({ id: "CheckpointList" });

export const inclusionProofSchema = z
  .object({
    stream: z.string(),
    seq: z.int(),
    hash: hash(),
    log_index: z.int(),
    size: z.int(),
    path: z.array(treeHash()),
    note: note().nullable().meta({ description: "The signed head of this size; null where none was signed of just this one." }),
  })
  .meta({ id: "InclusionProof" });

export const consistencyProofSchema = z.object({ from: z.int(), to: z.int(), proof: z.array(treeHash()) }).meta({ id: "ConsistencyProof" });

export const problemSchema = z
  .object({
    type: z.string().meta({ example: "/docs/problems/invalid" }),
    code: z.string().meta({ example: "invalid" }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z
      .array(
        z.object({
          path: z.string().meta({ description: "JSON Pointer into the body; `?name` for a query, a header's name for a header." }),
          message: z.string(),
        }),
      )
      .optional(),
    item: itemSchema.optional().meta({ description: "The item as it is now: with every 409 about an item." }),
  })
  .meta({ id: "Problem", description: "RFC 9457. Further members are facts of the problem." });

export const batchResultSchema = z
  .object({
    results: z.array(z.object({ status: z.int(), item: itemSchema.optional(), problem: problemSchema.optional() })),
  })
  .meta({ id: "BatchResult", description: "One result an item, in the order of the items." });

export const healthSchema = z.object({ status: z.literal("ok") }).meta({ id: "Health" });
export const readinessSchema = z
  .object({
    status: z.literal("ok"),
    self_test: z.object({
      state: z.enum(["works", "failing", "waiting", "stopped", "off"]).meta({
        description:
          "`failing`: raise an alarm. `waiting`: no round has come out yet. `stopped`: everything is stopped, so nothing can be found out.",
      }),
      at: time().optional().meta({ description: "When a round came out last." }),
      since: time().optional(),
      step: z.enum(SELF_TEST_STEPS).nullable().optional().meta({ description: "Where it hangs; null where no round was made at all." }),
    }),
    trail: z.object({
      state: z.enum(["signed", "late", "refused", "empty"]).meta({
        description:
          "`late`: events wait for a signed head for longer than a minute. `refused`: what is there is not what was signed; raise an alarm. `empty`: nothing has happened yet.",
      }),
      at: time().optional().meta({ description: "When the newest head was signed." }),
      size: z.int().optional(),
      since: time().optional(),
      fault: z.enum(SIGNING_FAULTS).optional(),
    }),
  })
  .meta({ id: "Readiness" });

export type ItemJson = z.output<typeof itemSchema>;
export type ExecutionJson = z.output<typeof executionSchema>;
export type EventJson = z.output<typeof eventSchema>;
