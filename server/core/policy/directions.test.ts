// Which way a threshold moves its rules, and what must not be taken for a direction.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compilePolicy } from "./compile-policy";
import { thresholdDirections } from "./directions";
import { isAsStrict } from "./lattice";
import { type PolicyVersion, policySchema } from "./policy";
import { registrySchema } from "./registry";
import { ruleItem } from "./rule-item";
import { CALM, RANKS, rule } from "./testing/policies";

const registryOf = (send: object = {}) =>
  registrySchema.parse({
    workflow: "pay",
    actions: {
      send: {
        reversibility: "compensable",
        reversal_window_s: 86_400,
        facts: {
          x: { type: "number", from: "arguments.x" },
          flag: { type: "boolean", from: "signals.flag" },
          age: { type: "integer", from: "signals.age", required: false },
          young: { type: "boolean", from: "signals.young", required: false },
        },
        ...send,
      },
      close: { reversibility: "reversible", reversal_window_s: 60 },
    },
  });
const REGISTRY = registryOf();

const policyOf = (rules: readonly object[], limit = 50): PolicyVersion =>
  policySchema.parse({
    workflow: "pay",
    queue: "desk",
    thresholds: { limit: { value: limit }, other: { value: 7 } },
    boundaries: { send: { level: "sampled", sampling: 0.1, owner: "max" } },
    rules,
  });

const of = (...conditions: readonly string[]) =>
  thresholdDirections(policyOf(conditions.map((when, index) => rule(`r-${index}`, when))), REGISTRY).get("limit");

describe("a direction is derived from every use", () => {
  test.each([
    ["x > t.limit", "raising-loosens"],
    ["x >= t.limit", "raising-loosens"],
    ["t.limit < x", "raising-loosens"],
    ["facts.x > t.limit", "raising-loosens"],
    ["x < t.limit", "raising-tightens"],
    ["x <= t.limit", "raising-tightens"],
    ["t.limit >= x", "raising-tightens"],
    ["!(x <= t.limit)", "raising-loosens"],
    ["!(flag && x <= t.limit)", "raising-loosens"],
    ["!!(x > t.limit) && flag", "raising-loosens"],
    ["x > t.limit || flag", "raising-loosens"],
    ["flag ? x > t.limit : x > 3", "raising-loosens"],
    ["has(facts.age) ? age < t.limit : x > t.other", "raising-tightens"],
    ["has(facts.age) && age < t.limit || flag", "raising-tightens"],
  ])("%s: %s", (when, direction) => expect(of(when)).toBe(direction));

  test.each([
    ["x == t.limit"],
    ["x != t.limit"],
    ["x > t.limit || x < t.limit"],
    ["x * 2 > t.limit"],
    ["x > t.limit + 1.0"],
    ["x > t.limit ? flag : x > 3"],
    ["(x > t.limit) == flag"],
    ["age > t.limit ? flag : true"],
    ["[1, 2].exists(n, double(n) > t.limit)"],
    ["reversal_window_s > t.limit"],
  ])("%s: unknown", (when) => expect(of(when)).toBe("unknown"));

  test("nobody uses it: unused; uses that agree keep the direction, uses that do not lose it", () => {
    expect(of("x > 3")).toBe("unused");
    expect(of("x > t.limit", "x >= t.limit")).toBe("raising-loosens");
    expect(of("x > t.limit", "age < t.limit")).toBe("unknown");
  });
  test("a name inside a text is no use", () => expect(of("x > t.limit && string(x) != 't.limit < 3'")).toBe("raising-loosens"));
  test("a rule that does not compile always matches, and what it names is unknown", () => {
    expect(of("x > t.limit", "nobody > t.limit")).toBe("unknown");
    expect(of("x > t.limit", "x > ")).toBe("raising-loosens");
  });
  test("what an action puts at risk may go either way", () => {
    const at_risk = (amount: string) => registryOf({ at_risk: { amount, currency: "EUR" } });
    const policy = policyOf([rule("over", "x > t.limit")]);
    expect(thresholdDirections(policy, at_risk("x")).get("limit")).toBe("raising-loosens");
    expect(thresholdDirections(policy, at_risk("x + t.limit")).get("limit")).toBe("unknown");
  });
});

