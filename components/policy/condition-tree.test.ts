// A condition in its form: what a change of one part does to the rest.
import { type Condition, type FactName, writeCondition } from "@core/policy/condition-form";
import { describe, expect, test } from "vitest";
import {
  changedAt,
  comparisonOf,
  comparisonsFor,
  freshGroup,
  freshRow,
  wholeOf,
  withComparison,
  withFact,
  withGroupKind,
  withPart,
} from "./condition-tree";

const fact = (name: string, type: FactName["type"], values: FactName["enum"] = null): FactName => ({
  name,
  type,
  label: null,
  unit: null,
  enum: values,
});
const AMOUNT = fact("amount", "number");
const CURRENCY = fact("currency", "string", ["EUR", "USD"]);
const URGENT = fact("urgent", "boolean");
const TAGS = fact("tags", "array");
const NAMES = { facts: [AMOUNT, CURRENCY, URGENT, TAGS], thresholds: [] };

const overLimit: Condition = { kind: "compare", fact: "amount", operator: ">", against: { threshold: "limit" } };
const over3: Condition = { kind: "compare", fact: "amount", operator: ">", against: { value: 3 } };

describe("a row", () => {
  test.each<[string, Condition, Parameters<typeof withComparison>[1], string]>([
    ["keeps its threshold under another operator", overLimit, "<=", "amount <= t.limit"],
    ["keeps its value in a list", over3, "notIn", "!(amount in [3])"],
    ["begins its list anew after a threshold", overLimit, "in", "amount in [0]"],
    ["keeps the first of its list", { kind: "not", part: { kind: "in", fact: "amount", values: [7, 8] } }, "==", "amount == 7"],
    ["can ask whether the fact is there", over3, "unknown", "!has(facts.amount)"],
  ])("%s", (_what, row, comparison, text) => {
    const changed = withComparison(row, comparison, AMOUNT);
    expect(writeCondition(changed)).toBe(text);
    expect(comparisonOf(changed)).toBe(comparison);
  });
  test.each<[string, Condition, FactName, string]>([
    ["keeps what fits", over3, fact("age", "integer"), "age > 3"],
    ["keeps a threshold for another number", overLimit, fact("age", "integer"), "age > t.limit"],
    ["begins anew where nothing fits", overLimit, CURRENCY, 'currency == "EUR"'],
    ["is about itself where the fact is true or false", over3, URGENT, "urgent"],
    ["only asks for presence where nothing can be compared", over3, TAGS, "has(facts.tags)"],
    ["keeps the values of a list that fit", { kind: "in", fact: "name", values: ["USD", "GBP"] }, CURRENCY, 'currency in ["USD"]'],
    ["keeps asking for presence", { kind: "known", fact: "amount", known: false }, TAGS, "!has(facts.tags)"],
  ])("that speaks of another fact %s", (_what, row, other, text) => expect(writeCondition(withFact(row, other))).toBe(text));
  test("begins as one that can be written, whatever the fact", () => {
    for (const first of NAMES.facts) {
      const row = freshRow({ ...NAMES, facts: [first] });
      expect(row === null ? null : comparisonOf(row)).toBe(comparisonsFor(first)[0]);
    }
    expect(freshRow({ ...NAMES, facts: [] })).toBeNull();
  });
});

describe("a group", () => {
  const whole = withPart(wholeOf(overLimit), [], { kind: "any", parts: [over3, { kind: "is", fact: "urgent", value: true }] });
  test("stands around the first row and takes more", () =>
    expect(writeCondition(whole)).toBe("amount > t.limit && (amount > 3 || urgent)"));
  test("can hold when none of its parts does", () => {
    const none = withGroupKind(whole, [1], "notAny");
    expect(writeCondition(none)).toBe("amount > t.limit && !(amount > 3 || urgent)");
    expect(writeCondition(withPart(none, [1], over3))).toBe("amount > t.limit && !(amount > 3 || urgent || amount > 3)");
    expect(withGroupKind(none, [1], "any")).toEqual(whole);
  });
  test("loses a row deep inside, and goes as a whole", () => {
    expect(writeCondition(changedAt(whole, [1, 0], () => null))).toBe("amount > t.limit && urgent");
    expect(writeCondition(changedAt(whole, [1], () => null))).toBe("amount > t.limit");
  });
  test("goes with its last row, and the whole then asks for nothing", () => {
    const nested = changedAt(whole, [1, 1], () => null);
    expect(writeCondition(changedAt(nested, [1, 0], () => null))).toBe("amount > t.limit");
    expect(writeCondition(changedAt(withGroupKind(wholeOf(over3), [], "any"), [0], () => null))).toBe("true");
  });
  test("begins with a row, and as the other kind than the one around it", () => {
    expect(freshGroup("all", NAMES)).toMatchObject({ kind: "any", parts: [{ fact: "amount" }] });
    expect(freshGroup("notAny", NAMES)).toMatchObject({ kind: "all" });
  });
});
