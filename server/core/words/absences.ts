// What people send about being away: absences, deputies, handing over what somebody holds, and leaving for good.
import { z } from "zod";
import { itemIdSchema, personIdSchema, queueIdSchema } from "./decisions";
import { asAgentId } from "./ids";
import { t } from "./t";
import { DAY } from "./time";
import { isZone } from "./zone";

/** Longer than this nobody plans to be away, or to stand in for somebody. */
export const MOST_AWAY_DAYS = 2 * 366;

const span = { fromMs: z.int().min(0), untilMs: z.int().min(0) };
type Times = { readonly fromMs: number; readonly untilMs: number };
const ordered = <Schema extends z.ZodType<Times>>(schema: Schema) =>
  schema
    .refine(({ fromMs, untilMs }) => untilMs > fromMs, { path: ["untilMs"], error: () => t("coverage.endsFirst") })
    .refine(({ fromMs, untilMs }) => untilMs - fromMs <= MOST_AWAY_DAYS * DAY, { path: ["untilMs"], error: () => t("coverage.tooLong") });

export const saveAbsenceInput = ordered(z.strictObject({ person: personIdSchema, ...span }));
export type SaveAbsenceInput = z.output<typeof saveAbsenceInput>;

/** `scope`: empty for everything, `workflow:<name>` or `queue:<id>`. */
export const nameDeputyInput = ordered(
  z.strictObject({ person: personIdSchema, deputy: personIdSchema, ...span, scope: z.string().max(200).default("") }),
);
export type NameDeputyInput = z.output<typeof nameDeputyInput>;

export const endInput = z.strictObject({ id: z.string().min(1).max(64) });
export type EndInput = z.output<typeof endInput>;

export const holdingsInput = z.strictObject({ person: personIdSchema });

/** One item of somebody: back to its queue where nobody is named. `why` they do not keep it. */
export const handOverInput = z.strictObject({
  person: personIdSchema,
  itemId: itemIdSchema,
  to: personIdSchema.nullable().default(null),
  why: z.enum(["absent", "offboarded"]),
});
export type HandOverInput = z.output<typeof handOverInput>;

/** Who gets each queue and each agent that the person owns. */
export const offboardInput = z.strictObject({
  person: personIdSchema,
  queues: z
    .array(z.strictObject({ queue: queueIdSchema, owner: personIdSchema }))
    .max(500)
    .default([]),
  agents: z
    .array(z.strictObject({ agent: z.string().min(1).max(64).transform(asAgentId), owner: personIdSchema }))
    .max(500)
    .default([]),
});
export type OffboardInput = z.output<typeof offboardInput>;

/** Days begin at midnight of this zone. */
export const capacityInput = z.strictObject({
  zone: z
    .string()
    .max(64)
    .refine(isZone, { error: () => t("coverage.noZone") }),
});