describe("no use stays hidden", () => {
  test.each([
    ["t.exists(k, k.startsWith('lim') && x < t[k])"],
    ["[t].exists(q, x < q.limit)"],
    ["x < t['li' + 'mit']"],
    ["t // no name follows\n .limit * 2.0 > x"],
    ["x < [t.limit][0]"],
    ["has(t.limit) && x < 3"],
  ])("%s", (when) => expect(of("x > t.limit", when)).toBe("unknown"));
});

describe("a part beside it that may fail takes the direction away", () => {
  test.each([
    ["x > t.limit || age > 3"],
    ["x > t.limit || young"],
    ["x > t.limit || (flag && age > 3)"],
    ["!(x <= t.limit && !(age > 3))"],
    ["flag && (x > t.limit || at_risk.amount > 9)"],
  ])("%s: unknown", (when) => expect(of(when)).toBe("unknown"));
  test.each([
    ["x > t.limit || (has(facts.age) && age > 3)"],
    ["x > t.limit || (has(facts.age) ? age > 3 : flag)"],
    ["x > t.limit && age > 3"],
  ])("%s: known", (when) => expect(of(when)).toBe("raising-loosens"));
});

const leaf = fc.oneof(
  fc
    .record({
      fact: fc.constantFrom("x", "age"),
      operator: fc.constantFrom("<", "<=", ">", ">=", "=="),
      limit: fc.constantFrom("t.limit", "t.limit", "t.other", "30"),
    })
    .map(({ fact, operator, limit }) => `${fact} ${operator} ${limit}`),
  fc.constantFrom("flag", "young", "has(facts.age)", "t.limit > x", "at_risk.amount > 3", "[t].exists(q, x < q.limit)", "x * 2.0 > 40.0"),
);
const condition = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, depthIdentifier: "tree" },
    leaf,
    fc.tuple(tie("tree"), fc.constantFrom("&&", "||"), tie("tree")).map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie("tree").map((inner) => `!(${inner})`),
    fc.tuple(tie("tree"), tie("tree"), tie("tree")).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
  ),
})).tree;
const require = fc.constantFrom({ sampling: 0.5 }, { level: "review" }, { level: "dual" }, { blind: true }, { exclude: ["ria"] });
const maybe = <Value>(values: readonly Value[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 3 });
const proposals = fc.record({
  x: maybe([0, 10, 20, 30, 45, 60, 100]),
  age: maybe([0, 10, 20, 30, 45, 60, 100]),
  flag: maybe([true, false]),
  young: maybe([true, false]),
});

test("moved the strict way a threshold never loosens a ruling, in any field", () => {
  let moved = 0;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(condition, require), { minLength: 1, maxLength: 2 }),
      fc.array(proposals, { minLength: 4, maxLength: 10 }),
      fc.constantFrom([20, 30], [25, 50], [0, 100]),
      (conditions, asked, [low = 0, high = 0]) => {
        const rules = conditions.map(([when, required], index) => rule(`r-${index}`, when, required));
        const direction = thresholdDirections(policyOf(rules), REGISTRY).get("limit");
        if (direction !== "raising-loosens" && direction !== "raising-tightens") return;
        moved += 1;
        const [loose, strict] = direction === "raising-loosens" ? [high, low] : [low, high];
        const [before, after] = [compilePolicy(policyOf(rules, loose), REGISTRY), compilePolicy(policyOf(rules, strict), REGISTRY)];
        for (const { x, age, flag, young } of asked) {
          const proposal = {
            workflow: "pay",
            action: { name: "send", arguments: x === undefined ? {} : { x } },
            signals: { ...(age !== undefined && { age }), ...(flag !== undefined && { flag }), ...(young !== undefined && { young }) },
          };
          const [was, is] = [before, after].map((policy) => ruleItem({ policy, proposal, edited: false, surroundings: CALM }));
          if (was !== undefined && is !== undefined) expect(isAsStrict(is, was, RANKS)).toBe(true);
        }
      },
    ),
    { numRuns: 1_500 },
  );
  // The property says nothing where nothing has a direction.
  expect(moved).toBeGreaterThan(50);
});
