// What of the trail is looked for: the filter that the search, its facets, saved searches and exports share.
import { z } from "zod";
import { asAgentId, asPersonId } from "./ids";
import { LIMITS } from "./submission";
import { t } from "./t";
import { OUTCOMES, PRINTED_LEVELS } from "./vocabulary";

const name = z.string().min(1).max(LIMITS.nameChars);
const instant = z.int().min(0);

/** The kinds of what happened that can be picked out. */
export const TRAIL_KINDS = ["decisions", "transfers", "reversals", "policy"] as const;
export type TrailKind = (typeof TRAIL_KINDS)[number];

/** Every part narrows; what is left out, or null, narrows nothing. */
export const trailFilterSchema = z
  .object({
    /** Words in titles and reasons: each has to be there, or begin a word that is. */
    text: z.string().trim().max(200).nullable().default(null),
    /** Who decided or signed. */
    person: z.string().min(1).max(64).transform(asPersonId).nullable().default(null),
    agent: z.string().min(1).max(64).transform(asAgentId).nullable().default(null),
    workflow: name.nullable().default(null),
    action: name.nullable().default(null),
    /** As it is printed: `dual` is a review that two or more sign. */
    level: z.enum(PRINTED_LEVELS).nullable().default(null),
    outcome: z.enum(OUTCOMES).nullable().default(null),
    /** Of the money at risk. */
    amountFrom: z.number().nullable().default(null),
    amountTo: z.number().nullable().default(null),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .nullable()
      .default(null),
    /** Of what happened: from this instant on, until before that one. */
    from: instant.nullable().default(null),
    until: instant.nullable().default(null),
    /** The id of a rule that matched. */
    rule: name.nullable().default(null),
    policyVersion: z.int().min(1).nullable().default(null),
    kinds: z.array(z.enum(TRAIL_KINDS)).max(TRAIL_KINDS.length).default([]),
  })
  .refine(({ from, until }) => from === null || until === null || from < until, {
    path: ["until"],
    error: () => t("exports.untilAfterFrom"),
  })
  .refine(({ amountFrom, amountTo }) => amountFrom === null || amountTo === null || amountFrom <= amountTo, {
    path: ["amountTo"],
    error: () => t("exports.amountOrder"),
  });

export type TrailFilter = z.output<typeof trailFilterSchema>;
