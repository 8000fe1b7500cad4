// What agents send: one schema for each body of the REST API, in the API's own snake_case. Shared by routes, commands, OpenAPI and the client.
// Nothing is transformed or filled in here: what is parsed is what was sent, so that its digest is the digest of the body.
import { z } from "zod";
import { DECISION_KINDS, type Json, type JsonObject, RESPOND_MEANS, REVERSIBILITIES } from "./vocabulary";

/** Bounds of what one body may hold. The body itself is bounded at the door. */
export const LIMITS = {
  bodyBytes: 1_048_576,
  batch: 1_000,
  evidence: 50,
  claims: 100,
  argumentsBytes: 262_144,
  schemaBytes: 65_536,
  signalsBytes: 65_536,
  correlationBytes: 4_096,
  textChars: 262_144,
  messageChars: 16_384,
  reasonChars: 4_000,
  titleChars: 500,
  nameChars: 200,
  urlChars: 2_048,
  groupSize: 100,
  dueInS: 31_536_000,
  reversalWindowS: 31_536_000,
} as const;

const utf8 = new TextEncoder();
const bytesOf = (value: unknown) => utf8.encode(JSON.stringify(value)).length;
const within = (bytes: number) => (value: unknown) => bytesOf(value) <= bytes;
const tooBig = (bytes: number) => `At most ${bytes.toLocaleString("en")} bytes as JSON.`;

/** Any JSON value. The body was parsed as JSON before a schema sees it, so whatever is there is JSON already; zod would only copy it. */
const parsedJson = () => z.unknown() as unknown as z.ZodType<Json>;
const jsonValue = (bytes: number) => parsedJson().refine(within(bytes), tooBig(bytes));
const jsonObject = (bytes: number): z.ZodType<JsonObject> => z.record(z.string(), parsedJson()).refine(within(bytes), tooBig(bytes));

const isControl = (code: number) => code < 0x20 || (code >= 0x7f && code < 0xa0);
const hasControl = (text: string) => [...text].some((character) => isControl(character.codePointAt(0) ?? 0));
const oneLine = (max: number) =>
  z
    .string()
    .min(1, "Must not be empty.")
    .max(max, `At most ${max} characters.`)
    .refine((text) => !hasControl(text), "Must be one line without control characters.")
    .refine((text) => text.trim() !== "", "Must not be blank.");
const name = () => oneLine(LIMITS.nameChars);
const prose = (max: number) =>
  z
    .string()
    .max(max, `At most ${max} characters.`)
    .refine((text) => text.trim() !== "", "Must not be blank.");

const isWebAddress = (text: string) => {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === "http:" || protocol === "https:") && username === "" && password === "";
};
const webAddress = () =>
  z
    .string()
    .max(LIMITS.urlChars, `At most ${LIMITS.urlChars} characters.`)
    .refine(isWebAddress, "Must be an http or https address without user name and password.")
    .meta({ format: "uri" });

const uuid = () => z.uuid("Must be a UUID.");
export const revisionHashSchema = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/, 'Must be "sha256:" and 64 lower-case hex digits.')
  .meta({ example: "sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433" });

const base64 = () =>
  z
    .string()
    .min(4, "Must not be empty.")
    .refine((text) => text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text), "Must be base64 with padding (RFC 4648, section 4).")
    .meta({ format: "byte" });

const label = () => oneLine(LIMITS.nameChars).meta({ description: "What it is, as the heading above it." });

const textEvidence = z.strictObject({
  kind: z.literal("text"),
  label: label(),
  media_type: z.enum(["text/plain", "text/markdown", "text/csv"]).nullish(),
  content: z.string().max(LIMITS.textChars, `At most ${LIMITS.textChars} characters.`),
});
const imageEvidence = z.strictObject({
  kind: z.literal("image"),
  label: label(),
  media_type: z.enum(["image/png", "image/jpeg", "image/gif", "image/webp"]),
  data: base64(),
});
const jsonEvidence = z.strictObject({
  kind: z.literal("json"),
  label: label(),
  content: parsedJson()
    .refine((value) => value !== undefined, "Is missing.")
    .refine(within(LIMITS.argumentsBytes), tooBig(LIMITS.argumentsBytes)),
});
const linkEvidence = z.strictObject({ kind: z.literal("link"), label: label(), url: webAddress() });

export const evidenceSchema = z
  .discriminatedUnion(
    "kind",
    [textEvidence, imageEvidence, jsonEvidence, linkEvidence],
    'Must have a kind: "text", "image", "json" or "link".',
  )
  .meta({ id: "Evidence" });

export const claimedCheckSchema = z
  .strictObject({ subject: name(), predicate: name(), fingerprint: name().nullish() })
  .meta({ id: "Claim", description: "Something that the agent says was checked: who or what, which check, over which inputs." });

export const atRiskSchema = z
  .strictObject({
    amount: z.number().min(0, "Must not be negative."),
    currency: z.string().regex(/^[A-Z]{3}$/, "Must be an ISO 4217 code such as EUR."),
  })
  .meta({ id: "AtRisk" });

