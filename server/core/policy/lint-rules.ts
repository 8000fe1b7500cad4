// Rules that can never match, or that add nothing to another: proved where a condition is all comparisons with numbers, else only seen on past items, and then said so.
import type { JsonObject } from "@core/words/vocabulary";
import type { ConditionTree } from "./comparisons";
import type { CompiledAction, CompiledPolicy, CompiledRule } from "./compile-policy";
import { celMapOf, toCel } from "./evaluate";
import { type Finding, type LintRequest, warning } from "./finding";
import { demandAtLeast } from "./lattice";
import type { Fact } from "./registry";

/** Fewer past items show nothing. */
const ENOUGH = 200;

export const ruleFindings = (compiled: CompiledPolicy, { sample }: LintRequest): Finding[] =>
  compiled.policy.rules.flatMap((rule) => {
    const uses = [...compiled.actions.values()].flatMap((action) => {
      const own = action.rules.find((candidate) => candidate.rule.id === rule.id);
      return own === undefined ? [] : [{ action, own }];
    });
    return uses.length === 0 ? [] : (deadRule(rule.id, uses, compiled, sample) ?? shadowedRule(rule.id, uses) ?? []);
  });

interface Use {
  readonly action: CompiledAction;
  readonly own: CompiledRule;
}

function deadRule(id: string, uses: readonly Use[], policy: CompiledPolicy, sample: LintRequest["sample"]): Finding[] | null {
  const where = `rules/${id}/when`;
  if (uses.every(({ action, own }) => own.condition.ok && isNever(own.condition.tree, action)))
    return [
      warning(
        "dead-rule",
        where,
        null,
        "proved",
        `The rule ${id} can match only where a fact is missing.`,
        "Its comparisons leave no value. Mend the condition, or remove the rule.",
      ),
    ];
  const past = uses.flatMap(({ action, own }) =>
    sample.filter((one) => one.action === action.name).map(({ facts }) => ({ own, facts, action })),
  );
  if (past.length < ENOUGH || past.some(({ own, facts, action }) => matches(own, facts, action, policy))) return null;
  return [
    warning(
      "never-matched",
      where,
      null,
      "shown",
      `The rule ${id} matched none of the last ${past.length} items.`,
      "That may be as it should. If not, look at its threshold.",
    ),
  ];
}

function matches({ condition }: CompiledRule, facts: JsonObject, action: CompiledAction, policy: CompiledPolicy): boolean {
  if (!condition.ok) return true;
  const bindings = Object.assign(Object.create(null), {
    ...Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, toCel(value)])),
    t: policy.t,
    facts: celMapOf(facts),
    provenance: action.provenance,
    action: action.name,
    workflow: policy.policy.workflow,
    step: "",
    reversibility: action.entry?.reversibility ?? "irreversible",
    reversal_window_s: action.entry?.reversal_window_s ?? 0,
  });
  const outcome = condition.program(bindings, null);
  return !outcome.ok || outcome.value !== false;
}

/** Another rule of the same actions that matches whenever this one does and asks for at least as much. */
function shadowedRule(id: string, uses: readonly Use[]): Finding[] | null {
  const others = new Set(uses.flatMap(({ action }) => action.rules.map(({ rule }) => rule.id)).filter((other) => other !== id));
  for (const other of others) {
    const everywhere = uses.every(({ action, own }) => {
      const rival = action.rules.find(({ rule }) => rule.id === other);
      if (rival === undefined || !own.condition.ok || !rival.condition.ok) return false;
      const sameAndLater = own.rule.when === rival.rule.when && demandAtLeast(own.demand, rival.demand) && id < other;
      return (
        !sameAndLater &&
        demandAtLeast(rival.demand, own.demand) &&
        implies(own.condition.tree, rival.condition.tree, action, rival.condition.names, own.condition.names)
      );
    });
    if (everywhere)
      return [
        warning(
          "shadowed-rule",
          `rules/${id}`,
          null,
          "proved",
          `The rule ${id} adds nothing: ${other} matches whenever it does, and asks for as much.`,
          "Remove it, or have it ask for more.",
        ),
      ];
  }
  return null;
}

