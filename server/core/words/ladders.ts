// What admins send of queues, their ladders and the calendars that they count in.
import { z } from "zod";
import { calendarSchema } from "./calendar";
import { asPersonId, asQueueId } from "./ids";
import { t } from "./t";

const DAY_S = 86_400;

/** Most rungs of one ladder. */
export const MOST_RUNGS = 20;
/** The shortest and the longest that a rung waits. */
export const RUNG_DELAY_S = { least: 60, most: 90 * DAY_S } as const;

const queueId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, { error: () => t("ladders.badId") })
  .transform(asQueueId);
const personId = z.string().min(1).max(64).transform(asPersonId);
const name = z
  .string()
  .trim()
  .min(1, { error: () => t("ladders.needsName") })
  .max(100, { error: () => t("form.atMost", { count: 100 }) });
const version = z.int().min(1);

const afterS = z
  .int()
  .min(RUNG_DELAY_S.least, { error: () => t("ladders.delayBounds") })
  .max(RUNG_DELAY_S.most, { error: () => t("ladders.delayBounds") });
const rung = z.discriminatedUnion("do", [
  z.strictObject({ afterS, do: z.literal("notify"), who: z.union([z.enum(["owner", "members"]), personId]) }),
  z.strictObject({ afterS, do: z.literal("move"), to: queueId }),
]);
const ladder = z.array(rung).max(MOST_RUNGS, { error: () => t("ladders.tooManyRungs", { count: MOST_RUNGS }) });

const promise = z
  .int()
  .min(60)
  .max(365 * DAY_S)
  .nullable();
const terms = z
  .strictObject({
    skills: z.array(z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, { error: () => t("ladders.badId") })).max(20),
    responseS: promise,
    resolutionS: promise,
    assign: z.enum(["pull", "least_loaded", "round_robin"]),
    keepRuns: z.boolean(),
  })
  .refine(({ responseS, resolutionS }) => responseS === null || resolutionS === null || responseS <= resolutionS, {
    path: ["resolutionS"],
    error: () => t("ladders.resolutionShort"),
  });

/** A queue as its editor has it. */
const queue = z.strictObject({
  id: queueId,
  name,
  owner: personId,
  members: z.array(personId).max(500),
  over: queueId.nullable(),
  rank: z.int().min(-1_000_000).max(1_000_000),
  ladder,
  calendar: z.string().max(64).nullable(),
  terms,
});

/** `version`: the one that was on the screen; null creates it. */
export const saveQueueInput = queue.extend({ version: version.nullable() });
export const removeQueueInput = z.strictObject({ id: queueId, version });
export type RemoveQueueInput = z.output<typeof removeQueueInput>;

/** What would happen to an item that came now: with the queue as it is, or as an editor has it. */
export const laddersAheadInput = z.strictObject({ queue: queueId });
export const previewQueueInput = queue.extend({ isNew: z.boolean() });
export type PreviewQueueInput = z.output<typeof previewQueueInput>;
export const dryRunInput = z.strictObject({ queue: queueId, ladder, calendar: z.string().max(64).nullable() });
export type DryRunInput = z.output<typeof dryRunInput>;

/** `id` null creates it, and then `version` is null too. */
export const saveCalendarInput = z.strictObject({
  id: z.string().max(64).nullable(),
  version: version.nullable(),
  name,
  body: calendarSchema,
});
export type SaveCalendarInput = z.output<typeof saveCalendarInput>;
export const removeCalendarInput = z.strictObject({ id: z.string().min(1).max(64), version });
export type RemoveCalendarInput = z.output<typeof removeCalendarInput>;

/** Larger than any year of holidays, and small enough to be read at once. */
export const MOST_ICS_CHARACTERS = 500_000;
export const readIcsInput = z.strictObject({
  text: z
    .string()
    .min(1, { error: () => t("ladders.icsEmpty") })
    .max(MOST_ICS_CHARACTERS, { error: () => t("ladders.icsTooLarge") }),
  zone: calendarSchema.shape.zone,
});
export type ReadIcsInput = z.output<typeof readIcsInput>;
export const zoneInput = z.strictObject({ zone: calendarSchema.shape.zone });
