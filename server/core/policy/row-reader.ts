// Reads proposals as rows by the millions: what a policy's registry and thresholds make of each, with what is at risk by closures.
import { readAtRisk, weighAtRisk } from "./at-risk";
import type { MaybeValue } from "./closure-values";
import type { CompiledAction, CompiledPolicy } from "./compile-policy";
import { type Proposal, readFacts } from "./facts";
import { bindingsOf, type HistoricRow } from "./historic-row";
import { RowLayout } from "./row-layout";
import { reversalOf } from "./rule-item";

/** The facts and the value at risk are those of this policy's registry and thresholds; `edited`: a person wrote it. */
export type ReadRow = (id: string, proposal: Proposal, edited: boolean) => HistoricRow;

type AtRiskOf = (row: Omit<HistoricRow, "id" | "problems">, proposal: Proposal, edited: boolean) => ReturnType<typeof weighAtRisk>;

/** Compiles once what is read of each proposal. */
export function rowReader(policy: CompiledPolicy): ReadRow {
  const readers = new Map([...policy.actions].map(([name, action]) => [name, atRiskReader(policy, action)]));
  return (id, proposal, edited) => {
    const name = proposal.action.name;
    const action = policy.actions.get(name) ?? null;
    const atRiskOf = readers.get(name);
    const [step, reversal] = [proposal.step ?? null, reversalOf(action, proposal)];
    if (action === null || action.entry === null || atRiskOf === undefined)
      return { id, action: name, step, facts: {}, atRisk: null, problems: false, reversal };
    // Field by field: to spread an object costs as much as to rule it.
    const { facts, problems, lostByEdit } = readFacts(action.entry, proposal, edited);
    const { value, reasons } = atRiskOf({ action: name, step, facts, atRisk: null, reversal }, proposal, edited);
    const asks = problems.length > 0 || lostByEdit.length > 0 || reasons.length > 0;
    return { id, action: name, step, facts, atRisk: value, problems: asks, reversal };
  };
}

const claimedIn = ({ at_risk }: Proposal, edited: boolean) => (edited ? null : (at_risk ?? null));

function atRiskReader(policy: CompiledPolicy, action: CompiledAction): AtRiskOf {
  const { atRisk, entry } = action;
  if (atRisk === null || entry?.at_risk == null) return (_row, proposal, edited) => weighUnasked(claimedIn(proposal, edited));
  const layout = new RowLayout(policy, action, null);
  const amount = atRisk.amount.ok ? layout.closureOf(entry.at_risk.amount) : null;
  const currency = typeof atRisk.currency === "string" ? () => atRisk.currency as string : layout.closureOf(entry.at_risk.currency);
  // What has no closure is worked out by the plan, as for a ruling.
  if (amount === null || currency === null)
    return (row, proposal, edited) => readAtRisk(action, bindingsOf(policy, action, row), claimedIn(proposal, edited), null);
  const load = layout.loader();
  return (row, proposal, edited) => {
    const slots = load(row);
    return weighAtRisk(plain(amount(slots)), plain(currency(slots)), claimedIn(proposal, edited));
  };
}

const weighUnasked = (claimed: HistoricRow["atRisk"]) => ({ value: claimed, reasons: [] });
const plain = (value: MaybeValue): unknown => (typeof value === "bigint" ? Number(value) : value);
