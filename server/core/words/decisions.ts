// What people send: one schema for each command and question, shared by procedures, commands and forms, so that a form can never send what the server refuses.
import { z } from "zod";
import { FILTER_ONLY, OPEN_LEVELS, SORTS } from "./filter-only";
import { asHash, asItemId, asPersonId, asQueueId } from "./ids";
import { type PlainKey, t } from "./t";
import { DECISION_KINDS, EXECUTION_STATES, type Json, LEVELS, RECONCILE_OUTCOMES, RESPOND_MEANS, REVIEW_STATES } from "./vocabulary";

/** A schema's message, said when it is needed: in the language of whoever wrote what is wrong. */
const say = (key: PlainKey) => ({ error: () => t(key) });
const atMost = (count: number) => ({ error: () => t("form.atMost", { count }) });

const id = z.string().min(1).max(64);
/** Any text: an id that names nothing is answered with not-found, not as malformed. */
export const itemIdSchema = id.transform(asItemId);
export const personIdSchema = id.transform(asPersonId);
export const queueIdSchema = id.transform(asQueueId);
export const hashSchema = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/, say("form.notAHash"))
  .transform(asHash);

const longText = (needed: PlainKey) => z.string().trim().min(1, say(needed)).max(4_000, atMost(4_000));
const note = z
  .string()
  .trim()
  .max(4_000, atMost(4_000))
  .transform((text) => (text === "" ? null : text))
  .nullable()
  .default(null);

const LONE_SURROGATE = /\p{Surrogate}/u;

/** I-JSON (RFC 7493) as far as parsed values can break it: a hash over RFC 8785 has no answer for what this refuses. */
export function isIJson(value: Json): boolean {
  if (typeof value === "number") return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
  if (typeof value === "string") return !LONE_SURROGATE.test(value);
  if (value === null || typeof value !== "object") return true;
  return Object.entries(value).every(([key, member]) => !LONE_SURROGATE.test(key) && isIJson(member));
}

export const argumentsSchema = z.record(z.string(), z.json()).refine(isIJson, say("form.notSignable"));

const command = z.strictObject({ itemId: itemIdSchema });
/** A deputy names the person they act for. Left out, a claim taken for somebody is carried on for them; null is for oneself. */
const byPerson = command.extend({ onBehalfOf: personIdSchema.nullable().exactOptional() });
/** What the person had before them: a decision signs this revision, seen at this version. */
const decided = byPerson.extend({
  revisionHash: hashSchema,
  seenVersion: z.int().min(1),
  seenMs: z.int().min(0).max(86_400_000).nullable().default(null),
  /** Whether the evidence was in view for long enough to be looked at; left out where there was none, or nobody watched. */
  evidenceSeen: z.boolean().exactOptional(),
});

export const claimInput = byPerson;
export const renewInput = command;
export const releaseInput = command;
export const resumeInput = command;
export const recallInput = byPerson;
/** Asks nobody: why somebody passed it by is counted, for whoever cuts the queues. */
/** `leaving`: no longer. */
export const lookInput = command.extend({ leaving: z.boolean().default(false) });
export type LookInput = z.output<typeof lookInput>;
export const lookersInput = z.strictObject({ itemIds: z.array(itemIdSchema).min(1).max(200) });
export type LookersInput = z.output<typeof lookersInput>;

