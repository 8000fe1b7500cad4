// The words of one reason: its sentence with facts and thresholds filled in, and the short value that stands beside it.
import type { Comparison } from "@core/words/ruling";
import type { Json, JsonObject, PrintedLevel } from "@core/words/vocabulary";
import type { CompiledAction, CompiledPolicy } from "./compile-policy";
import { type NumberStyle, numberWords, PLAIN } from "./number-words";
import type { Fact } from "./registry";
import { fillTemplate, type TemplatePart, valueWords } from "./template";

const member = (facts: JsonObject, name: string): Json | undefined => (Object.hasOwn(facts, name) ? facts[name] : undefined);

/** How a fact is written; its unit may quote another fact, as `{currency}`. */
export function factStyle(fact: Fact | undefined, facts: JsonObject): NumberStyle {
  if (fact === undefined) return PLAIN;
  const quoted = fact.unit === null ? null : /^\{([a-z][a-z0-9_]*)\}$/.exec(fact.unit)?.[1];
  if (quoted === undefined || quoted === null) return { unit: fact.unit, decimals: fact.decimals };
  const unit = member(facts, quoted);
  return { unit: typeof unit === "string" && unit.length <= 20 ? unit : null, decimals: fact.decimals };
}

export function factWords(name: string, action: CompiledAction | null, facts: JsonObject): string | null {
  const value = member(facts, name);
  if (value === undefined) return null;
  return typeof value === "number" ? numberWords(value, factStyle(action?.entry?.facts[name], facts)) : valueWords(value);
}

export function thresholdWords(name: string, policy: CompiledPolicy): string | null {
  const threshold = policy.thresholds.get(name);
  return threshold === undefined ? null : numberWords(threshold.value, threshold);
}

export const reasonText = (parts: readonly TemplatePart[], policy: CompiledPolicy, action: CompiledAction, facts: JsonObject): string =>
  fillTemplate(parts, (path) => (path.startsWith("t.") ? thresholdWords(path.slice(2), policy) : factWords(path, action, facts)));

/** What stands beside the reason: the first compared number with its unit, else the facts shown, as "8 and 1". Empty when the sentence says it all. */
export function reasonValue(
  comparisons: readonly Comparison[],
  shown: readonly string[],
  action: CompiledAction,
  facts: JsonObject,
): string {
  const drawn = comparisons.find((comparison) => typeof comparison.value === "number");
  const names = drawn === undefined ? shown.filter((name) => typeof member(facts, name) !== "boolean") : [drawn.fact];
  return names
    .map((name) => factWords(name, action, facts))
    .filter((words) => words !== null)
    .join(" and ");
}

const BOUNDARY_WORDS = {
  autonomous: (action: string) => `${action} runs by itself`,
  sampled: (action: string) => `A share of ${action} is checked after it ran`,
  review_after: (action: string) => `Every ${action} is checked after it ran`,
  review: (action: string) => `Every ${action} is reviewed before it runs`,
  dual: (action: string, quorum: number) => `Every ${action} needs ${quorum} people`,
  human_only: (action: string) => `${action} is for people only`,
  blocked: (action: string) => `${action} is blocked`,
} as const satisfies Record<PrintedLevel, (action: string, quorum: number) => string>;

export const boundaryText = (action: string, level: PrintedLevel, quorum: number): string => BOUNDARY_WORDS[level](action, quorum);
