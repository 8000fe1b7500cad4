// A mistake in a condition is shown at its place, and said in words that need no programmer.
import { expect, test } from "vitest";
import type { ConditionNames } from "./condition-form";
import { conditionVocabulary, problemAt } from "./condition-problem";

const NAMES: ConditionNames = {
  facts: [
    { name: "amount", type: "number", label: null, unit: null, enum: null },
    { name: "currency", type: "string", label: null, unit: null, enum: null },
    { name: "urgent", type: "boolean", label: null, unit: null, enum: null },
    { name: "tags", type: "array", label: null, unit: null, enum: null },
  ],
  thresholds: [{ name: "limit", label: null, value: 100 }],
};
const VOCABULARY = conditionVocabulary(NAMES);

test.each<[string, string, string]>([
  ["urgent && nobody > 3", "nobody", '"nobody" is neither a fact nor a variable.'],
  ["amount >  t.roof", "t.roof", 'There is no threshold "roof".'],
  ["urgent || facts . age > 3", "facts . age", '"facts" has no "age".'],
  ["'😀' == currency && amount > 'EUR'", "amount > 'EUR'", "Compares a number with text."],
  ["urgent && (amount + 1) == currency", "amount + 1) == currency", "Compares a number with text."],
  ["urgent && currency", "urgent && currency", "text stands where true or false is needed."],
  ["amount > 1 && erase(currency, 'x')", "erase(currency, 'x')", '"erase" is not a function that rules may call.'],
  ["currency.matches(currency) && urgent", "currency.matches(currency)", "matches() needs its pattern written out as text."],
  ["tags.exists(tag, tag == nobody)", "nobody", '"nobody" is neither a fact nor a variable.'],
  ["amount + 1", "amount + 1", "Is not a condition: it gives neither true nor false."],
  ["", "", "Write when the rule matches."],
  ["amount >", "", "Something is missing after “>”."],
  ["amount > 1 &&  ", "", "Something is missing after “&&”."],
  ["amount = 1", "=", "Write “==” in place of “=”."],
  ["amount > 1 and urgent", "and", "Write “&&” in place of “and”."],
  ["amount > 1 & urgent", "&", "Write “&&” in place of “&”."],
  ["currency == 'EUR", "'EUR", "This text is not closed: its second quotation mark is missing."],
  ["(amount > 1", "(", "“(” is not closed."],
  ["amount > 1)", ")", "“)” closes nothing."],
  ["amount > [1)", ")", "“)” closes nothing."],
  ["amount > 1 urgent", "urgent", "“urgent” cannot stand here."],
  ["amount > 1.", "", "Something is missing after “.”."],
])("%s", (text, place, message) => {
  const problem = problemAt(text, VOCABULARY);
  expect(problem === null ? null : [text.slice(problem.from, problem.to), problem.message]).toEqual([place, message]);
});

test.each(["amount > t.limit", "has(facts.amount) && provenance.amount == 'verified'", "action == 'pay' || at_risk.amount > 3", "true"])(
  "%s holds no mistake",
  (text) => expect(problemAt(text, VOCABULARY)).toBeNull(),
);

test("what is too long is wrong as a whole", () => {
  const text = `currency == "${"x".repeat(3_000)}"`;
  expect(problemAt(text, VOCABULARY)).toEqual({ message: "Longer than 2048 bytes.", from: 0, to: text.length });
});

test.each([
  ["amount", "amount * 2.0", null],
  ["amount", "3", null],
  ["amount", "currency", "Does not give an amount."],
  ["amount", " ", "Write how much is at risk, such as amount."],
  ["currency", "currency", null],
  ["currency", "EUR", null],
  ["currency", "amount", "Does not give a currency."],
  ["currency", "euro", '"euro" is neither a fact nor a variable.'],
] as const)("as %s, %s", (gives, text, message) => {
  expect(problemAt(text, VOCABULARY, gives)?.message ?? null).toBe(message);
});
