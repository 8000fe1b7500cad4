// Rules that can never match, or that add nothing to another: proved where comparisons decide it, else only seen on past items, and then said so.
import type { CompiledAction, CompiledPolicy, CompiledRule } from "./compile-policy";
import { type Bindings, celMapOf, toCel } from "./evaluate";
import { type Finding, type LintRequest, warning } from "./finding";
import { demandAtLeast } from "./lattice";
import { type Reading, readCondition } from "./lint-conditions";
import { implies, neverHolds } from "./lint-ways";
import type { Rule } from "./policy";

/** Fewer past items show nothing. */
const ENOUGH = 200;
/** Nor do fewer matches: that another rule matched each of three items may be chance. */
const ENOUGH_MATCHES = 20;

export function ruleFindings(compiled: CompiledPolicy, { sample }: LintRequest): Finding[] {
  const past = new Past(compiled, sample);
  const everyFact = new Set(Object.values(compiled.registry.actions).flatMap(({ facts }) => Object.keys(facts)));
  const readings = new Map<string, Reading>();
  const usesOf = (rule: Rule): readonly Use[] =>
    [...compiled.actions.values()].flatMap((action) => {
      const own = action.rules.find((candidate) => candidate.rule.id === rule.id);
      return own === undefined ? [] : [{ action, own }];
    });
  for (const rule of compiled.policy.rules)
    if (usesOf(rule).some(({ own }) => own.condition.ok)) readings.set(rule.id, readCondition(rule.when, everyFact));
  const all = { compiled, readings, past };
  return compiled.policy.rules.flatMap((rule) => {
    const uses = usesOf(rule);
    if (uses.length === 0) return [];
    return deadRule(rule.id, uses, all) ?? shadowedRule(rule.id, uses, all) ?? [];
  });
}

interface Use {
  readonly action: CompiledAction;
  readonly own: CompiledRule;
}

interface All {
  readonly compiled: CompiledPolicy;
  /** By rule; those that do not compile have none. */
  readonly readings: ReadonlyMap<string, Reading>;
  readonly past: Past;
}

function deadRule(id: string, uses: readonly Use[], { compiled, readings, past }: All): Finding[] | null {
  const where = `rules/${id}/when`;
  const reading = readings.get(id);
  const isDead = ({ action, own }: Use) =>
    own.condition.ok &&
    action.entry !== null &&
    reading !== undefined &&
    neverHolds(reading, action.entry.facts, compiled.policy.thresholds);
  if (uses.every(isDead))
    return [
      warning(
        "dead-rule",
        where,
        null,
        "proved",
        uses.some(({ own }) => own.condition.ok && own.condition.names.length > 0)
          ? `The rule ${id} can match only where a fact is missing.`
          : `The rule ${id} can never match.`,
        "Its comparisons leave no value. Mend the condition, or remove the rule.",
      ),
    ];
  const { asked, matched } = past.of(uses);
  if (asked < ENOUGH || matched.size > 0) return null;
  return [
    warning(
      "never-matched",
      where,
      null,
      "shown",
      `The rule ${id} matched none of the last ${asked} items.`,
      "That may be as it should. If not, look at its threshold.",
    ),
  ];
}

/** Another rule of the same actions that matches whenever this one does and asks for at least as much. */
function shadowedRule(id: string, uses: readonly Use[], all: All): Finding[] | null {
  const rivals = [...new Set(uses.flatMap(({ action }) => action.rules.map(({ rule }) => rule.id)))].filter((other) => other !== id);
  const proof = rivals.find((other) => covers(other, id, uses, all) && !(id < other && isMutual(other, uses, all, covers, id)));
  if (proof !== undefined)
    return [
      warning(
        "shadowed-rule",
        `rules/${id}`,
        null,
        "proved",
        `The rule ${id} adds nothing: ${proof} matches whenever it does, and asks for as much.`,
        "Remove it, or have it ask for more.",
      ),
    ];
  const { asked, matched } = all.past.of(uses);
  if (asked < ENOUGH || matched.size < ENOUGH_MATCHES) return null;
  const seen = rivals.find((other) => covered(other, id, uses, all) && !(id < other && isMutual(other, uses, all, covered, id)));
  if (seen === undefined) return null;
  return [
    warning(
      "never-alone",
      `rules/${id}`,
      null,
      "shown",
      `The rule ${id} matched ${matched.size} of the last ${asked} items, and each time ${seen} matched too and asked for as much.`,
      "That may be as it should. If not, have it ask for more, or remove it.",
    ),
  ];
}

