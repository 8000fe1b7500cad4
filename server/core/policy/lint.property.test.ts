// What the lint proves holds for every proposal: a dead rule never matches, a shadowed one is never missed.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type CompiledPolicy, compilePolicy } from "./compile-policy";
import { lintPolicy } from "./lint";
import { policySchema } from "./policy";
import { registrySchema } from "./registry";
import { ruleItem } from "./rule-item";
import { GROUND } from "./testing/ground";
import { CALM, rule } from "./testing/policies";

const REGISTRY = registrySchema.parse({
  workflow: "pay",
  actions: {
    send: {
      reversibility: "compensable",
      reversal_window_s: 86_400,
      facts: {
        x: { type: "number", from: "arguments.x", minimum: 0, maximum: 100 },
        flag: { type: "boolean", from: "signals.flag" },
        age: { type: "integer", from: "signals.age", required: false, minimum: -5, maximum: 120 },
        tier: { type: "string", from: "signals.tier", enum: ["gold", "silver"], required: false },
        currency: { type: "string", from: "arguments.currency" },
      },
    },
  },
});

const number = fc
  .record({
    fact: fc.constantFrom("x", "age"),
    operator: fc.constantFrom("<", "<=", ">", ">=", "==", "!="),
    limit: fc.constantFrom("0", "20", "21", "50", "100", "t.limit", "-5", "20.5"),
  })
  .map(({ fact, operator, limit }) => `${fact} ${operator} ${limit}`);
const text = fc
  .record({
    fact: fc.constantFrom("tier", "currency"),
    operator: fc.constantFrom("==", "!=", "<"),
    limit: fc.constantFrom("gold", "silver", "EUR"),
  })
  .map(({ fact, operator, limit }) => `${fact} ${operator} '${limit}'`);
const leaf = fc.oneof(
  { arbitrary: number, weight: 5 },
  { arbitrary: text, weight: 2 },
  {
    arbitrary: fc.constantFrom(
      "flag",
      "!flag",
      "has(facts.age)",
      "has(facts.tier)",
      "int(currency) > 3",
      "x * 2.0 > 90.0",
      "true",
      "false",
    ),
    weight: 2,
  },
);
const condition = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 2, depthIdentifier: "tree" },
    leaf,
    {
      arbitrary: fc.tuple(tie("tree"), fc.constantFrom("&&", "&&", "||"), tie("tree")).map(([a, op, b]) => `(${a} ${op} ${b})`),
      weight: 3,
    },
    tie("tree").map((inner) => `!(${inner})`),
    fc.tuple(tie("tree"), tie("tree"), tie("tree")).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
  ),
})).tree;
/** Rules that often cover each other: the second narrows the first, or says it another way. */
const pairs = fc.oneof(
  fc.tuple(condition, condition),
  fc.tuple(condition, condition).map(([one, other]): [string, string] => [`(${one}) && (${other})`, one]),
  fc.tuple(condition, condition).map(([one, other]): [string, string] => [one, `(${other}) || (${one})`]),
  condition.map((one): [string, string] => [one, `!(!(${one}))`]),
);
const require = fc.constantFrom<object[]>(
  { level: "review" },
  { level: "dual" },
  { sampling: 0.5 },
  { blind: true, level: "review" },
  { exclude: ["ria"] },
);

const facts = {
  x: fc.constantFrom(0, 10, 20, 20.5, 21, 35, 50, 60, 100),
  flag: fc.boolean(),
  age: fc.constantFrom(-5, 0, 20, 21, 40, 50, 100, 120),
  tier: fc.constantFrom("gold", "silver"),
  currency: fc.constantFrom("EUR", "gold", "7"),
};
const whole = fc.record(facts);
/** Facts missing, and of the wrong type or size. */
const broken = fc.record(
  { ...facts, x: fc.oneof(facts.x, fc.constantFrom(-1, 101, "many")), tier: fc.constantFrom("gold", "tin") },
  { requiredKeys: [] },
);
type Facts = { readonly [Name in keyof typeof facts]?: unknown };

const ruled = (policy: CompiledPolicy, { x, currency, ...signals }: Facts, edited = false) =>
  ruleItem({
    policy,
    proposal: { workflow: "pay", action: { name: "send", arguments: given({ x, currency }) }, signals: given(signals) },
    edited,
    surroundings: CALM,
  });
