// One past revision as simulations know it: the facts it was ruled by, and what else a ruling depends on, without the documents.
import type { JsonObject } from "@core/words/vocabulary";
import { type AtRisk, readAtRisk } from "./at-risk";
import type { CompiledAction, CompiledPolicy } from "./compile-policy";
import { type Bindings, celMapOf, toCel } from "./evaluate";
import { NO_FACTS_OF_OURS, type OurFacts, type Proposal, readFacts } from "./facts";
import { type Reversal, reversalOf } from "./rule-item";

/** What of a proposal a policy rules by: read once, ruled by as many policies as one likes. */
export interface HistoricRow {
  readonly id: string;
  readonly action: string;
  readonly step: string | null;
  /** The fact vector alone; a stored ruling's facts hold `at_risk` beside it. */
  readonly facts: JsonObject;
  readonly atRisk: AtRisk | null;
  /** Something asked for a person whatever the rules say: a required fact that is missing, wrong or lost by an edit, or an unclear value at risk. */
  readonly problems: boolean;
  readonly reversal: Reversal;
}

/** What expressions see, for the plan. */
export function bindingsOf(policy: CompiledPolicy, action: CompiledAction, row: Omit<HistoricRow, "id" | "problems">): Bindings {
  return Object.assign(Object.create(null), {
    ...Object.fromEntries(Object.entries(row.facts).map(([name, value]) => [name, toCel(value)])),
    t: policy.t,
    facts: celMapOf(row.facts),
    provenance: action.provenance,
    action: action.name,
    workflow: policy.policy.workflow,
    step: row.step ?? "",
    reversibility: row.reversal.reversibility,
    reversal_window_s: row.reversal.windowS,
    ...(row.atRisk === null ? {} : { at_risk: celMapOf({ ...row.atRisk }) }),
  });
}

/** What the policy rules the proposal by. The facts and the value at risk are those of this policy's registry and thresholds. */
export function rowOf(
  policy: CompiledPolicy,
  id: string,
  proposal: Proposal,
  edited = false,
  ours: OurFacts = NO_FACTS_OF_OURS,
): HistoricRow {
  const name = proposal.action.name;
  const action = policy.actions.get(name) ?? null;
  const known = { id, action: name, step: proposal.step ?? null, reversal: reversalOf(action, proposal) };
  if (action === null || action.entry === null) return { ...known, facts: {}, atRisk: null, problems: false };
  const { facts, problems, lostByEdit } = readFacts(action.entry, proposal, edited, ours);
  const bindings = bindingsOf(policy, action, { ...known, facts, atRisk: null });
  const atRisk = readAtRisk(action, bindings, edited ? null : (proposal.at_risk ?? null), null);
  const asks = problems.length > 0 || lostByEdit.length > 0 || atRisk.reasons.length > 0;
  return { ...known, facts, atRisk: atRisk.value, problems: asks };
}