/** Numbers that a fact can still have; `open` bounds leave their own value out. */
interface Range {
  readonly low: number;
  readonly lowOpen: boolean;
  readonly high: number;
  readonly highOpen: boolean;
}
type Ranges = ReadonlyMap<string, Range>;

const rangeOf = (fact: Fact | undefined): Range => ({
  low: fact?.minimum ?? Number.NEGATIVE_INFINITY,
  lowOpen: false,
  high: fact?.maximum ?? Number.POSITIVE_INFINITY,
  highOpen: false,
});
const isEmpty = ({ low, high, lowOpen, highOpen }: Range): boolean => low > high || (low === high && (lowOpen || highOpen));

function cut(range: Range, operator: string, limit: number): Range {
  const below = (open: boolean): Range =>
    limit < range.high || (limit === range.high && open) ? { ...range, high: limit, highOpen: open } : range;
  const above = (open: boolean): Range =>
    limit > range.low || (limit === range.low && open) ? { ...range, low: limit, lowOpen: open } : range;
  if (operator === "<") return below(true);
  if (operator === "<=") return below(false);
  if (operator === ">") return above(true);
  if (operator === ">=") return above(false);
  if (operator !== "==") return range;
  const held =
    (limit > range.low || (limit === range.low && !range.lowOpen)) && (limit < range.high || (limit === range.high && !range.highOpen));
  return held ? { low: limit, lowOpen: false, high: limit, highOpen: false } : { low: 1, lowOpen: true, high: 1, highOpen: true };
}

/** The ways in which a condition can hold, each as the ranges that it leaves; null where some part of it is more than comparisons with numbers. */
function waysOf(tree: ConditionTree, action: CompiledAction, from: Ranges = new Map()): readonly Ranges[] | null {
  if (tree.kind === "compare") {
    if (typeof tree.limit !== "number" || tree.operator === "!=") return null;
    const range = cut(from.get(tree.fact) ?? rangeOf(action.entry?.facts[tree.fact]), tree.operator, tree.limit);
    return isEmpty(range) ? [] : [new Map(from).set(tree.fact, range)];
  }
  if (tree.kind === "other") return null;
  if (tree.kind === "any") {
    const ways = tree.parts.map((part) => waysOf(part, action, from));
    return ways.some((way) => way === null) ? null : ways.flatMap((way) => way ?? []);
  }
  let ways: readonly Ranges[] = [from];
  for (const part of tree.parts) {
    const next = ways.map((way) => waysOf(part, action, way));
    if (next.some((way) => way === null)) return null;
    ways = next.flatMap((way) => way ?? []);
  }
  return ways;
}

const isNever = (tree: ConditionTree, action: CompiledAction): boolean => waysOf(tree, action)?.length === 0;

const within = (inner: Range, outer: Range): boolean =>
  (inner.low > outer.low || (inner.low === outer.low && (inner.lowOpen || !outer.lowOpen))) &&
  (inner.high < outer.high || (inner.high === outer.high && (inner.highOpen || !outer.highOpen)));

/**
 * Every way of the one lies in a way of the other. Only where both read the same single fact: where it is missing both match by that alone,
 * and with a second fact CEL may let the other off (`false && error` is false).
 */
function implies(
  one: ConditionTree,
  other: ConditionTree,
  action: CompiledAction,
  othersFacts: readonly string[],
  ownFacts: readonly string[],
): boolean {
  const [ways, wider] = [waysOf(one, action), waysOf(other, action)];
  const [fact, ...more] = new Set([...ownFacts, ...othersFacts]);
  if (ways === null || wider === null || ways.length === 0 || fact === undefined || more.length > 0) return false;
  return ways.every((way) =>
    wider.some((outer) => [...outer].every(([name, range]) => within(way.get(name) ?? rangeOf(action.entry?.facts[name]), range))),
  );
}
