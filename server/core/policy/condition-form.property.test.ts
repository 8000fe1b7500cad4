// The form and the text are the same thing: whatever a form says, its text says, on all facts, also on those that are absent or of another type.
import type { Json } from "@core/words/vocabulary";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Condition, type ConditionNames, normalCondition, readCondition, writeCondition } from "./condition-form";
import { celMapOf, compileProgram, toCel } from "./evaluate";
import { checkExpression, type Kind, type Vocabulary } from "./expression";

const fact = (name: string, type: ConditionNames["facts"][number]["type"]) => ({ name, type, label: null, unit: null, enum: null });
const FACTS = ["amount", "age", "currency", "urgent"] as const;
const THRESHOLDS = { limit: 100, floor: 0.5 };
const NAMES: ConditionNames = {
  facts: [fact("amount", "number"), fact("age", "integer"), fact("currency", "string"), fact("urgent", "boolean")],
  thresholds: Object.entries(THRESHOLDS).map(([name, value]) => ({ name, label: null, value })),
};

/** Facts of any type, as those of a neighbouring action are to a rule. */
const members = new Map<string, Kind>(FACTS.map((name) => [name, "dyn"]));
const VOCABULARY: Vocabulary = {
  variables: new Map([...members, ["t", "map"], ["facts", "map"]]),
  members: new Map([
    ["t", new Map(Object.keys(THRESHOLDS).map((name) => [name, "double"]))],
    ["facts", members],
  ]),
};

const number = fc.oneof(
  fc.constantFrom(0, -0, 1, 100, 0.5, 1e20, -1e21, 2 ** 53, 5e-324, Number.MAX_VALUE),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const text = fc.oneof(fc.constantFrom("EUR", "", '"', "\\", "a\nb", "//", "'''"), fc.string({ unit: "binary" }));
const value = fc.oneof(number, text, fc.boolean());
const name = fc.constantFrom(...FACTS);
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    kind: fc.constant("compare" as const),
    fact: name,
    operator: fc.constantFrom("<" as const, "<=" as const, ">" as const, ">=" as const, "==" as const, "!=" as const),
    against: fc.oneof(fc.record({ threshold: fc.constantFrom("limit", "floor") }), fc.record({ value })),
  }),
  fc.record({ kind: fc.constant("is" as const), fact: name, value: fc.boolean() }),
  fc.record({ kind: fc.constant("in" as const), fact: name, values: fc.array(value, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant("known" as const), fact: name, known: fc.boolean() }),
);
const { condition: conditions } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.record({ kind: fc.constantFrom("all" as const, "any" as const), parts: fc.array(tie("condition"), { maxLength: 3 }) }),
    fc.record({ kind: fc.constant("not" as const), part: tie("condition") }),
  ),
}));

const factValues = fc.dictionary(name, fc.oneof(value, fc.constantFrom<Json>("EUR", 100, 0.5, true, false, 1, null, ["EUR"])), {
  maxKeys: 4,
});

/** What a ruling makes of it: a match, no match, or a failure, which matches and asks for review. */
function outcome(source: string, facts: Readonly<Record<string, Json>>): "match" | "no match" | "failure" {
  const checked = checkExpression(source, VOCABULARY);
  if (!checked.ok) throw new Error(`${checked.problem} ${source}`);
  const bindings = Object.fromEntries(Object.entries(facts).map(([fact, given]) => [fact, toCel(given)]));
  const result = compileProgram(checked.expr)({ ...bindings, facts: celMapOf(facts), t: celMapOf(THRESHOLDS) }, null);
  if (!result.ok) return "failure";
  return result.value === true ? "match" : result.value === false ? "no match" : "failure";
}

/** Another way to write each: everything in brackets, nothing shortened, sides swapped, numbers as doubles. */
function longhand(condition: Condition): string {
  const literal = (given: number | string | boolean) =>
    typeof given === "number" ? `${given.toExponential()}` : typeof given === "string" ? JSON.stringify(given) : String(given);
  const swapped = { "<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!=" };
  switch (condition.kind) {
    case "all":
    case "any": {
      const empty = condition.kind === "all" ? "true" : "false";
      return condition.parts.reduce((before, part) => `(${before}) ${condition.kind === "all" ? "&&" : "||"} (${longhand(part)})`, empty);
    }
    case "not":
      return `!(${longhand(condition.part)})`;
    case "compare": {
      const { against } = condition;
      const limit = "threshold" in against ? `t.${against.threshold}` : literal(against.value);
      return `${limit} ${swapped[condition.operator]} facts.${condition.fact}`;
    }
    case "is":
      return `${condition.value ? "" : "!"}facts.${condition.fact}`;
    case "in":
      return `facts.${condition.fact} in [${condition.values.map(literal).join(", ")}]`;
    case "known":
      return `${condition.known ? "!!" : "!"}has(facts.${condition.fact})`;
  }
}

/** Beyond these a text is refused, whoever wrote it. */
const fits = (source: string) => checkExpression(source, VOCABULARY).ok;

describe("whatever a form says", () => {
  test("is read again from its text", () =>
    fc.assert(
      fc.property(conditions, (condition) => {
        const source = writeCondition(condition);
        fc.pre(fits(source));
        expect(readCondition(source, NAMES)).toEqual(normalCondition(condition));
      }),
      { numRuns: 500 },
    ));
  test("has one text, which is written the same again", () =>
    fc.assert(
      fc.property(conditions, (condition) => {
        const source = writeCondition(condition);
        fc.pre(fits(source));
        const read = readCondition(source, NAMES);
        expect(read === null ? null : writeCondition(read)).toBe(source);
        expect(normalCondition(normalCondition(condition))).toEqual(normalCondition(condition));
      }),
    ));
  test("means the same on any facts as the text that it was read from", () =>
    fc.assert(
      fc.property(conditions, factValues, (condition, facts) => {
        const plain = JSON.parse(JSON.stringify(condition), (_key, given) =>
          typeof given === "string" ? given.replace(/\p{Surrogate}/gu, "?") : given,
        ) as Condition;
        const before = longhand(plain);
        fc.pre(fits(before));
        const read = readCondition(before, NAMES);
        expect(read).toEqual(normalCondition(plain));
        expect(outcome(writeCondition(plain), facts)).toBe(outcome(before, facts));
      }),
      { numRuns: 500 },
    ));
});
