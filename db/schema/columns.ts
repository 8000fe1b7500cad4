// What both engines' tables agree on: legal states, the shapes inside JSON columns, and how absent due times sort.
import type { Rung } from "@core/words/actors";
import type { Ms } from "@core/words/ids";
import type { ExecutionState, ReviewState } from "@core/words/vocabulary";

/** Stands in `sort_due` for "no due time", so that such rows sort last on every engine. */
export const NO_DUE: Ms = Number.MAX_SAFE_INTEGER;

const AFTER_REVIEW = ["cleared", "executing", "succeeded", "failed", "cancelled", "reversing", "reversed"] as const;

/** The 21 pairs of LIFECYCLE "States" that may stand in a row; `none`/`held` lives only inside the submit transaction. */
export const LEGAL_PAIRS: readonly (readonly [ReviewState, ExecutionState])[] = [
  ...AFTER_REVIEW.map((execution) => ["none", execution] as const),
  ...AFTER_REVIEW.map((execution) => ["closed", execution] as const),
  ...(["queued", "claimed", "awaiting_input", "suspended"] as const).map((review) => [review, "held"] as const),
  ...(["queued", "claimed", "suspended"] as const).map((review) => [review, "reconciling"] as const),
];

/** A list of literals for a CHECK: the words come from our own closed unions. */
export const literals = (words: readonly string[]) => words.map((word) => `'${word}'`).join(", ");

export const legalPairsCheck = `(review || '/' || execution) in (${literals(LEGAL_PAIRS.map((pair) => pair.join("/")))})`;
export const holderCheck = "(holder_kind is null) = (execution in ('succeeded', 'failed', 'cancelled', 'reversed'))";
export const holderWholeCheck = "(holder_kind is null) = (holder_id is null)";
/** Open work has a purpose, closed work has none; the index over open items rests on it. */
export const purposeCheck =
  "coalesce(purpose, 'none') = case when review in ('none', 'closed') then 'none' when execution = 'reconciling' then 'reconcile' else 'decide' end";

/** What policy blocked is closed as rejected, and nobody decided it. Queries say it by the same words, or the partial index does not answer them. */
export const decidedByPeople = "outcome is not null and level <> 'blocked'";

/** Money or another quantity that an action puts at risk. */
export interface AtRisk {
  readonly amount: number;
  readonly currency: string;
}

export type Ladder = readonly Rung[];

/** What one API key may do; null means every workflow of the agent. */
export interface KeyScope {
  readonly workflows: readonly string[] | null;
}
