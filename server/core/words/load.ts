// What is asked and said of load: how much a queue and its people have in hand, and how much somebody may have.
import { z } from "zod";
import { personIdSchema, queueIdSchema } from "./decisions";

/** Of one queue, or of all that the person may see. */
export const queueLoadsInput = z.strictObject({ queueId: queueIdSchema.nullable().default(null) });
export type QueueLoadsInput = z.output<typeof queueLoadsInput>;

/** More than so many in one pair of hands is no limit. */
export const MOST_IN_HAND = 1_000;
export const limitPersonInput = z.strictObject({ person: personIdSchema, limit: z.int().min(1).max(MOST_IN_HAND).nullable() });
export type LimitPersonInput = z.output<typeof limitPersonInput>;
