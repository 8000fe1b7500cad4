// What was decided elsewhere, as it is imported: a proposal in the shape that agents send, when it was made, and what people made of it.
import { z } from "zod";
import type { Ms } from "./ids";
import { type ItemSubmission, itemSubmissionSchema, LIMITS } from "./submission";
import { DECISION_KINDS, type DecisionKind } from "./vocabulary";

/** Whether the proposal turned out to be right: known later than the decision, and often never. */
export const VERDICTS = ["right", "wrong"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The last millisecond that a date can name. */
const LAST_MS = 8_640_000_000_000_000;
/** A case that took longer than a century was not timed. */
const MOST_DECIDED_IN_S = 3_155_760_000;

const instant = z.iso.datetime({
  offset: true,
  error: "Must be an instant such as 2017-01-09T09:49:50+01:00, or milliseconds since 1970.",
});

/** One line of a history in JSON Lines: what `POST /api/v1/items` takes, and what became of it. */
export const historyLineSchema = itemSubmissionSchema.extend({
  at: z
    .union([z.int().min(0).max(LAST_MS), instant], "Must be an instant such as 2017-01-09T09:49:50+01:00, or milliseconds since 1970.")
    .nullish(),
  outcome: z
    .strictObject({
      decision: z.enum(DECISION_KINDS).nullish(),
      verdict: z.enum(VERDICTS).nullish(),
      decided_in_s: z.number().min(0).max(MOST_DECIDED_IN_S).nullish(),
      by_role: z.string().min(1).max(LIMITS.nameChars).nullish(),
    })
    .nullish(),
});

export interface HistoricItem {
  readonly submission: ItemSubmission;
  /** Tells it from the others of its workflow, also when it is imported again. */
  readonly externalId: string;
  /** When it was proposed; null where the file does not say. */
  readonly at: Ms | null;
  readonly decision: DecisionKind | null;
  readonly verdict: Verdict | null;
  readonly decidedInS: number | null;
  readonly byRole: string | null;
}

/** One attribute of a process log (IEEE 1849): its type, its key, its value as it stands, and the attributes in it, where there are any. */
export type XesAttribute = readonly [type: XesType | XesCollection, key: string, value: string, nested?: readonly XesAttribute[]];
export const XES_TYPES = ["string", "date", "int", "float", "boolean", "id"] as const;
export type XesType = (typeof XES_TYPES)[number];
/** What holds attributes and has no value; `values` stands in a list, and mostly without a key. */
export const XES_COLLECTIONS = ["list", "container", "values"] as const;
export type XesCollection = (typeof XES_COLLECTIONS)[number];

/** One event of a process log. */
export interface HistoricEvent {
  readonly at: Ms;
  readonly activity: string;
  readonly transition: string | null;
  readonly role: string | null;
  readonly resource: string | null;
  /** What the log said besides. */
  readonly attributes: readonly XesAttribute[];
}

/** The same event as it is kept: what maps and timelines are made of apart from the rest. */
export type HistoricStep = readonly [at: Ms, activity: string, role: string | null];
export type HistoricRest = readonly [transition: string | null, resource: string | null, attributes: readonly XesAttribute[]];

/** One execution of a process as a log tells it, with all its events. */
export interface HistoricRun {
  readonly workflow: string;
  readonly run: string;
  readonly attributes: readonly XesAttribute[];
  readonly events: readonly HistoricEvent[];
}

/** What a file holds at one place (a line, a trace), counted from 1. A broken file cannot be read on from there. */
export type HistoryEntry = { readonly position: number } & (
  | {
      readonly kind: "items";
      readonly items: readonly HistoricItem[];
      /** The trace that they were read from; left out where the file is no process log. */
      readonly run?: HistoricRun;
      /** What of the trace is not kept, in words. */
      readonly without?: string;
    }
  | { readonly kind: "refused" | "broken"; readonly why: string }
);
