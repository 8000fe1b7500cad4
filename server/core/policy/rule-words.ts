// What a rule looks for, before any item is there: a lone comparison in the reader's words, else the author's reason with its thresholds filled in.
import { type MessageKey, t } from "@core/words/t";
import type { Json } from "@core/words/vocabulary";
import type { ConditionTree } from "./comparisons";
import type { CompiledPolicy } from "./compile-policy";
import { type NumberStyle, numberWords } from "./number-words";
import type { Rule } from "./policy";
import type { Fact } from "./registry";
import { fillTemplate, parseTemplate, valueWords } from "./template";

type Comparing = Extract<ConditionTree, { readonly kind: "compare" }>;

const OPERATOR_WORDS = {
  "<": "told.under",
  "<=": "told.atOrBelow",
  ">": "told.over",
  ">=": "told.atOrAbove",
  "==": "told.being",
  "!=": "told.notBeing",
} as const satisfies Record<Comparing["operator"], MessageKey>;

/** `amount over 250.00`: the fact, how, and the limit, a number in the style that it is given. */
export const comparisonWords = (
  { fact, operator, limit }: Pick<Comparing, "fact" | "operator" | "limit">,
  known: Fact | undefined,
  style: NumberStyle,
): string => `${factName(fact, known)} ${t(OPERATOR_WORDS[operator], { limit: limitWords(limit, style) })}`;

const limitWords = (limit: Json, style: NumberStyle) => (typeof limit === "number" ? numberWords(limit, style) : valueWords(limit));

function factName(fact: string, known: Fact | undefined): string {
  const name = known?.label ?? fact.replaceAll("_", " ");
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

export function ruleWords(rule: Rule, policy: CompiledPolicy, action: string): string {
  const compiled = policy.actions.get(action);
  const condition = compiled?.rules.find((one) => one.rule.id === rule.id)?.condition;
  if (condition?.ok === true && condition.tree.kind === "compare" && typeof condition.tree.limit === "number") {
    const { fact, threshold } = condition.tree;
    const known = compiled?.entry?.facts[fact];
    // A unit that quotes another fact is not known before there is an item.
    const unit = known?.unit?.startsWith("{") === true ? null : (known?.unit ?? null);
    const decimals = (threshold === null ? null : policy.thresholds.get(threshold)?.decimals) ?? known?.decimals ?? null;
    return comparisonWords(condition.tree, known, { unit, decimals });
  }
  return fillTemplate(parseTemplate(rule.reason), (path) => {
    const threshold = path.startsWith("t.") ? policy.thresholds.get(path.slice(2)) : undefined;
    return threshold === undefined ? path : numberWords(threshold.value, threshold);
  });
}
