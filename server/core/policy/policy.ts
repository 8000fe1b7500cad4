// A policy as written and stored: an immutable, versioned document of boundaries, rules and thresholds. Names are those of the file.
import { LEVELS } from "@core/words/vocabulary";
import { z } from "zod";
import { FACT_NAME, isReservedName } from "./names";

const DAY_S = 86_400;

const factName = z
  .string()
  .regex(FACT_NAME, "Must be small letters, digits and _, and start with a letter.")
  .refine((name) => !isReservedName(name), "Is a reserved name.");
/** Names of workflows and actions are the agents'; of rules and queues, ours. */
const label = z.string().min(1).max(200);
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "Must be small letters, digits and -.");
const sentence = z.string().min(1, "Must not be empty.").max(500);
const probability = z.number().min(0).max(1);
const seconds = (max: number) => z.int().min(0).max(max);

/** Strictly, either way: which way is the strict one depends on the rules. */
function isMonotone(numbers: readonly number[]): boolean {
  const steps = numbers.slice(1).map((number, at) => Math.sign(number - (numbers[at] ?? number)));
  return steps.every((step) => step !== 0 && step === steps[0]);
}

const thresholdSchema = z.strictObject({
  value: z.number(),
  /** Written after the number: `EUR`, `days`. */
  unit: z.string().min(1).max(20).nullable().default(null),
  decimals: z.int().min(0).max(6).nullable().default(null),
  label: sentence.nullable().default(null),
  /** What a calibration may choose among, from the strictest to the widest: fixed here before anybody looks at the evidence. */
  candidates: z.array(z.number()).min(1).max(50).refine(isMonotone, "Must only rise or only fall, each number once.").optional(),
});
export type Threshold = z.output<typeof thresholdSchema>;

/** `dual` stands for `review` with a quorum of two or more. */
const writtenLevel = z.enum([...LEVELS, "dual"]);
export type WrittenLevel = z.output<typeof writtenLevel>;

/** What a rule may ask for. Each field can only raise. */
const requireSchema = z
  .strictObject({
    level: writtenLevel.optional(),
    quorum: z.int().min(1).max(5).optional(),
    queue: slug.optional(),
    skills: z.array(slug).max(20).optional(),
    sampling: probability.optional(),
    due_in_s: z
      .int()
      .min(1)
      .max(365 * DAY_S)
      .optional(),
    recall_s: seconds(60).optional(),
    exclude: z.array(label).max(50).optional(),
    blind: z.boolean().optional(),
    min_window_s: seconds(365 * DAY_S).optional(),
  })
  .refine((require) => Object.values(require).some((value) => value !== undefined), "Must require something.");
export type Require = z.output<typeof requireSchema>;

const ruleSchema = z.strictObject({
  /** `boundary` is what the reasons of a boundary stand under. */
  id: slug.refine((id) => id !== "boundary", "Is a reserved name."),
  /** CEL; true means that the rule matches. */
  when: z.string().min(1),
  require: requireSchema,
  /** In plain words; may quote facts as `{amount}` and thresholds as `{t.review_over}`. */
  reason: sentence,
  /** The actions it speaks of; all of the workflow when absent. */
  actions: z.array(label).min(1).max(100).nullable().default(null),
  /** The facts to show beside the reason, in this order; by default those that the condition reads. */
  show: z.array(factName).max(5).nullable().default(null),
});
export type Rule = z.output<typeof ruleSchema>;

/** The base of one action: the only place that can loosen. */
export const boundarySchema = z.strictObject({
  level: writtenLevel,
  sampling: probability.default(0),
  quorum: z.int().min(1).max(5).default(1),
  skills: z.array(slug).max(20).default([]),
  queue: slug.nullable().default(null),
  due_in_s: z
    .int()
    .min(1)
    .max(365 * DAY_S)
    .nullable()
    .default(null),
  recall_s: seconds(60).default(8),
  grant_s: z.int().min(10).max(DAY_S).default(900),
  max_s: z
    .int()
    .min(60)
    .max(365 * DAY_S)
    .default(30 * DAY_S),
  on_silence: z.enum(["reject", "proceed"]).default("reject"),
  exclude: z.array(label).max(50).default([]),
  blind: z.boolean().default(false),
  owner_may_review: z.boolean().default(false),
  /** Who answers for this row of the grid. */
  owner: label.nullable().default(null),
  /** Lets an action that cannot be taken back run below `review`. */
  accepted_risk: z.strictObject({ reason: sentence, owner: label }).nullable().default(null),
  budget: z
    .strictObject({
      window_days: z.int().min(1).max(365).default(30),
      errors: z.int().min(1).default(3),
      severe: z.int().min(1).default(1),
    })
    .default({ window_days: 30, errors: 3, severe: 1 }),
});
export type Boundary = z.output<typeof boundarySchema>;

const isSampledWithoutShare = (level: WrittenLevel | undefined, sampling: number, floor: number) =>
  level === "sampled" && sampling === 0 && floor === 0;

export const policySchema = z
  .strictObject({
    workflow: label,
    version: z.int().min(1).default(1),
    /** Where the workflow's items wait when neither boundary nor rule names a queue. */
    queue: slug,
    /** Nothing is wholly unobserved: the least share that is checked after it ran. */
    sampling_floor: probability.default(0.005),
    thresholds: z.record(factName, thresholdSchema).default({}),
    boundaries: z.record(label, boundarySchema),
    rules: z.array(ruleSchema).max(200).default([]),
  })
  .superRefine((policy, context) => {
    const seen = new Set<string>();
    for (const [index, rule] of policy.rules.entries()) {
      const at = ["rules", index];
      if (seen.has(rule.id)) context.addIssue({ code: "custom", path: [...at, "id"], message: `The rule "${rule.id}" stands twice.` });
      seen.add(rule.id);
      if (isSampledWithoutShare(rule.require.level, rule.require.sampling ?? 0, policy.sampling_floor)) {
        context.addIssue({ code: "custom", path: [...at, "require", "sampling"], message: "Must be above 0: sampled needs a share." });
      }
    }
    for (const [action, boundary] of Object.entries(policy.boundaries)) {
      if (isSampledWithoutShare(boundary.level, boundary.sampling, policy.sampling_floor)) {
        context.addIssue({ code: "custom", path: ["boundaries", action, "sampling"], message: "Must be above 0: sampled needs a share." });
      }
    }
  });
export type PolicyVersion = z.output<typeof policySchema>;
