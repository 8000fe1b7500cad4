// The registry as written and stored: what is known of each action of a workflow. It outranks what an agent claims.
import { REVERSIBILITIES } from "@core/words/vocabulary";
import { z } from "zod";
import { FACT_NAME, isReservedName } from "./names";

const label = z.string().min(1).max(200);
const sentence = z.string().min(1, "Must not be empty.").max(1_000);
const factName = z
  .string()
  .regex(FACT_NAME, "Must be small letters, digits and _, and start with a letter.")
  .refine((name) => !isReservedName(name), "Is a reserved name.");

export const FACT_TYPES = ["number", "integer", "string", "boolean", "array", "object"] as const;
export const PROVENANCES = ["agent", "verified", "system"] as const;
export type Provenance = (typeof PROVENANCES)[number];

/** `confidence`, or a path under one of the roots such as `arguments.amount` or `signals.second_reader`. */
const FACT_SOURCE = /^(?:confidence|(?:arguments|signals|before|after|at_risk|verified|system)(?:\.[A-Za-z0-9_-]{1,64}){1,8})$/;

const factSchema = z
  .strictObject({
    type: z.enum(FACT_TYPES),
    from: z.string().regex(FACT_SOURCE, "Must be confidence, or a path such as arguments.amount or signals.fraud_score."),
    required: z.boolean().default(true),
    provenance: z.enum(PROVENANCES).default("agent"),
    enum: z.array(z.json()).min(1).max(200).nullable().default(null),
    minimum: z.number().nullable().default(null),
    maximum: z.number().nullable().default(null),
    /** Written after the number; may quote another fact, as `{currency}`. */
    unit: z.string().min(1).max(40).nullable().default(null),
    decimals: z.int().min(0).max(6).nullable().default(null),
    label: z.string().min(1).max(100).nullable().default(null),
  })
  .superRefine((fact, context) => {
    const asked = provenanceOf(fact.from);
    if (fact.provenance !== asked) {
      context.addIssue({
        code: "custom",
        path: ["provenance"],
        message: `What is read from ${fact.from} is ${asked}, not ${fact.provenance}.`,
      });
    }
  });
export type Fact = z.output<typeof factSchema>;

const registryActionSchema = z.strictObject({
  label: label.nullable().default(null),
  facts: z.record(factName, factSchema).default({}),
  /** JSON Schema (2020-12, or draft-07 if it says so). */
  arguments_schema: z.record(z.string(), z.json()).nullable().default(null),
  reversibility: z.enum(REVERSIBILITIES),
  reversal_window_s: z
    .int()
    .min(0)
    .max(365 * 86_400)
    .default(0),
  /** CEL over the facts: what is at stake, and in which currency (a code, or an expression that gives one). */
  at_risk: z
    .strictObject({ amount: z.string().min(1), currency: z.string().min(1) })
    .nullable()
    .default(null),
  /** How it is taken back and what stays, in words: "The card is charged again; the e-mail cannot be unsent." */
  reversal: sentence.nullable().default(null),
  /** One sentence that says what will happen: "Pays {amount} back to the customer." */
  effect: sentence.nullable().default(null),
  /** What nobody has verified and is left to the reviewer; the screen writes "Left to you:" before it. */
  question: sentence.nullable().default(null),
  /** Whether confidence, signals and before/after still hold after a person edited the arguments: true where they speak of the case, not of the proposal. */
  facts_survive_edit: z.boolean().default(false),
  /** One key signs one value: a digit item is signed by its digit. */
  sign_keys: z
    .strictObject({ argument: z.string().min(1).max(100), values: z.array(z.json()).min(1).max(10) })
    .nullable()
    .default(null),
});
export type RegistryAction = z.output<typeof registryActionSchema>;

/** What is known of an action of which nothing is known: nobody may count on taking it back. */
export const NEW_ACTION: RegistryAction = registryActionSchema.parse({ reversibility: "irreversible" });
/** A fact that was just named. */
export const NEW_FACT: Fact = factSchema.parse({ type: "string", from: "arguments.name", required: false });

/** Who a fact comes from, as its source says. */
export function provenanceOf(from: string): Provenance {
  const root = from.split(".")[0];
  return root === "verified" || root === "system" ? root : "agent";
}

export const isFactName = (name: string): boolean => factName.safeParse(name).success;
export const isFactSource = (from: string): boolean => FACT_SOURCE.test(from);

/** A step that runs of the workflow have. Left out where nobody has declared any: what was kept before steps could be reads back as it was. */
const declaredStepSchema = z.strictObject({
  name: label,
  /** A run without it keeps to the declaration all the same. */
  optional: z.boolean().optional(),
  /** A run may come back to it. */
  repeats: z.boolean().optional(),
});

export const registrySchema = z.strictObject({
  workflow: label,
  version: z.int().min(1).default(1),
  /** The steps of a run in their order, as maps compare them with what happened. They rule nothing. */
  steps: z
    .array(declaredStepSchema)
    .min(1)
    .max(100)
    .refine((steps) => new Set(steps.map(({ name }) => name)).size === steps.length, "Names a step twice.")
    .optional(),
  actions: z.record(label, registryActionSchema),
});
export type RegistryVersion = z.output<typeof registrySchema>;
