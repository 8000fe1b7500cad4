// Words about the signed heads of the trail: why one is not signed, and what is asked about proofs.

/** Why the trail cannot be signed on: what is there is not what was signed. */
export type SigningFault =
  /** Fewer events than the last checkpoint is over. */
  | "tree-shrank"
  /** The first events have another root than the one that was signed. */
  | "root-differs"
  /** The proof that the tree extends the last checkpoint does not hold. */
  | "not-an-extension"
  /** An event or a part of the tree that was there is missing. */
  | "tree-incomplete"
  /** The last checkpoint that is kept is none that a key of this trail signed. */
  | "note-differs";
