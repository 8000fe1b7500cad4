// What the server's own check of the whole trail can find wrong.

/**
 * In the order in which the marks of the check keep them, so that it only grows at its end.
 * - `hash`, `chain`, `gap`: an event is not what was hashed, does not follow the one before it in its stream, or is not there.
 * - `value`, `revision`: what stands beside an event is not what it commits to, and was not erased.
 * - `tree`: the tree over the events is not what they say, as when two of them changed places.
 * - `head`: a checkpoint is not over these events, not signed by one of this trail's keys, or does not follow the one before it.
 */
export const TRAIL_FAULTS = ["hash", "chain", "gap", "value", "revision", "tree", "head"] as const;
export type TrailFault = (typeof TRAIL_FAULTS)[number];