/** `claim` counts from 0 in the revision that was seen. */
export const verifyClaimInput = command.extend({
  revisionHash: hashSchema,
  claim: z.int().min(0).max(100),
  until: z.int().min(0).nullable().default(null),
  note,
});
export type VerifyClaimInput = z.output<typeof verifyClaimInput>;
export const withdrawVerificationInput = command.extend({ verification: z.string().min(1).max(64), reason: longText("form.whyWithdraw") });
export type WithdrawVerificationInput = z.output<typeof withdrawVerificationInput>;
export const skipInput = command.extend({ reason: z.string().trim().min(1).max(200).nullable().default(null) });
export const delegateInput = byPerson.extend({ to: personIdSchema });
export const moveInput = byPerson.extend({ to: queueIdSchema });
export const escalateInput = byPerson.extend({
  reason: longText("form.whyUp"),
  leaning: z.enum(DECISION_KINDS).nullable().default(null),
  /** Left out: the next queue above, at the top whoever answers for the queue. */
  to: z.union([z.strictObject({ queue: queueIdSchema }), z.strictObject({ person: personIdSchema })]).exactOptional(),
});
export const suspendInput = command.extend({ untilMs: z.int().min(0), reason: longText("form.whatWait") });
export const askInput = decided.extend({ question: longText("form.question") });
export const approveInput = decided.extend({ note });
export const editInput = decided.extend({ arguments: argumentsSchema, note });
/** What signing these arguments would bring; nothing is signed. */
export const previewEditInput = byPerson.extend({ arguments: argumentsSchema });
export const rejectInput = decided.extend({ reason: longText("form.whyReject") });
export const respondInput = decided.extend({ means: z.enum(RESPOND_MEANS), body: longText("form.response") });
export const reconcileInput = byPerson.extend({
  outcome: z.enum(RECONCILE_OUTCOMES),
  evidence: longText("form.howKnow"),
});
export const requestReversalInput = byPerson.extend({ reason: longText("form.whyBack") });
export const retryReversalInput = byPerson;

/** Many items, one answer: each is signed by its own hash and gets its own result. */
export const decideManyInput = z
  .strictObject({
    items: z
      .array(z.strictObject({ itemId: itemIdSchema, revisionHash: hashSchema, seenVersion: z.int().min(1) }))
      .min(1)
      .max(200, { error: () => t("form.atMostItems", { count: 200 }) }),
    decision: z.enum(["approve", "reject"]),
    reason: note,
  })
  .refine((input) => input.decision === "approve" || input.reason !== null, { path: ["reason"], ...say("form.whyRejectMany") })
  .refine((input) => new Set(input.items.map((item) => item.itemId)).size === input.items.length, {
    path: ["items"],
    ...say("form.twice"),
  });

/** What a person had typed and not sent: kept for them alone, no event. */
export const draftSchema = z.strictObject({
  note: z.string().max(4_000).nullable().default(null),
  arguments: argumentsSchema.nullable().default(null),
  /** What stands in the inputs of an edit, by JSON Pointer: also half a number, and JSON with a brace open. */
  typed: z.record(z.string().max(4_000), z.string().max(262_144)).default({}),
  /** What was written in each form, by the form's name: half a reason, half a question. */
  words: z.record(z.string().min(1).max(20), z.string().max(4_000)).default({}),
  /** The revision that the draft was written against. */
  revisionHash: hashSchema,
});
export const saveDraftInput = command.extend({ draft: draftSchema });
export const itemInput = command;

const pageLimit = z.int().min(1).max(200).default(50);
const cursor = z.string().min(1).max(400).nullable().default(null);

export const listItemsInput = z.strictObject({
  workflow: z.string().min(1).max(200).nullable().default(null),
  run: z.string().min(1).max(200).nullable().default(null),
  queue: queueIdSchema.nullable().default(null),
  review: z.enum(REVIEW_STATES).nullable().default(null),
  execution: z.enum(EXECUTION_STATES).nullable().default(null),
  cursor,
  limit: pageLimit,
});

/** Whatever a person has of an item: its id or address, a hash, the id of an execution, an external id, a run. */
export const findItemsInput = z.strictObject({ text: z.string().trim().min(1).max(400) });

export const queueItemsInput = z.strictObject({
  /** Null: of all the queues that this person may see. */
  queueId: queueIdSchema.nullable().default(null),
  /** Free text over title, external id and run. */
  search: z.string().trim().max(200).nullable().default(null),
  workflow: z.string().min(1).max(200).nullable().default(null),
  /** `free`: nobody has claimed it; `mine`: I hold it; `overdue`: its due time has passed; `near`: overdue or due within the hour; `asked`: the agent owes an answer. */
  only: z.enum(FILTER_ONLY).nullable().default(null),
  level: z
    .enum([...LEVELS, "dual"])
    .nullable()
    .default(null),
  sort: z.enum(SORTS).default("work"),
  cursor,
  limit: pageLimit,
});

