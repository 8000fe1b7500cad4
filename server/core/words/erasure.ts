// Erasing content: what people send to ask for it, what may be erased, why it may not be, and what stands in its place.
import { z } from "zod";
import { itemIdSchema, personIdSchema } from "./decisions";
import { type PlainKey, t } from "./t";
import { DAY } from "./time";

/** Stands in rows where a title or a name was. Screens say it in the reader's language (`saidUnlessErased`). */
export const ERASED = "(erased)";

export const saidUnlessErased = (kept: string, erased: () => string): string => (kept === ERASED ? erased() : kept);

/** What two people may erase together, and the rule by which content is erased without them. */
export const ERASURE_KINDS = ["item", "person", "case", "retention"] as const;
export type ErasureKind = (typeof ERASURE_KINDS)[number];

export const ERASURE_STATES = ["asked", "done", "withdrawn", "expired"] as const;
export type ErasureState = (typeof ERASURE_STATES)[number];

/** Nobody signs what was asked longer ago: who asks has to say again why. */
export const ASKED_FOR_MS = 7 * DAY;

/** What an erasure took away. */
export interface ErasedCounts {
  /** Values that the trail commits to. */
  readonly values: number;
  readonly revisions: number;
  /** Pieces of evidence that nothing else shows. */
  readonly evidence: number;
}

export const NOTHING_ERASED: ErasedCounts = { values: 0, revisions: 0, evidence: 0 };

/** What was done with somebody's content while they looked at it outside of their work. */
export const READ_WHATS = ["item", "evidence", "past", "run", "proof", "export"] as const;
export type ReadWhat = (typeof READ_WHATS)[number];

const say = (key: PlainKey) => ({ error: () => t(key) });
const reason = z
  .string()
  .trim()
  .min(1, say("erasure.sayWhy"))
  .max(4_000, { error: () => t("form.atMost", { count: 4_000 }) });
const workflow = z.string().trim().min(1, say("erasure.chooseWorkflow")).max(200);

/** A day at the least, so that nobody erases what was closed a minute ago; ten years at the most. */
const days = z.int().min(1, say("erasure.daysBetween")).max(3_650, say("erasure.daysBetween"));

export const askErasureInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("item"), itemId: itemIdSchema, reason }),
  z.strictObject({ kind: z.literal("person"), person: personIdSchema, reason }),
  z.strictObject({ kind: z.literal("case"), workflow, externalId: z.string().trim().min(1, say("erasure.nameCase")).max(500), reason }),
]);
export type AskErasureInput = z.infer<typeof askErasureInput>;

export const erasureInput = z.strictObject({ erasure: z.string().min(1).max(64) });
export type ErasureInput = z.infer<typeof erasureInput>;

/** `days` null: content is kept until people erase it. */
export const retentionInput = z.strictObject({ workflow, days: days.nullable(), reason });
export type RetentionInput = z.infer<typeof retentionInput>;

export const retentionTrialInput = z.strictObject({ workflow, days });

/** Of one item, or of a whole workflow. */
export const placeHoldInput = z.union([z.strictObject({ itemId: itemIdSchema, reason }), z.strictObject({ workflow, reason })]);
export type PlaceHoldInput = z.infer<typeof placeHoldInput>;

export const liftHoldInput = z.strictObject({ hold: z.string().min(1).max(64), reason });
export type LiftHoldInput = z.infer<typeof liftHoldInput>;
