// Query parameters of the reading calls: text from an address becomes numbers and bounded names.
import { EXECUTION_STATES } from "@core/words/vocabulary";
import { z } from "@hono/zod-openapi";
import { REVIEW_LABELS } from "./schemas";

const count = (min: number, max: number) =>
  z
    .string()
    .regex(/^(0|[1-9]\d{0,15})$/, "Must be a whole number.")
    .transform(Number)
    .refine((value) => value >= min && value <= max, `Must be from ${min} to ${max}.`)
    .meta({ type: "integer", minimum: min, maximum: max });

const filter = () => z.string().min(1, "Must not be empty.").max(200, "At most 200 characters.").optional();

export const MAX_WAIT_S = 60;

export const itemQuery = z.strictObject({
  wait: count(0, MAX_WAIT_S)
    .optional()
    .meta({ description: "Seconds to wait for a version greater than `since`. Without `since`: until the item is settled or changes." }),
  since: count(0, Number.MAX_SAFE_INTEGER).optional().meta({ description: "The version that you have." }),
});

export const readyQuery = z.object({
  self_test: z
    .enum(["0", "1"])
    .optional()
    .meta({ description: "`1`: answer 503 also while the self-test does not come out. For alarms, not for balancers." }),
  trail: z
    .enum(["0", "1"])
    .optional()
    .meta({ description: "`1`: answer 503 also while the trail is not signed. For alarms, not for balancers." }),
});

export const listQuery = z.strictObject({
  workflow: filter(),
  run: filter(),
  review: z.enum(REVIEW_LABELS).optional(),
  execution: z.enum(EXECUTION_STATES).optional(),
  group: filter(),
  external_id: filter(),
  cursor: filter().meta({ description: "`next_cursor` of the page before." }),
  limit: count(1, 200).optional().meta({ description: "50 when left out." }),
});

export const verificationQuery = z.strictObject({
  subject: z.string().min(1, "Must not be empty.").max(200, "At most 200 characters.").meta({ description: "Who or what was checked." }),
  predicate: filter(),
  cursor: filter().meta({ description: "`next_cursor` of the page before." }),
  limit: count(1, 200).optional().meta({ description: "50 when left out." }),
});

const size = (description: string) => count(1, Number.MAX_SAFE_INTEGER).meta({ description });

export const checkpointsQuery = z.strictObject({
  before: size("`next_before` of the page before: only heads of smaller trees.").optional(),
  limit: count(1, 200).optional().meta({ description: "50 when left out." }),
});

export const inclusionQuery = z.strictObject({
  stream: z.string().min(1, "Must not be empty.").max(200, "At most 200 characters.").meta({ description: "Of the receipt or the event." }),
  seq: count(1, Number.MAX_SAFE_INTEGER).meta({ description: "Of the receipt or the event." }),
  size: size("Of the tree; that of the newest signed head when left out.").optional(),
});

export const consistencyQuery = z.strictObject({
  from: size("The size of the head that you have."),
  to: size("The size of the head that is to extend it; the newest when left out.").optional(),
});

export const redeemQuery = z.strictObject({
  wait: count(0, MAX_WAIT_S).optional().meta({
    description: "Seconds to wait for `final_at`; the recall window when left out. 0: answer 409 `grant-not-yet` at once.",
  }),
});

export const eventsQuery = z.strictObject({
  after: z
    .string()
    .regex(/^(-1|0|[1-9]\d{0,15})$/, "Must be a log index.")
    .transform(Number)
    .refine(Number.isSafeInteger, "Must be a log index.")
    .optional()
    .meta({
      type: "integer",
      minimum: -1,
      description: "The log index of the last event that you have; from the beginning when left out.",
    }),
  limit: count(1, 1000).optional().meta({ description: "200 when left out." }),
});
