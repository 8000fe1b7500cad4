// One past revision as simulations know it: the facts it was ruled by, and what else a ruling depends on, without the documents.
import type { JsonObject } from "@core/words/vocabulary";
import type { AtRisk } from "./at-risk";
import type { CompiledAction, CompiledPolicy } from "./compile-policy";
import { type Bindings, celMapOf, toCel } from "./evaluate";
import type { Reversal } from "./rule-item";

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
