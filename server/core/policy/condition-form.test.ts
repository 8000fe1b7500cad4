// Conditions as people write them, and the form that shows them; and what no form can show.
import { describe, expect, test } from "vitest";
import { type Condition, type ConditionNames, normalCondition, readCondition, whyNoForm, writeCondition } from "./condition-form";

const fact = (name: string, type: ConditionNames["facts"][number]["type"]) => ({ name, type, label: null, unit: null, enum: null });
const NAMES: ConditionNames = {
  facts: [fact("amount", "number"), fact("currency", "string"), fact("urgent", "boolean"), fact("tags", "array")],
  thresholds: [{ name: "limit", label: null, value: 100 }],
};

const more = (against: { threshold: string } | { value: number }): Condition => ({
  kind: "compare",
  fact: "amount",
  operator: ">",
  against,
});
const urgent: Condition = { kind: "is", fact: "urgent", value: true };
const euro: Condition = { kind: "compare", fact: "currency", operator: "==", against: { value: "EUR" } };

describe("a text is read as a form and written as one text", () => {
  test.each<[string, Condition, string]>([
    ["amount > t.limit", more({ threshold: "limit" }), "amount > t.limit"],
    ["t.limit<facts.amount", more({ threshold: "limit" }), "amount > t.limit"],
    ["250.0 < amount", more({ value: 250 }), "amount > 250"],
    ["(amount > 1e30)", more({ value: 1e30 }), "amount > 1e+30"],
    ["amount > 0.1e-6", more({ value: 1e-7 }), "amount > 1e-7"],
    ["amount > -0.0", more({ value: 0 }), "amount > 0"],
    ["!(amount <= 3)", more({ value: 3 }), "amount > 3"],
    ["'EUR' == currency", euro, 'currency == "EUR"'],
    ['currency == r"a\\b"', { ...euro, against: { value: "a\\b" } } as Condition, 'currency == "a\\\\b"'],
    ["currency == '\\\"//\\n'", { ...euro, against: { value: '"//\n' } } as Condition, 'currency == "\\"//\\n"'],
    ["!!urgent", urgent, "urgent"],
    ["!facts.urgent", { kind: "is", fact: "urgent", value: false }, "!urgent"],
    ["urgent == true", { kind: "compare", fact: "urgent", operator: "==", against: { value: true } }, "urgent == true"],
    ["!has(facts.tags)", { kind: "known", fact: "tags", known: false }, "!has(facts.tags)"],
    ["amount in [1, 2.5]", { kind: "in", fact: "amount", values: [1, 2.5] }, "amount in [1, 2.5]"],
    ["!(currency in ['EUR'])", { kind: "not", part: { kind: "in", fact: "currency", values: ["EUR"] } }, '!(currency in ["EUR"])'],
    ["true", { kind: "all", parts: [] }, "true"],
    ["!true", { kind: "any", parts: [] }, "false"],
    ["true && urgent", urgent, "urgent"],
    [
      "urgent && (currency == 'EUR' && (amount > 3))",
      { kind: "all", parts: [urgent, euro, more({ value: 3 })] },
      'urgent && currency == "EUR" && amount > 3',
    ],
    [
      "(urgent && amount > 3) || currency == 'EUR'",
      { kind: "any", parts: [{ kind: "all", parts: [urgent, more({ value: 3 })] }, euro] },
      'urgent && amount > 3 || currency == "EUR"',
    ],
    [
      "urgent && (amount > 3 || currency == 'EUR')",
      { kind: "all", parts: [urgent, { kind: "any", parts: [more({ value: 3 }), euro] }] },
      'urgent && (amount > 3 || currency == "EUR")',
    ],
    ["!(urgent || amount > 3)", { kind: "not", part: { kind: "any", parts: [urgent, more({ value: 3 })] } }, "!(urgent || amount > 3)"],
    ["urgent && false", { kind: "all", parts: [urgent, { kind: "any", parts: [] }] }, "urgent && false"],
  ])("%s", (text, condition, canonical) => {
    expect(readCondition(text, NAMES)).toEqual(condition);
    expect(writeCondition(condition)).toBe(canonical);
    expect(readCondition(canonical, NAMES)).toEqual(condition);
  });
});

test.each([
  ["what cannot be read", "amount >"],
  ["nothing", ""],
  ["a fact that there is not", "age > 3"],
  ["a threshold that there is not", "amount > t.roof"],
  ["arithmetic", "amount * 2 > t.limit"],
  ["two facts", "amount > currency"],
  ["two literals", "1 < 2"],
  ["a function", "currency.startsWith('E')"],
  ["a choice", "urgent ? amount > 1 : amount > 2"],
  ["a macro", "tags.exists(tag, tag == 'new')"],
  ["whether a list holds a value", "'new' in tags"],
  ["a list with a fact in it", "amount in [amount]"],
  ["null", "currency == null"],
  ["a whole number that would become another", "amount > 9007199254740993"],
  ["the name of the action", "action == 'pay'"],
  ["where a fact comes from", "provenance.amount == 'verified'"],
  ["a comment, which a form would lose", "// why\namount > 1"],
  ["a number as a condition", "3"],
  ["a threshold as a condition", "t.limit"],
  ["a key in brackets", "facts['amount'] > 1"],
])("no form shows %s", (_what, text) => expect(readCondition(text, NAMES)).toBeNull());

test.each([
  ["amount >", "unreadable"],
  ["age > t.roof", "names"],
  ["action == 'pay'", "names"],
  ["amount + 1 > 2", "beyond"],
  ["age + 1 > 2", "beyond"],
  ["// why\namount > 1", "beyond"],
  ["amount > 1", null],
])("%s is no form: %s", (text, why) => expect(whyNoForm(text, NAMES)).toBe(why));

test("half a character, which no text of CEL can hold, becomes the sign for it", () =>
  expect(normalCondition({ ...euro, against: { value: "a\ud800b😀" } } as Condition)).toEqual({
    ...euro,
    against: { value: "a\uFFFDb😀" },
  }));
