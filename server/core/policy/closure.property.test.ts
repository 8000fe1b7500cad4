// The closures give what CEL's plan gives: for any expression of the vocabulary, over any facts, absent and wrongly typed ones among them.
import type { Json } from "@core/words/vocabulary";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bothWays, FACT_NAMES, type Scene } from "./testing/closures";

const NUMBERS = ["amount", "age", "any", "facts.amount", "t.limit", "t.floor", "t.none", "at_risk.amount", "reversal_window_s"];
const LITERALS = ["0", "3", "-7", "0.5", "100.0", "9007199254740993", "9223372036854775807"];
const TEXTS = ["text", "facts.text", "any", "step", "action", "workflow", "reversibility", "provenance.amount", "provenance.age"];
const WORDS = ["''", "'EUR'", "'new'", "'é𝄞'", "at_risk.currency", "string(amount)", "string(flag)"];

const infix = (left: fc.Arbitrary<string>, operators: readonly string[], right: fc.Arbitrary<string>) =>
  fc.tuple(left, fc.constantFrom(...operators), right).map(([a, operator, b]) => `(${a} ${operator} ${b})`);

const { condition } = fc.letrec<{ number: string; text: string; list: string; condition: string; value: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...NUMBERS, ...LITERALS),
    infix(tie("number"), ["+", "-", "*", "/", "%"], tie("number")),
    tie("number").map((number) => `-(${number})`),
    fc.oneof(tie("text"), tie("list")).map((value) => `size(${value})`),
    fc.tuple(fc.constantFrom("int", "double"), tie("value")).map(([name, value]) => `${name}(${value})`),
    fc.tuple(tie("condition"), tie("number"), tie("number")).map(([when, a, b]) => `(${when} ? ${a} : ${b})`),
  ),
  text: fc.oneof({ maxDepth: 2 }, fc.constantFrom(...TEXTS, ...WORDS), infix(tie("text"), ["+"], tie("text"))),
  list: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom("tags", "facts.tags", "any", "details", "[]", "['EUR', 'USD']", "[1, 2.0, 'new']", "['new', true, null, 3]"),
    fc.array(tie("value"), { maxLength: 3 }).map((values) => `[${values.join(", ")}]`),
    infix(tie("list"), ["+"], tie("list")),
  ),
  value: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom("any", "ghost", "details", "details.new", "flag", "true", "null", "dyn(text)"),
    tie("number"),
    tie("text"),
    tie("list"),
  ),
  condition: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom("flag", "other", "any", "ghost", "true", "false", "has(facts.age)", "has(facts.any)", "has(facts.ghost)"),
    fc.constantFrom("has(at_risk.amount)", "has(t.limit)", "has(provenance.age)", "has(provenance.text)", "bool(text)", "bool(any)"),
    infix(tie("number"), ["<", "<=", ">", ">=", "==", "!="], tie("number")),
    infix(tie("text"), ["<", "<=", ">", ">=", "==", "!="], tie("text")),
    infix(tie("value"), ["==", "!=", "<", ">="], tie("value")),
    infix(tie("value"), ["in"], tie("list")),
    fc.tuple(tie("text"), fc.constantFrom("contains", "startsWith", "endsWith"), tie("text")).map(([a, name, b]) => `${a}.${name}(${b})`),
    tie("text").map((text) => `${text}.matches('^[A-Z]+$')`),
    infix(tie("condition"), ["&&", "||", "==", "<"], tie("condition")),
    infix(tie("condition"), ["&&", "||"], infix(tie("condition"), ["&&", "||"], tie("condition"))),
    tie("condition").map((inner) => `!(${inner})`),
    fc.tuple(tie("condition"), tie("condition"), tie("condition")).map(([when, a, b]) => `(${when} ? ${a} : ${b})`),
  ),
}));

const plain = fc.constantFrom<Json>(0, 3, 7, 100, 101.5, -7, 0.5, 1e300, 9007199254740992, "", "EUR", "new", "é𝄞", "12", true, false);
const nested: fc.Arbitrary<Json> = fc.oneof(
  plain,
  fc.constant(null),
  fc.array(fc.oneof(plain, fc.constant(null)), { maxLength: 3 }),
  fc.dictionary(fc.constantFrom("new", "EUR", "__proto__", "constructor"), fc.oneof(plain, fc.constant(null)), { maxKeys: 2 }),
);
const LIKELY: Readonly<Record<string, fc.Arbitrary<Json>>> = {
  amount: fc.constantFrom(0, 99.5, 100, 101, -3),
  age: fc.constantFrom(0, 3, 4, 50),
  text: fc.constantFrom("EUR", "USD", "new", "é𝄞", ""),
  flag: fc.boolean(),
  other: fc.boolean(),
  tags: fc.array(fc.constantFrom("new", "EUR", 3, true), { maxLength: 3 }),
  details: fc.dictionary(fc.constantFrom("new", "EUR"), plain, { maxKeys: 2 }),
};

const facts = fc
  .tuple(
    ...FACT_NAMES.filter((name) => name !== "ghost").map((name) =>
      fc
        .oneof(
          { weight: 6, arbitrary: LIKELY[name] ?? nested },
          { weight: 1, arbitrary: nested },
          { weight: 2, arbitrary: fc.constant(undefined) },
        )
        .map((value) => (value === undefined ? {} : { [name]: value })),
    ),
  )
  .map((members) => Object.assign({}, ...members));

const scenes: fc.Arbitrary<Scene> = fc.record({
  facts,
  step: fc.constantFrom("", "new"),
  atRisk: fc.option(fc.record({ amount: fc.constantFrom(0, 70, 120.5), currency: fc.constantFrom("EUR", "USD") })),
});

describe("a closure", () => {
  test("gives what the plan gives, whatever the expression and the facts", () => {
    let compared = 0;
    let unsupported = 0;
    const outcomes = new Map<unknown, number>();
    fc.assert(
      fc.property(condition, fc.array(scenes, { minLength: 8, maxLength: 8 }), (source, given) => {
        const ways = bothWays(source);
        if (ways === null) return;
        if (ways.closure === null) unsupported++;
        else
          for (const scene of given) {
            const expected = ways.planned(scene);
            expect(ways.closed(scene)).toEqual(expected);
            outcomes.set(expected, (outcomes.get(expected) ?? 0) + 1);
            compared++;
          }
      }),
      { numRuns: 1_500 },
    );
    // The property would say nothing if the checker refused most, or if all ended alike.
    expect(compared).toBeGreaterThan(1_500);
    expect(unsupported).toBe(0);
    for (const outcome of [true, false, "error"]) expect(outcomes.get(outcome) ?? 0).toBeGreaterThan(compared / 20);
  });
});