export const actionSchema = z
  .strictObject({
    name: name().meta({ description: "The action as the registry knows it." }),
    arguments: jsonObject(LIMITS.argumentsBytes).meta({ description: "Exactly what will be executed." }),
    arguments_schema: jsonObject(LIMITS.schemaBytes)
      .nullish()
      .meta({ description: "JSON Schema of the arguments: what an editor may change them to." }),
    before: jsonValue(LIMITS.argumentsBytes).nullish(),
    after: jsonValue(LIMITS.argumentsBytes).nullish(),
    reversibility: z.enum(REVERSIBILITIES).nullish(),
    reversal_window_s: z.int().min(0).max(LIMITS.reversalWindowS).nullish(),
  })
  .meta({ id: "Action" });

const unique = (values: readonly string[]) => new Set(values).size === values.length;

/** What a reviewer sees and signs; a revision replaces the whole of it. */
const shown = {
  confidence: z.number().min(0).max(1).nullish(),
  signals: jsonObject(LIMITS.signalsBytes).nullish(),
  evidence: z.array(evidenceSchema).max(LIMITS.evidence, `At most ${LIMITS.evidence} pieces of evidence.`).nullish(),
  claims: z.array(claimedCheckSchema).max(LIMITS.claims, `At most ${LIMITS.claims} claims.`).nullish(),
  at_risk: atRiskSchema.nullish(),
};

export const itemSubmissionSchema = z
  .strictObject({
    workflow: name(),
    run: name().nullish(),
    step: name().nullish(),
    external_id: name()
      .nullish()
      .meta({ description: "Your own id of this item: submitting it again answers with the item as it is now." }),
    title: oneLine(LIMITS.titleChars),
    action: actionSchema,
    ...shown,
    group: z.strictObject({ id: name(), size: z.int().min(1).max(LIMITS.groupSize) }).nullish(),
    supersedes: uuid().nullish(),
    correlation: jsonObject(LIMITS.correlationBytes).nullish().meta({ description: "Echoed, never hashed, never shown." }),
    allowed_decisions: z
      .array(z.enum(DECISION_KINDS))
      .max(DECISION_KINDS.length)
      .refine(unique, "Names a decision twice.")
      .refine((kinds) => kinds.includes("reject") || kinds.includes("respond"), 'Must hold "reject" or "respond".')
      .nullish(),
    respond_means: z.enum(RESPOND_MEANS).nullish(),
    due_in_s: z.int().min(1).max(LIMITS.dueInS).nullish(),
    callback_url: webAddress().nullish(),
  })
  .meta({ id: "ItemSubmission" });

/** The envelope alone: its items are validated one by one, so that one bad item need not refuse its neighbours. */
export const batchSubmissionSchema = z
  .strictObject({
    items: z.array(parsedJson()).min(1, "Must hold at least one item.").max(LIMITS.batch, `At most ${LIMITS.batch} items.`),
    atomic: z.boolean().nullish().meta({ description: "All or nothing: one refused item refuses the whole batch." }),
  })
  .meta({ id: "BatchSubmission" });

/** A whole proposal anew: what is left out is gone, but for `title`, which stays. Workflow, run, step and the action's name are the item's and stay. */
export const revisionSubmissionSchema = z
  .strictObject({
    title: oneLine(LIMITS.titleChars).nullish(),
    action: actionSchema,
    ...shown,
    message: prose(LIMITS.messageChars).nullish().meta({ description: "What changed, or the answer to what was asked." }),
  })
  .meta({ id: "RevisionSubmission" });

export const replySubmissionSchema = z.strictObject({ message: prose(LIMITS.messageChars) }).meta({ id: "ReplySubmission" });
export const withdrawSubmissionSchema = z.strictObject({ reason: prose(LIMITS.reasonChars) }).meta({ id: "WithdrawSubmission" });
export const redeemSubmissionSchema = z.strictObject({ revision_hash: revisionHashSchema }).meta({ id: "RedeemSubmission" });

export const verificationSubmissionSchema = z
  .strictObject({
    subject: name(),
    predicate: name(),
    fingerprint: name().meta({ description: "Of the inputs that were looked at: it holds for claims over the same inputs." }),
    until: z.iso
      .datetime({ offset: true, error: "Must be an instant such as 2026-12-31T23:59:59Z." })
      .nullish()
      .meta({ description: "From then on it no longer holds. Without it: for as long as its inputs stay." }),
    note: prose(LIMITS.messageChars).nullish(),
  })
  .meta({ id: "VerificationSubmission", description: "That you checked what was claimed. A check of an agent's own claim never counts." });

const reported = {
  result: jsonValue(LIMITS.argumentsBytes).nullish(),
  error: jsonValue(LIMITS.argumentsBytes).nullish(),
  external_ref: name().nullish(),
};
export const EXECUTION_REPORTS = ["succeeded", "failed", "running", "unknown"] as const;
export const REVERSAL_REPORTS = ["reversed", "failed", "running", "unknown"] as const;
export const executionReportSchema = z.strictObject({ outcome: z.enum(EXECUTION_REPORTS), ...reported }).meta({ id: "ExecutionReport" });
export const reversalReportSchema = z.strictObject({ outcome: z.enum(REVERSAL_REPORTS), ...reported }).meta({ id: "ReversalReport" });

export type Evidence = z.output<typeof evidenceSchema>;
export type ItemSubmission = z.output<typeof itemSubmissionSchema>;
export type RevisionSubmission = z.output<typeof revisionSubmissionSchema>;
export type VerificationSubmission = z.output<typeof verificationSubmissionSchema>;
export type ExecutionReport = z.output<typeof executionReportSchema>;
export type ReversalReport = z.output<typeof reversalReportSchema>;
