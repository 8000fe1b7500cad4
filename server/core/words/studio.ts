// What people send from the policy studio: drafts and what is done with them. The documents are JSON here; @core/policy says what they must be.
import { z } from "zod";
import { t } from "./t";
import { PRINTED_LEVELS } from "./vocabulary";
import { isZone } from "./zone";

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
/** `with`: the version that it is compared with; the one before it by default. */
export const versionInput = z.strictObject({
  workflow,
  kind: z.enum(["policy", "registry"]),
  version: z.int().min(1),
  with: z.int().min(1).nullable().default(null),
});
/** `draft`: what the map would be, were this draft in force. */
export const gridInput = z.strictObject({ draft: id.nullable().default(null) }).default({ draft: null });
export const draftInput = z.strictObject({ draft: id });

const instant = z.int().min(0).max(8_640_000_000_000_000);

/** `since` and `until` bound the past that a draft is run over; hours and weekdays are those of `zone`. */
export const simulateInput = z
  .strictObject({
    draft: id,
    source: z.enum(["both", "items", "history"]),
    since: instant.nullable().default(null),
    until: instant.nullable().default(null),
    zone: z
      .string()
      .max(100)
      .refine(isZone, { error: () => t("simulation.noZone") }),
  })
  .refine(({ since, until }) => since === null || until === null || since < until, {
    path: ["until"],
    error: () => t("simulation.untilBeforeSince"),
  });
export const cancelSimulationInput = z.strictObject({ draft: id });
/** Where `after` is null, the first page of those that went from one level to the other. */
export const simulationMovesInput = z.strictObject({
  simulation: id,
  from: z.enum(PRINTED_LEVELS),
  to: z.enum(PRINTED_LEVELS),
  after: z.int().min(0).default(0),
});

export const thresholdValuesInput = draft;

/** A rule as it stands on the page, saved or not. */
const ruleAsTyped = z.strictObject({
  id: z.string().min(1).max(64),
  when: z.string().min(1).max(2_048),
  require: document,
  reason: z.string().min(1).max(500),
  actions: z.array(z.string().max(200)).min(1).max(100).nullable(),
  show: z.array(z.string().max(64)).max(5).nullable(),
});
export type RuleAsTyped = z.output<typeof ruleAsTyped>;
export const tryRuleInput = draft.extend({ rule: ruleAsTyped });
export type TryRuleInput = z.output<typeof tryRuleInput>;
/** One item, one past case, or facts that somebody made up. */
export const tryCaseInput = tryRuleInput.extend({
  on: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.enum(["item", "imported"]), id }),
    z.strictObject({ kind: z.literal("facts"), action: z.string().min(1).max(200), facts: document }),
  ]),
});
export type TryCaseInput = z.output<typeof tryCaseInput>;

/** Begins a draft from what is in force, or from versions that once were: restoring is a draft like any other. */
export const startDraftInput = z.strictObject({
  workflow,
  name: z.string().trim().min(1).max(100),
  restore: z.int().min(1).nullable().default(null),
  restoreRegistry: z.int().min(1).nullable().default(null),
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
/** Terms of a look at the evidence; candidates and rules are those in force. Shares, not percents. */
export const calibrateInput = z.strictObject({
  workflow,
  threshold: z.string().min(1).max(64),
  action: z.string().min(1).max(200),
  agentVersion: z
    .string()
    .trim()
    .min(1, { error: () => t("calibration.sayVersion") })
    .max(100, { error: () => t("form.atMost", { count: 100 }) }),
  tolerated: z.number().gt(0).lt(1),
  confidence: z.number().min(0.5).max(0.999),
});

/** Nothing to choose: the sample is drawn by chance. */
export const checkPredictabilityInput = z.strictObject({});
export const acknowledgePredictabilityInput = z.strictObject({ check: id, reason: sentence });
export const importInput = z.strictObject({ import: id });
/** `refused`: how many there were on the screen, so that an answer is kept as long as there are no more. */
export const importRefusalsInput = importInput.extend({ refused: z.int().min(0) });

export type VersionInput = z.output<typeof versionInput>;
export type SimulateInput = z.output<typeof simulateInput>;
export type CancelSimulationInput = z.output<typeof cancelSimulationInput>;
export type SimulationMovesInput = z.output<typeof simulationMovesInput>;
export type StartDraftInput = z.output<typeof startDraftInput>;
export type SavePolicyDraftInput = z.output<typeof savePolicyDraftInput>;
export type CommentDraftInput = z.output<typeof commentDraftInput>;
export type AskSecondInput = z.output<typeof askSecondInput>;
export type ReturnDraftInput = z.output<typeof returnDraftInput>;
export type PublishDraftInput = z.output<typeof publishDraftInput>;
export type CalibrateInput = z.output<typeof calibrateInput>;
export type DropDraftInput = z.output<typeof dropDraftInput>;
export type AcknowledgePredictabilityInput = z.output<typeof acknowledgePredictabilityInput>;
export type ImportInput = z.output<typeof importInput>;
