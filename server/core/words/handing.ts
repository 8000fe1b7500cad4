// What people send when they hand an item back or ask each other: one schema for each, shared by procedures, commands and forms.
import { z } from "zod";
import { itemIdSchema, personIdSchema } from "./decisions";
import { type PlainKey, t } from "./t";
import { DECISION_KINDS } from "./vocabulary";

const words = (needed: PlainKey) =>
  z
    .string()
    .trim()
    .min(1, { error: () => t(needed) })
    .max(4_000, { error: () => t("form.atMost", { count: 4_000 }) });

export const returnInput = z.strictObject({
  itemId: itemIdSchema,
  onBehalfOf: personIdSchema.nullable().exactOptional(),
  answer: words("assignment.whyReturn"),
});
export type ReturnInput = z.output<typeof returnInput>;

export const askOpinionInput = z.strictObject({ itemId: itemIdSchema, of: personIdSchema, question: words("opinion.needsQuestion") });
export type AskOpinionInput = z.output<typeof askOpinionInput>;

/** `asked` is the number of the event that asked. */
export const giveOpinionInput = z.strictObject({
  itemId: itemIdSchema,
  asked: z.int().min(1),
  leaning: z.enum(DECISION_KINDS).nullable().default(null),
  words: words("opinion.needsWords"),
});
export type GiveOpinionInput = z.output<typeof giveOpinionInput>;
export const withdrawOpinionInput = giveOpinionInput.pick({ itemId: true, asked: true });
export type WithdrawOpinionInput = z.output<typeof withdrawOpinionInput>;
