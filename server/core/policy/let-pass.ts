// What would have let an item pass without a person: the facts, put as comparisons, under which no rule would have asked for one.
// It promises nothing it cannot show: under the changed facts no rule asks for a person (tested as a property).
import type { Comparison, Ruling } from "@core/words/ruling";
import { t } from "@core/words/t";
import type { JsonObject } from "@core/words/vocabulary";
import { type ConditionTree, holds } from "./comparisons";
import type { CompiledAction, CompiledPolicy, CompiledRule } from "./compile-policy";
import { type Bindings, celMapOf, toCel } from "./evaluate";
import { isAtLeast } from "./lattice";
import { NEGATED } from "./operators";
import { factStyle } from "./reason-words";
import { comparisonWords } from "./rule-words";

/** A fact as it would have had to be. */
export type Need = Omit<Comparison, "value">;

export type Passing =
  | { readonly kind: "facts"; readonly needs: readonly Need[]; readonly words: string }
  /** Whatever the facts: this reason asks for a person by itself. */
  | { readonly kind: "never"; readonly because: string }
  /** What asked for a person is no comparison of a fact with a limit. */
  | { readonly kind: "unsaid" };

/** Null where nobody had to look. `policy` is the version that ruled. */
export function whatWouldPass(
  policy: CompiledPolicy,
  action: CompiledAction,
  ruling: Pick<Ruling, "level" | "reasons" | "facts">,
): Passing | null {
  if (!isAtLeast(ruling.level, "review")) return null;
  const asking = ruling.reasons.filter(({ level }) => isAtLeast(level, "review"));
  const fixed = asking.find(({ kind }) => kind !== "rule");
  if (fixed !== undefined) return { kind: "never", because: fixed.text };
  const rules = asking.map((reason) => action.rules.find(({ rule }) => rule.id === reason.rule));
  const now = worldOf(policy, ruling.facts);
  const needs = together(rules.map((rule) => (rule === undefined ? null : fewest(ways(rule, now)))));
  if (needs === null || needs.length === 0) return { kind: "unsaid" };
  const after = applied(needs, ruling.facts);
  if (after === null || action.rules.some((rule) => mayAsk(rule, needs, worldOf(policy, after)))) return { kind: "unsaid" };
  return { kind: "facts", needs, words: needs.map((need) => needWords(need, policy, action, ruling.facts)).join(t("item.and")) };
}

type Way = readonly Need[];

/** Facts, and what expressions see of them alone: whoever asks for more is not answered. */
interface World {
  readonly facts: JsonObject;
  readonly bindings: Bindings;
}

const worldOf = (policy: CompiledPolicy, facts: JsonObject): World => {
  const seen = {
    ...Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, toCel(value)])),
    t: policy.t,
    facts: celMapOf(facts),
  };
  return { facts, bindings: Object.assign(Object.create(null), seen) };
};

const ways = ({ condition }: CompiledRule, world: World): readonly Way[] => (condition.ok ? waysToFail(condition.tree, world) : []);
const fewest = (found: readonly Way[]): Way | null => found.toSorted((a, b) => a.length - b.length)[0] ?? null;

/** The ways to make a condition false by changing facts; none where it cannot be said. A part that is false already needs nothing. */
function waysToFail(tree: ConditionTree, world: World): readonly Way[] {
  if (isTrue(tree, world) === false) return [[]];
  switch (tree.kind) {
    case "compare": {
      const { fact, operator, limit, threshold } = tree;
      return [[{ fact, operator: NEGATED[operator], limit, threshold }]];
    }
    // One false part makes the whole false.
    case "all":
      return tree.parts.flatMap((part) => waysToFail(part, world));
    // All parts have to be false.
    case "any":
      return tree.parts.reduce<readonly Way[]>(
        (so, part) => so.flatMap((way) => waysToFail(part, world).map((more) => [...way, ...more])),
        [[]],
      );
    case "other":
      return [];
  }
}

const isHeld = ({ fact, operator, limit }: Need, facts: JsonObject): boolean => {
  const value = Object.hasOwn(facts, fact) ? facts[fact] : undefined;
  return value !== undefined && holds(value, operator, limit);
};

/** The needs of all rules as one: of two limits of one fact the tighter. Null where a rule cannot be said. */
function together(all: readonly (Way | null)[]): Way | null {
  const tightest = new Map<string, Need>();
  for (const way of all) {
    if (way === null) return null;
    for (const need of way) {
      const key = `${need.fact} ${need.operator.charAt(0)}`;
      const known = tightest.get(key);
      if (known === undefined || isTighter(need, known)) tightest.set(key, need);
    }
  }
  return [...tightest.values()];
}

function isTighter(need: Need, than: Need): boolean {
  if (typeof need.limit !== "number" || typeof than.limit !== "number") return false;
  if (need.limit === than.limit) return need.operator.length < than.operator.length;
  return need.operator.startsWith("<") ? need.limit < than.limit : need.limit > than.limit;
}

/** The facts as they would have been; null where no value is known to meet all the needs of a fact. */
function applied(needs: Way, facts: JsonObject): JsonObject | null {
  // What is at risk may follow from any fact: nothing is known of it then.
  const { at_risk: _atRisk, ...kept } = facts;
  let after: JsonObject = kept;
  for (const need of needs) {
    const value = valueFor(need);
    if (value === undefined) return null;
    after = { ...after, [need.fact]: value };
  }
  return needs.every((need) => isHeld(need, after)) ? after : null;
}

function valueFor({ operator, limit }: Need) {
  if (operator === "==" || operator === "<=" || operator === ">=") return limit;
  if (typeof limit === "boolean") return !limit;
  if (typeof limit !== "number") return undefined;
  const step = Math.max(1e-9, Math.abs(limit) * 1e-9);
  return operator === "<" ? limit - step : limit + step;
}

/** What is at risk may follow from any fact. */
const DERIVED = /^(facts|at_risk)\b/;

/** Whether a rule that speaks of a changed fact may ask for a person under these facts: one that cannot be told may. */
const mayAsk = ({ condition, demand }: CompiledRule, needs: Way, after: World): boolean =>
  isAtLeast(demand.level, "review") &&
  condition.ok &&
  condition.names.some((name) => DERIVED.test(name) || needs.some(({ fact }) => fact === name)) &&
  isTrue(condition.tree, after) !== false;

/** Null: not to be told from the facts alone. */
function isTrue(tree: ConditionTree, world: World): boolean | null {
  if (tree.kind === "other") {
    const outcome = tree.program(world.bindings, null);
    return outcome.ok && typeof outcome.value === "boolean" ? outcome.value !== tree.negated : null;
  }
  if (tree.kind === "compare") return isHeld(tree, world.facts);
  const parts = tree.parts.map((part) => isTrue(part, world));
  const deciding = tree.kind === "any";
  if (parts.includes(deciding)) return deciding;
  return parts.includes(null) ? null : !deciding;
}

function needWords(need: Need, policy: CompiledPolicy, action: CompiledAction, facts: JsonObject): string {
  const known = action.entry?.facts[need.fact];
  const style = factStyle(known, facts);
  // The limit as its threshold is written, in the unit of the fact.
  const decimals = need.threshold === null ? style.decimals : (policy.thresholds.get(need.threshold)?.decimals ?? style.decimals);
  return comparisonWords(need, known, { unit: style.unit, decimals });
}
