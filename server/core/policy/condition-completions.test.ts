// What is offered while a condition is typed: what fits, in the place where it would stand.
import { expect, test } from "vitest";
import { CONDITION_FUNCTIONS, completions } from "./condition-completions";
import type { ConditionNames } from "./condition-form";
import { conditionVocabulary } from "./condition-problem";
import { checkExpression } from "./expression";

const NAMES: ConditionNames = {
  facts: [
    { name: "amount", type: "number", label: "Amount to pay", unit: null, enum: null },
    { name: "total_amount", type: "number", label: null, unit: null, enum: null },
    { name: "currency", type: "string", label: null, unit: null, enum: null },
    { name: "lines", type: "array", label: null, unit: null, enum: null },
  ],
  thresholds: [
    { name: "review_over", label: "One person signs", value: 250 },
    { name: "dual_over", label: null, value: 1000 },
  ],
};

/** The caret stands where the bar is. */
const offered = (text: string, functions?: readonly string[]) => {
  const caret = text.indexOf("|");
  const source = text.replace("|", "");
  const { from, to, options } = completions(source, caret, NAMES, functions);
  return [source.slice(from, to), options.map((option) => option.text)];
};

test.each<[string, string, readonly string[]]>([
  ["am|", "am", ["amount", "total_amount"]],
  ["urgent && am|ou > 3", "amou", ["amount", "total_amount"]],
  ["PAY|", "PAY", ["amount"]],
  ["rev|", "rev", ["t.review_over"]],
  ["amount > t.|", "t.", ["t.review_over", "t.dual_over"]],
  ["amount > t.du|", "t.du", ["t.dual_over"]],
  ["t . sign|", "t . sign", ["t.review_over"]],
  ["has(facts.|)", "facts.", ["facts.amount", "facts.total_amount", "facts.currency", "facts.lines"]],
  ["provenance.cur|", "provenance.cur", ["provenance.currency"]],
  ["currency.|", "", ["contains(", "startsWith(", "endsWith(", "matches(", "exists(", "all("]],
  ["currency.sta|", "sta", ["startsWith("]],
  ["ha|", "ha", ["has(facts."]],
  ["amount|", "amount", []],
  ["'am|'", "", []],
  ["'am|", "", []],
  ["// am|", "", []],
  ["amount > 1|", "", []],
  ["1.am|", "am", []],
])("%s", (text, replaced, options) => expect(offered(text)).toEqual([replaced, options]));

test("where nothing is typed everything is offered that can begin there", () => {
  const [, options] = offered("amount > |");
  expect(options).toEqual(expect.arrayContaining(["amount", "t.dual_over", "size("]));
  expect(options).not.toContain("startsWith(");
});

test("only the functions that are named are offered", () => expect(offered("currency.|", ["matches"])).toEqual(["", ["matches("]]));

test("a fact's label, and a threshold's value, stand beside it", () =>
  expect(completions("", 0, NAMES).options.map(({ note }) => note)).toEqual(
    expect.arrayContaining(["Amount to pay", "number", "250 · One person signs", "1000"]),
  ));

test("every function that is offered is one that rules may call", () => {
  const vocabulary = conditionVocabulary(NAMES);
  for (const { note } of CONDITION_FUNCTIONS) {
    const call = note
      .replace("facts.name", "facts.amount")
      .replace(/\btext\./, "currency.")
      .replace(/\blist\b/, "lines");
    expect({ call, ok: checkExpression(call, vocabulary).ok }).toEqual({ call, ok: true });
  }
});
