// Words about the signed heads of the trail: why one is not signed, and what is asked about them.
import { z } from "zod";

/**
 * Why the trail cannot be signed on: what is there is not what was signed.
 * - `tree-shrank`: fewer events than the last head is over. - `root-differs`: the first events have another root than the one that was signed.
 * - `not-an-extension`: the proof that the tree extends the last head does not hold. - `tree-incomplete`: an event or a part of the tree is missing.
 * - `note-differs`: the last head that is kept is none that a key of this trail signed.
 */
export const SIGNING_FAULTS = ["tree-shrank", "root-differs", "not-an-extension", "tree-incomplete", "note-differs"] as const;
export type SigningFault = (typeof SIGNING_FAULTS)[number];

/** A page of signed heads, the newest first. */
export const listCheckpointsInput = z.strictObject({
  /** Only heads of smaller trees. */
  before: z.int().min(1).optional(),
  limit: z.int().min(1).max(200).default(50),
});
