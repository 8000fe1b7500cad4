// What a queue promises, whom it lets in, and how its work is handed out.

export interface QueueTerms {
  /** Skills that a person must have to work it, whatever the ruling asks for beside them. */
  readonly skills: readonly string[];
  /** Within what open time somebody is to take an item up; null promises nothing. */
  readonly responseS: number | null;
  /** Within what open time an item is to be decided; null promises nothing. */
  readonly resolutionS: number | null;
  /** Whether people take work themselves, or it is handed to them. */
  readonly assign: "pull" | "least_loaded" | "round_robin";
  /** All items of one run go to the person who has the first. */
  readonly keepRuns: boolean;
}

/** Why the product handed an item to somebody: they had least to do, it was their turn, or they have the first of its run. */
export type AssignWhy = "least_loaded" | "round_robin" | "run";

/** Of a queue that says nothing else. */
export const PLAIN_TERMS: QueueTerms = { skills: [], responseS: null, resolutionS: null, assign: "pull", keepRuns: false };
