// The closed lists of the vocabulary: states, levels, outcomes, roles. Every union of the product starts here.

/** Authority levels from loosest to strictest. `dual` is not a level of its own: it is how `review` with a quorum of two or more is printed. */
export const LEVELS = ["autonomous", "sampled", "review_after", "review", "human_only", "blocked"] as const;
export type Level = (typeof LEVELS)[number];
export type PrintedLevel = Level | "dual";
/** As they are printed, the least first. */
export const PRINTED_LEVELS = [
  "autonomous",
  "sampled",
  "review_after",
  "review",
  "dual",
  "human_only",
  "blocked",
] as const satisfies readonly PrintedLevel[];

/** What people do with the item. */
export const REVIEW_STATES = ["none", "queued", "claimed", "awaiting_input", "suspended", "closed"] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** What the agent does with the action. */
export const EXECUTION_STATES = [
  "held",
  "cleared",
  "executing",
  "succeeded",
  "failed",
  "cancelled",
  "reversing",
  "reversed",
  "reconciling",
] as const;
export type ExecutionState = (typeof EXECUTION_STATES)[number];

/** Execution states after which nobody owes anything. */
export const FINAL_EXECUTION_STATES = ["succeeded", "failed", "cancelled", "reversed"] as const satisfies readonly ExecutionState[];

/** What open review work is for. */
export type Purpose = "decide" | "reconcile";

export const OUTCOMES = ["approve", "edit", "reject", "respond", "expire", "withdraw", "silence"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How a closed review is printed in the API and on screens. */
export const OUTCOME_LABELS = {
  approve: "approved",
  edit: "approved",
  silence: "approved",
  reject: "rejected",
  respond: "responded",
  expire: "expired",
  withdraw: "withdrawn",
} as const satisfies Record<Outcome, string>;
export type ReviewLabel = Exclude<ReviewState, "closed"> | (typeof OUTCOME_LABELS)[Outcome];

/** What a reviewer may answer with; an agent may allow fewer. */
export const DECISION_KINDS = ["approve", "edit", "reject", "respond"] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** What a response stands for: advice to the agent, or the result itself, which the agent takes as done. */
export const RESPOND_MEANS = ["guidance", "result"] as const;
export type RespondMeans = (typeof RESPOND_MEANS)[number];

export const REVERSIBILITIES = ["reversible", "compensable", "irreversible"] as const;
export type Reversibility = (typeof REVERSIBILITIES)[number];

export const ROLES = ["reviewer", "manager", "admin", "auditor"] as const;
export type Role = (typeof ROLES)[number];

/** What a reconciliation has to establish. */
export type ReconcileWhy = "execution" | "reversal";
export const RECONCILE_OUTCOMES = ["succeeded", "failed", "reversed", "stands"] as const;
export type ReconcileOutcome = (typeof RECONCILE_OUTCOMES)[number];

/** Where the authority to execute comes from. `silence` is a policy's own stated `on_silence: proceed`. */
export type GrantSource = "people" | "policy" | "silence";

/** JSON as RFC 8259 has it, within I-JSON (RFC 7493). */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** Prints a ruling's level: `review` with a quorum of two or more is `dual`. */
export const printLevel = (level: Level, quorum: number): PrintedLevel => (level === "review" && quorum >= 2 ? "dual" : level);
