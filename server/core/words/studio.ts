// What people send from the policy studio: drafts and what is done with them. The documents are JSON here; @core/policy says what they must be.
import { z } from "zod";
import { t } from "./t";

const workflow = z.string().min(1).max(200);
const id = z.string().min(1).max(64);
const sentence = z
  .string()
  .trim()
  .min(1, { error: () => t("policy.sayWhy") })
  .max(2_000, { error: () => t("form.atMost", { count: 2_000 }) });
const document = z.record(z.string(), z.json());
/** A draft as it was on the screen. */
const draft = z.strictObject({ draft: id, version: z.int().min(1) });

export const workflowInput = z.strictObject({ workflow });
export const versionInput = z.strictObject({ workflow, kind: z.enum(["policy", "registry"]), version: z.int().min(1) });
export const draftInput = z.strictObject({ draft: id });

/** A draft's version, so that an answer is kept as long as the draft stands. */
export const simulateInput = draft;

/** Begins a draft from what is in force, or from versions that once were: restoring is a draft like any other. */
export const startDraftInput = z.strictObject({
  workflow,
  name: z.string().trim().min(1).max(100),
  restore: z.int().min(1).nullable().default(null),
});
export const savePolicyDraftInput = draft.extend({
  name: z.string().trim().min(1).max(100).optional(),
  policy: document.optional(),
  registry: document.optional(),
  openItems: z.enum(["keep", "re-rule"]).optional(),
  /** Takes the versions in force as what it is compared with, keeping what the draft says. */
  rebase: z.boolean().optional(),
});
export const commentDraftInput = draftInput.extend({ text: sentence });
/** `hash`: of what is signed. `warnings`: how many there were on the screen. */
export const askSecondInput = draft.extend({ reason: sentence });
export const returnDraftInput = draft.extend({ text: sentence });
export const publishDraftInput = draft.extend({
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  warnings: z.int().min(0),
  /** Needed where nobody was asked, since then nobody has given one. */
  reason: sentence.nullable().default(null),
});
export const dropDraftInput = draft;

/** Nothing to choose: the sample is drawn by chance. */
export const checkPredictabilityInput = z.strictObject({});
export const acknowledgePredictabilityInput = z.strictObject({ check: id, reason: sentence });
export const importInput = z.strictObject({ import: id });
/** `refused`: how many there were on the screen, so that an answer is kept as long as there are no more. */
export const importRefusalsInput = importInput.extend({ refused: z.int().min(0) });

export type StartDraftInput = z.output<typeof startDraftInput>;
export type SavePolicyDraftInput = z.output<typeof savePolicyDraftInput>;
export type CommentDraftInput = z.output<typeof commentDraftInput>;
export type AskSecondInput = z.output<typeof askSecondInput>;
export type ReturnDraftInput = z.output<typeof returnDraftInput>;
export type PublishDraftInput = z.output<typeof publishDraftInput>;
export type DropDraftInput = z.output<typeof dropDraftInput>;
export type AcknowledgePredictabilityInput = z.output<typeof acknowledgePredictabilityInput>;
export type ImportInput = z.output<typeof importInput>;
