// One rule, as somebody is writing it, tried on cases: what it says of each, in the words of a ruling, and what becomes of the whole ruling by it.
import type { Reason, Ruling } from "@core/words/ruling";
import { type Json, type JsonObject, type PrintedLevel, printLevel } from "@core/words/vocabulary";
import { type CompiledPolicy, compilePolicy } from "./compile-policy";
import type { OurFacts, Proposal } from "./facts";
import type { PolicyVersion, Rule } from "./policy";
import type { RegistryAction, RegistryVersion } from "./registry";
import { ruleItem, type Surroundings } from "./rule-item";

/** `unasked`: the rule does not speak of such actions, or nobody registered the action, so that no rule is asked. */
export type RuleOutcome = "matches" | "misses" | "fails" | "unasked";

export interface Case {
  readonly proposal: Proposal;
  /** A person wrote the revision. */
  readonly edited: boolean;
  /** Facts that no agent gives; none by default. */
  readonly ours?: OurFacts;
}

export interface Trial {
  readonly outcome: RuleOutcome;
  /** As a reviewer reads it; null where the rule has nothing to say. */
  readonly reason: Reason | null;
  readonly without: PrintedLevel;
  readonly with: PrintedLevel;
  /** With the rule. */
  readonly ruling: Ruling;
}

/** In the place of the rule of that name, or behind all others. */
export const withRule = (policy: PolicyVersion, rule: Rule): PolicyVersion => ({
  ...policy,
  rules: policy.rules.some(({ id }) => id === rule.id)
    ? policy.rules.map((other) => (other.id === rule.id ? rule : other))
    : [...policy.rules, rule],
});

export interface RuleTrial {
  /** The policy with the rule. */
  readonly policy: CompiledPolicy;
  readonly of: (one: Case) => Trial;
}

/** `policy` holds the rule of this name already. */
export function ruleTrial(policy: PolicyVersion, registry: RegistryVersion, id: string, surroundings: Surroundings): RuleTrial {
  const whole = compilePolicy(policy, registry);
  const without = compilePolicy({ ...policy, rules: policy.rules.filter((rule) => rule.id !== id) }, registry);
  const ruled = (by: CompiledPolicy, { proposal, edited, ours }: Case) =>
    ruleItem({ policy: by, proposal, edited, surroundings: ours === undefined ? surroundings : { ...surroundings, ours } });
  return {
    policy: whole,
    of: (one) => {
      const ruling = ruled(whole, one);
      const before = ruled(without, one);
      return {
        ...outcomeOf(whole, one.proposal.action.name, id, ruling),
        without: printLevel(before.level, before.quorum),
        with: printLevel(ruling.level, ruling.quorum),
        ruling,
      };
    },
  };
}

/** What one of the policy's rules had to say in a ruling. */
export function outcomeOf(policy: CompiledPolicy, action: string, id: string, ruling: Ruling): Pick<Trial, "outcome" | "reason"> {
  const known = policy.actions.get(action);
  if (known === undefined || known.entry === null || !known.rules.some(({ rule }) => rule.id === id))
    return { outcome: "unasked", reason: null };
  const reason = ruling.reasons.find((candidate) => candidate.rule === id) ?? null;
  if (reason === null) return { outcome: "misses", reason };
  return { outcome: reason.kind === "error" ? "fails" : "matches", reason };
}

/** A case that never was: what an agent, checks and the product would have had to send so that the registry reads these facts. */
export function caseOfFacts(workflow: string, action: string, entry: RegistryAction | null, facts: JsonObject): Case {
  const roots: Tree = new Map();
  for (const [name, { from }] of Object.entries(entry?.facts ?? {})) {
    if (Object.hasOwn(facts, name)) put(roots, from.split("."), facts[name] ?? null);
  }
  const { confidence, signals, before, after, verified, system, at_risk, ...rest } = jsonOf(roots);
  const proposal: Proposal = {
    workflow,
    action: {
      name: action,
      arguments: asObject(rest.arguments),
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
    ...(signals === undefined ? {} : { signals: asObject(signals) }),
    ...(typeof confidence === "number" ? { confidence } : {}),
    ...(isRisk(at_risk) ? { at_risk } : {}),
  };
  return { proposal, edited: false, ours: { verified: asObject(verified), system: asObject(system) } };
}

type Tree = Map<string, Tree | { readonly value: Json }>;

/** Of two facts, one within the other, the inner one is put into the outer one's place: no agent could send both as they are. */
function put(tree: Tree, [key = "", ...rest]: readonly string[], value: Json): void {
  const known = tree.get(key);
  if (rest.length === 0) {
    if (!(known instanceof Map)) tree.set(key, { value });
    return;
  }
  const inner: Tree = known instanceof Map ? known : new Map();
  tree.set(key, inner);
  put(inner, rest, value);
}

const jsonOf = (tree: Tree): JsonObject =>
  Object.fromEntries([...tree].map(([key, inner]) => [key, inner instanceof Map ? jsonOf(inner) : inner.value]));

const asObject = (value: Json | undefined): JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};

const isRisk = (value: Json | undefined): value is { readonly amount: number; readonly currency: string } => {
  const { amount, currency } = asObject(value);
  return typeof amount === "number" && typeof currency === "string";
};
