// What a check of past rulings keeps: counts, where a ruling no longer comes out as it was made, and what could not be recomputed.
import type { ItemId, Ms } from "./ids";
import type { Json } from "./vocabulary";

/** One field of a ruling, as it stands in the trail and as it comes out now. */
export interface FieldDifference {
  /** As the ruling names it: `level`, `facts.amount`, `reasons.amount-over-limit`. */
  readonly field: string;
  readonly stored: Json;
  readonly recomputed: Json;
}

export interface CheckedWorkflow {
  readonly workflow: string;
  readonly sampled: number;
  readonly agreed: number;
  readonly differing: number;
  readonly unreadable: number;
}

/** Where the ruling stands in the trail. */
export interface RulingPlace {
  readonly item: ItemId;
  readonly workflow: string;
  readonly seq: number;
  readonly at: Ms;
}

/** Facts and reasons may be personal, and what is erased must be gone: of those the names alone are kept, and their values are read when they are shown. */
export interface KeptDifference extends RulingPlace {
  readonly fields: readonly FieldDifference[];
}

export type UnreadableWhy = "erased" | "out-of-time" | "claim-not-kept";

export interface UnreadableRuling extends RulingPlace {
  readonly why: UnreadableWhy;
}