type Covering = (other: string, id: string, uses: readonly Use[], all: All) => boolean;

/** Of two rules that cover each other only the later is told: who removed both would loosen. */
function isMutual(other: string, uses: readonly Use[], all: All, covering: Covering, id: string): boolean {
  const turned = [...all.compiled.actions.values()].flatMap((action) => {
    const own = action.rules.find(({ rule }) => rule.id === other);
    return own === undefined ? [] : [{ action, own }];
  });
  return turned.length === uses.length && covering(id, other, turned, all);
}

/** The rule of the action by that id, if it asks for as much as ours. */
function rivalOf({ action, own }: Use, other: string): CompiledRule | null {
  const rival = action.rules.find(({ rule }) => rule.id === other);
  return rival !== undefined && demandAtLeast(rival.demand, own.demand) ? rival : null;
}

function covers(other: string, id: string, uses: readonly Use[], { compiled, readings }: All): boolean {
  const [mine, theirs] = [readings.get(id), readings.get(other)];
  if (mine === undefined || theirs === undefined) return false;
  return uses.every((use) => {
    const rival = rivalOf(use, other);
    const entry = use.action.entry;
    if (rival === null || entry === null || !use.own.condition.ok || !rival.condition.ok) return false;
    return implies(mine, theirs, entry.facts, compiled.policy.thresholds);
  });
}

function covered(other: string, _id: string, uses: readonly Use[], { past }: All): boolean {
  const rivals = uses.map((use) => {
    const rival = rivalOf(use, other);
    return rival === null ? null : { action: use.action, own: rival };
  });
  if (rivals.includes(null)) return false;
  const theirs = past.of(rivals.flatMap((rival) => rival ?? [])).matched;
  return [...past.of(uses).matched].every((item) => theirs.has(item));
}

/** Past items, and which rules matched them: each rule is asked once, of the items of its actions. */
class Past {
  readonly #bindings: readonly { readonly action: string; readonly bindings: () => Bindings }[];
  readonly #matched = new Map<CompiledRule, ReadonlySet<number>>();

  constructor(policy: CompiledPolicy, sample: LintRequest["sample"]) {
    this.#bindings = sample.map(({ action, facts }) => {
      let known: Bindings | null = null;
      const entry = policy.actions.get(action);
      const make = (): Bindings =>
        Object.assign(Object.create(null), {
          ...Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, toCel(value)])),
          t: policy.t,
          facts: celMapOf(facts),
          provenance: entry?.provenance ?? new Map(),
          action,
          workflow: policy.policy.workflow,
          step: "",
          reversibility: entry?.entry?.reversibility ?? "irreversible",
          reversal_window_s: entry?.entry?.reversal_window_s ?? 0,
        });
      return {
        action,
        bindings: () => {
          known ??= make();
          return known;
        },
      };
    });
  }

  /** How many items there were, and which of them matched. */
  of(uses: readonly Use[]): { readonly asked: number; readonly matched: ReadonlySet<number> } {
    const actions = new Set(uses.map(({ action }) => action.name));
    return {
      asked: this.#bindings.filter(({ action }) => actions.has(action)).length,
      matched: new Set(uses.flatMap((use) => [...this.#matchedBy(use)])),
    };
  }

  #matchedBy({ action, own }: Use): ReadonlySet<number> {
    const known = this.#matched.get(own);
    if (known !== undefined) return known;
    const found = new Set<number>();
    for (const [index, item] of this.#bindings.entries())
      if (item.action === action.name && matches(own, item.bindings())) found.add(index);
    this.#matched.set(own, found);
    return found;
  }
}

function matches({ condition }: CompiledRule, bindings: Bindings): boolean {
  if (!condition.ok) return true;
  const outcome = condition.program(bindings, null);
  return !outcome.ok || outcome.value !== false;
}
