// How a past proposal turned out, as far as anybody knows: what was found out later, what people decided, what had to be taken back.
import type { Verdict } from "@core/words/history";
import type { DecisionKind, ExecutionState, Outcome } from "@core/words/vocabulary";

/** Whether an item's proposal was wrong: refused or corrected by people, or reversed after it ran. Null where nobody has said. */
export function wasItemWrong(outcome: Outcome | null, execution: ExecutionState): boolean | null {
  if (execution === "reversed" || execution === "reversing") return true;
  return ofDecision(outcome);
}

/** The same of an imported case: what was found out later counts more than what was decided. */
export const wasCaseWrong = (verdict: Verdict | null, decision: DecisionKind | null): boolean | null =>
  verdict === null ? ofDecision(decision) : verdict === "wrong";

/** An answer in the agent's place, a withdrawal and silence say nothing of the proposal. */
function ofDecision(decision: Outcome | null): boolean | null {
  if (decision === "reject" || decision === "edit") return true;
  return decision === "approve" ? false : null;
}
