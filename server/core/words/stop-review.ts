// When a stop is to be looked at again: what a person sends to choose another time.
import { z } from "zod";
import { liftStopInput } from "./decisions";
import { DAY } from "./time";

/** A stop that nobody looks at for longer is a policy, and belongs into one. */
export const LONGEST_REVIEW_MS = 90 * DAY;

export const stopReviewInput = liftStopInput.safeExtend({ reviewAt: z.int().min(0) });
export type StopReviewInput = z.output<typeof stopReviewInput>;
