// What people send when they hand an item back or ask each other: one schema for each, shared by procedures, commands and forms.
import { z } from "zod";
import { itemIdSchema, personIdSchema } from "./decisions";
import { t } from "./t";

const words = (needed: "assignment.whyReturn") =>
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