/** As it would be sent: what is absent is not there. */
const given = (values: object) => JSON.parse(JSON.stringify(values));

const policyOf = (rules: readonly object[], level = "sampled") =>
  policySchema.parse({
    workflow: "pay",
    queue: "desk",
    thresholds: { limit: { value: 50 } },
    boundaries: { send: { level, sampling: 0.1, owner: "max" } },
    rules,
  });
const proved = (policy: ReturnType<typeof policyOf>, wanted: string) =>
  lintPolicy({ policy, registry: REGISTRY, ...GROUND }).flatMap(({ code, where }) => (code === wanted ? [where.split("/")[1] ?? ""] : []));

test("a rule that is proved dead never matches where every fact is there and as the registry says", () => {
  let dead = 0;
  fc.assert(
    fc.property(pairs, fc.array(whole, { minLength: 5, maxLength: 12 }), ([one, other], asked) => {
      const policy = policyOf([rule("one", one), rule("two", `(${one}) && (${other})`)]);
      const found = proved(policy, "dead-rule");
      if (found.length === 0) return;
      dead += found.length;
      const compiled = compilePolicy(policy, REGISTRY);
      for (const values of asked) for (const id of found) expect(ruled(compiled, values).matched).not.toContain(id);
    }),
    { numRuns: 700 },
  );
  // The property says nothing where nothing is proved.
  expect(dead).toBeGreaterThan(10);
});

test("without its shadowed rules, all at once, a policy rules the same", () => {
  let shadowed = 0;
  fc.assert(
    fc.property(
      pairs,
      condition,
      fc.tuple(require, require, require),
      fc.constantFrom("autonomous", "review"),
      fc.array(fc.tuple(broken, fc.boolean()), { minLength: 5, maxLength: 12 }),
      ([one, other], third, [first, second, last], level, asked) => {
        const policy = policyOf([rule("one", one, first), rule("two", other, second), rule("three", third, last)], level);
        const found = proved(policy, "shadowed-rule");
        if (found.length === 0) return;
        shadowed += found.length;
        const compiled = compilePolicy(policy, REGISTRY);
        const without = compilePolicy({ ...policy, rules: policy.rules.filter(({ id }) => !found.includes(id)) }, REGISTRY);
        for (const [values, edited] of asked) {
          const { reasons: _reasons, matched: _matched, ...before } = ruled(compiled, values, edited);
          expect(ruled(without, values, edited)).toMatchObject(before);
        }
      },
    ),
    { numRuns: 900 },
  );
  expect(shadowed).toBeGreaterThan(10);
});

const ofNeighbour = fc.constantFrom("amount > 3", "!(facts.amount > 3)", "amount + x > 3.0", "has(facts.amount)");
const ofAction = fc.constantFrom("action == 'send'", "!(action in ['send', 'x'])", "action != 'refund'", "true", "step == 'x'");
const asking = fc
  .tuple(ofNeighbour, fc.oneof(ofAction, ofNeighbour, leaf), fc.constantFrom("&&", "||"), fc.oneof(ofAction, ofNeighbour))
  .chain(([one, other, sign, third]) =>
    fc.constantFrom(
      `(${one}) ${sign} (${other})`,
      `(${other}) ? (${one}) : (${third})`,
      `!((${one}) ${sign} (${other}))`,
      `(${third}) ${sign} ((${other}) && (${one}))`,
    ),
  );

test("a rule that asks an action for what it can never have does nothing but fail for it", () => {
  const refund = { reversibility: "reversible", facts: { amount: { type: "number", from: "arguments.amount" } } };
  const registry = registrySchema.parse({ ...REGISTRY, actions: { ...REGISTRY.actions, refund } });
  let absent = 0;
  fc.assert(
    fc.property(asking, fc.array(whole, { minLength: 5, maxLength: 8 }), (when, asked) => {
      const policy = policyOf([rule("one", when)]);
      if (!lintPolicy({ policy, registry, ...GROUND }).some(({ code, severity }) => code === "absent-fact" && severity === "error")) return;
      absent += 1;
      const compiled = compilePolicy(policy, registry);
      for (const values of asked)
        expect(
          ruled(compiled, values)
            .reasons.filter(({ kind }) => kind === "error")
            .map((reason) => reason.rule),
        ).toContain("one");
    }),
    { numRuns: 300 },
  );
  expect(absent).toBeGreaterThan(10);
});