/** What a filter, or a search of the trail, is kept under. */
export const savedNameSchema = z.string().trim().min(1, say("form.name")).max(80, atMost(80));

/** A filter of a queue page as it stands in the address, under a name; for oneself, or for all members of a queue. */
export const saveFilterInput = z.strictObject({
  id: z.uuid(),
  name: savedNameSchema,
  query: z.strictObject({
    queueId: queueIdSchema.nullable(),
    only: z.enum(FILTER_ONLY).nullable(),
    q: z.string().trim().max(200),
    level: z.enum(OPEN_LEVELS).nullable().default(null),
    workflow: z.string().min(1).max(200).nullable().default(null),
    sort: z.enum(SORTS).default("work"),
  }),
  sharedWith: queueIdSchema.nullable(),
});
export const removeFilterInput = saveFilterInput.pick({ id: true });

/** Claims the next best of these queues; of all my queues when none is named. */
export const nextInput = z.strictObject({
  queues: z.array(queueIdSchema).max(50).nullable().default(null),
  /** Of one kind only, so that what is alike is decided in a row. */
  kind: z
    .strictObject({ workflow: z.string().min(1).max(200), action: z.string().min(1).max(200) })
    .nullable()
    .default(null),
  /** Items the person skipped: they stay where they are and are not offered again now. */
  skip: z.array(itemIdSchema).max(200).default([]),
});
/** The next ones in the same order, without claiming: for fetching ahead. */
export const peekInput = nextInput.extend({ limit: z.int().min(1).max(50).default(3) });

/** Who could take this item over. */
export const colleaguesInput = command;

export const STOP_SCOPES = ["agent", "workflow", "all"] as const;
/** Pulling needs no reason at once; lifting does. */
export const pullStopInput = z
  .strictObject({ scope: z.enum(STOP_SCOPES), target: z.string().min(1).max(200).nullable().default(null), reason: note })
  .refine((input) => (input.scope === "all") === (input.target === null), { path: ["target"], ...say("form.nameTarget") });
export const liftStopInput = pullStopInput.refine((input) => input.reason !== null, {
  path: ["reason"],
  ...say("form.whySafe"),
});

export const liveInput = z.strictObject({
  /** The log index of the last notice that was received; set by the client when it comes back. */
  lastEventId: z
    .string()
    .regex(/^\d{1,16}$/)
    .nullable()
    .optional(),
});

export type ClaimInput = z.output<typeof claimInput>;
export type DelegateInput = z.output<typeof delegateInput>;
export type MoveInput = z.output<typeof moveInput>;
export type EscalateInput = z.output<typeof escalateInput>;
export type SuspendInput = z.output<typeof suspendInput>;
export type AskInput = z.output<typeof askInput>;
export type ApproveInput = z.output<typeof approveInput>;
export type EditInput = z.output<typeof editInput>;
export type PreviewEditInput = z.output<typeof previewEditInput>;
export type RejectInput = z.output<typeof rejectInput>;
export type RespondInput = z.output<typeof respondInput>;
export type ReconcileInput = z.output<typeof reconcileInput>;
export type RequestReversalInput = z.output<typeof requestReversalInput>;
export type DecideManyInput = z.output<typeof decideManyInput>;
export type Draft = z.output<typeof draftSchema>;
export type ListItemsInput = z.output<typeof listItemsInput>;
export type QueueItemsInput = z.output<typeof queueItemsInput>;
export type NextInput = z.output<typeof nextInput>;
export type FindItemsInput = z.output<typeof findItemsInput>;
export type SaveFilterInput = z.output<typeof saveFilterInput>;
export type PeekInput = z.output<typeof peekInput>;
export type StopInput = z.output<typeof pullStopInput>;
