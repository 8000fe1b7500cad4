// Rules that can never match or add nothing: what is proved of them, and what is only seen.
import { expect, test } from "vitest";
import { lintPolicy } from "./lint";
import { registrySchema } from "./registry";
import { GROUND } from "./testing/ground";
import { found, policyOf, REGISTRY } from "./testing/linted";
import { rule } from "./testing/policies";

test("a rule whose comparisons leave no value is dead", () => {
  const dead = (when: string) =>
    found({ rules: [rule("over", "x > t.limit"), rule("dead", when), rule("old", "age > 3")] }).filter(([, code]) => code === "dead-rule");
  expect(dead("x > 60 && x < 40")).toHaveLength(1);
  expect(dead("x > 100")).toHaveLength(1);
  expect(dead("!(x <= 100)")).toHaveLength(1);
  expect(dead("x >= 100")).toHaveLength(0);
  expect(dead("x > 60 && x < 40 || age > 3")).toHaveLength(0);
  expect(dead("x > 60 && age < 3")).toHaveLength(0);
});

test.each([
  ["flag && !flag", 1],
  ["x > 200 && size(currency) > 2", 1],
  ["currency == 'EUR' && currency == 'USD'", 1],
  ["currency != 'EUR' && currency == 'EUR'", 1],
  ["tier == 'bronze'", 1],
  ["tier == 'gold'", 0],
  ["tier != 'gold' && tier != 'silver'", 1],
  ["age > 3 && age < 4", 1],
  ["age >= 3 && age < 4", 0],
  ["x > 3 && x < 4", 0],
  ["x == 150", 1],
  ["x <= 0 && x != 0", 1],
  ["x <= t.limit && x > 50", 1],
  ["false", 1],
  ["flag ? x > 200 : x < 0", 1],
  ["flag ? x > 200 : x < 1", 0],
  // What it chooses by may fail, and then the rule counts as matched.
  ["int(currency) > 3 ? x > 200 : x < 0", 0],
  ["has(facts.age) && !has(facts.age)", 1],
  ["!has(facts.age) && x > 3", 0],
  // CEL and JavaScript do not order every text alike.
  ["currency < 'A' && currency > 'B'", 0],
  ["currency > 'A' && currency < 'Z'", 0],
])("%s: dead %i times", (when, times) => {
  const registry = registrySchema.parse({
    workflow: "pay",
    actions: {
      send: {
        reversibility: "reversible",
        facts: {
          ...REGISTRY.actions.send?.facts,
          flag: { type: "boolean", from: "signals.flag" },
          currency: { type: "string", from: "arguments.currency" },
          tier: { type: "string", from: "signals.tier", enum: ["gold", "silver", 3] },
        },
      },
    },
  });
  const findings = lintPolicy({ policy: policyOf({ rules: [rule("dead", when)] }), registry, ...GROUND });
  expect(findings.filter(({ code }) => code === "dead-rule")).toHaveLength(times);
});

test("a condition that can hold in too many ways is left alone, soon", () => {
  const pairs = (count: number): string => (count === 1 ? "(x < 1 || x > 2)" : `(${pairs(count >> 1)} && ${pairs(count - (count >> 1))})`);
  expect(found({ rules: [rule("long", pairs(40)), rule("old", "age > t.limit")] })).toEqual([]);
});

test("one that no past item matched is only seen, and only on enough of them", () => {
  const items = (count: number) => ({ sample: Array.from({ length: count }, () => ({ action: "send", facts: { x: 10, age: 5 } })) });
  const never = (count: number) => found({}, items(count)).filter(([, code]) => code === "never-matched");
  expect(never(200)).toEqual([["warning", "never-matched", "rules/over/when", "shown"]]);
  expect(never(199)).toEqual([]);
});

test("a rule that another one covers is shadowed, one that asks for more is not", () => {
  const shadowed = (require: object) =>
    found({ rules: [rule("over", "x > 50 "), rule("far-over", "x > 80", require), rule("old", "age > t.limit")] }).filter(
      ([, code]) => code === "shadowed-rule",
    );
  expect(shadowed({ level: "review" })).toEqual([["warning", "shadowed-rule", "rules/far-over", "proved"]]);
  expect(shadowed({ level: "dual" })).toEqual([]);
  expect(shadowed({ level: "review", queue: "leads" })).toEqual([]);
});

test.each([
  ["x > 80", "x > 50.0", "review", 1],
  ["x > 80 && x < 90", "x > 50.0", "review", 1],
  ["x > 80 || x == 60", "x > 50.0", "review", 1],
  ["x > 50", "x >= 50.0", "review", 1],
  ["x >= 50", "x > 50.0", "review", 0],
  // Two facts: where age is missing this rule fails, which is more than a match.
  ["x > 80 && age < 3", "x > 50.0", "review", 0],
  ["x > 80 && has(facts.age) && age < 3", "x > 50.0", "review", 1],
  ["x > 80 && age < 3", "x > 50.0 && age < 5", "review", 1],
  ["x > 80 && size(string(x)) > 3", "x > 50.0", "review", 0],
  ["x > 80", "x > 50.0 && age < 5", "review", 0],
  ["x > 80", "x > 50.0", "dual", 0],
  ["x > 80", "x >= 0 && x <= 100", "review", 1],
])("%s beside %s, asking for %s: shadowed %i times", (when, other, level, times) => {
  const findings = found({ rules: [rule("far", when, { level }), rule("over", other)] });
  expect(findings.filter(([, code, where]) => code === "shadowed-rule" && where === "rules/far")).toHaveLength(times);
});

test("of two that cover each other only the later is told, so that nobody removes both", () => {
  const twins = found({ rules: [rule("a", "x > 50"), rule("b", "!(x <= 50)"), rule("c", "50 < x"), rule("old", "age > t.limit")] });
  expect(twins.map(([, , where]) => where)).toEqual(["rules/b", "rules/c"]);
});

test("a rule of other actions shadows nothing, and one of all actions is shadowed only where it is in each", () => {
  const registry = registrySchema.parse({
    workflow: "pay",
    actions: { send: { ...REGISTRY.actions.send }, close: { ...REGISTRY.actions.send } },
  });
  const of = (actions: readonly string[] | null, others: readonly string[] | null) =>
    lintPolicy({
      policy: policyOf({
        rules: [rule("far", "x > 80", { level: "review" }, { actions }), rule("over", "x > 50", { level: "review" }, { actions: others })],
      }),
      registry,
      ...GROUND,
    }).filter(({ code }) => code === "shadowed-rule");
  expect(of(["send"], ["send"])).toHaveLength(1);
  expect(of(["send"], null)).toHaveLength(1);
  expect(of(["send"], ["close"])).toHaveLength(0);
  expect(of(null, ["send"])).toHaveLength(0);
});

test("that a rule was never alone is only seen, on enough items and enough matches", () => {
  const seen = (items: number, matches: number, level = "review") =>
    found(
      { rules: [rule("far", "x * 2.0 > 160.0", { level }), rule("over", "x > t.limit"), rule("old", "age > 3")] },
      { sample: Array.from({ length: items }, (_, index) => ({ action: "send", facts: { x: index < matches ? 90 : 10, age: 1 } })) },
    ).filter(([, code]) => code === "never-alone");
  // What is seen goes both ways here; the later of the two is told.
  expect(seen(200, 20)).toEqual([["warning", "never-alone", "rules/over", "shown"]]);
  expect(seen(200, 20, "dual")).toEqual([["warning", "never-alone", "rules/over", "shown"]]);
  expect(seen(199, 20)).toEqual([]);
  expect(seen(200, 19)).toEqual([]);
});
