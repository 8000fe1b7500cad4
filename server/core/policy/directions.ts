// Which way a threshold moves its rules, derived from how they use it: in positive position, `fact > t` matches less as t rises.
// It decides whether one person may publish a draft alone, so whatever is not plainly seen is unknown.
import { type CompiledPolicy, type CompiledValue, compilePolicy } from "./compile-policy";
import { mayFail, type Reading, readCondition, requiredOf, thresholdUses } from "./lint-conditions";
import type { Operator } from "./operators";
import { exprOf } from "./parse-expression";
import type { PolicyVersion, Rule } from "./policy";
import type { RegistryAction, RegistryVersion } from "./registry";

export type Direction = "raising-loosens" | "raising-tightens" | "unknown" | "unused";

const BY_OPERATOR: Record<Operator, Direction> = {
  ">": "raising-loosens",
  ">=": "raising-loosens",
  "<": "raising-tightens",
  "<=": "raising-tightens",
  "==": "unknown",
  "!=": "unknown",
};

interface Use {
  /** Null where it cannot be told which thresholds are used. */
  readonly name: string | null;
  readonly direction: Direction;
  /** The fact that is plainly compared with it, in positive position; null where it is used in any other way. */
  readonly comparison: { readonly fact: string; readonly operator: Operator } | null;
  /** It stands in what does not compile, so that it makes no difference where it is. */
  readonly broken: boolean;
}

/** One use by one action. */
export interface ThresholdUse extends Use {
  readonly action: string;
  /** Null for what the action puts at risk. */
  readonly rule: Rule | null;
}

/** Every use of every threshold, in the order of actions and rules. */
export function usesOfThresholds({ registry, actions }: Pick<CompiledPolicy, "registry" | "actions">): ThresholdUse[] {
  const everyFact = new Set(Object.values(registry.actions).flatMap(({ facts }) => Object.keys(facts)));
  const readings = new Map<Rule, Reading>();
  const readingOf = (rule: Rule) => {
    const reading = readings.get(rule) ?? readCondition(rule.when, everyFact);
    readings.set(rule, reading);
    return reading;
  };
  return [...actions].flatMap(([action, { entry, rules, atRisk }]) => {
    const ofRules = rules.flatMap(({ rule, condition }) => {
      const uses = condition.ok ? usesIn(readingOf(rule), entry?.facts ?? {}, false) : mentionsIn(rule.when);
      return uses.map((use) => ({ ...use, action, rule }));
    });
    if (entry?.at_risk === null || entry === null || atRisk === null) return ofRules;
    const currency = typeof atRisk.currency === "string" ? [] : usesInText(entry.at_risk.currency, atRisk.currency);
    const valueAtRisk = [...usesInText(entry.at_risk.amount, atRisk.amount), ...currency];
    return [...ofRules, ...valueAtRisk.map((use) => ({ ...use, action, rule: null }))];
  });
}

/** Every threshold's direction. Unknown where uses disagree, or where one of them is no plain comparison with a fact. */
export const thresholdDirections = (policy: PolicyVersion, registry: RegistryVersion): ReadonlyMap<string, Direction> =>
  directionsOf(policy, usesOfThresholds(compilePolicy(policy, registry)));

/** The same of uses that are known already. */
export function directionsOf(policy: Pick<PolicyVersion, "thresholds">, uses: readonly ThresholdUse[]): ReadonlyMap<string, Direction> {
  const found = new Map<string, Direction>(Object.keys(policy.thresholds).map((name) => [name, "unused"]));
  for (const { name, direction } of uses)
    for (const [threshold, known] of found)
      if (name === null || name === threshold) found.set(threshold, known === "unused" || known === direction ? direction : "unknown");
  return found;
}

/**
 * `beside` says that a part next to it in an `or` may fail on an absent fact. A rule that fails asks for review and is marked as failed; once the
 * comparison holds it merely matches. Moved the strict way the threshold would then loosen, so it has no direction.
 */
function usesIn(reading: Reading, facts: RegistryAction["facts"], beside: boolean): readonly Use[] {
  switch (reading.kind) {
    case "compare": {
      const { threshold, fact, operator } = reading;
      if (threshold === null) return [];
      // Of a fact that the action does not know it always fails, wherever the threshold is.
      const direction = beside && Object.hasOwn(facts, fact) ? "unknown" : BY_OPERATOR[operator];
      return [{ name: threshold, direction, comparison: { fact, operator }, broken: false }];
    }
    case "all":
      return reading.parts.flatMap((part) => usesIn(part, facts, beside));
    case "any":
      return reading.parts.flatMap((part) => {
        const others = reading.parts.filter((other) => other !== part);
        return usesIn(part, facts, beside || others.some((other) => mayFail(other, facts, requiredOf(facts))));
      });
    case "choice":
      // What is chosen by changes sides as it turns: both ways are uses, and they disagree.
      return [reading.when, reading.unless, reading.yes, reading.no].flatMap((part) => usesIn(part, facts, beside));
    case "other":
      return unknownUses(thresholdUses(reading.expr), false);
    default:
      return [];
  }
}

const unknownUses = (names: readonly (string | null)[], broken: boolean): readonly Use[] =>
  names.map((name) => ({ name, direction: "unknown", comparison: null, broken }));

/** What an action puts at risk is read by rules in any way they like. */
const usesInText = (text: string, { ok }: CompiledValue): readonly Use[] =>
  ok ? unknownUses(thresholdUses(exprOf(text)), false) : mentionsIn(text);

/** What does not compile always fails, whatever the threshold; it is named, so it counts as used. */
const mentionsIn = (source: string): readonly Use[] =>
  unknownUses(
    [...source.matchAll(/\bt\s*\.\s*([a-z][a-z0-9_]*)/g)].map(([, name = ""]) => name),
    true,
  );
