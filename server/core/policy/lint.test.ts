// What the lint finds of a draft, and what it must not claim.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compilePolicy } from "./compile-policy";
import type { LintGround } from "./finding";
import { isAsStrict } from "./lattice";
import { lintPolicy } from "./lint";
import { type PolicyVersion, policySchema } from "./policy";
import { registrySchema } from "./registry";
import { ruleItem } from "./rule-item";
import { CALM, RANKS, rule } from "./testing/policies";

const REGISTRY = registrySchema.parse({
  workflow: "pay",
  actions: {
    send: {
      reversibility: "compensable",
      reversal_window_s: 86_400,
      facts: {
        x: { type: "number", from: "arguments.x", minimum: 0, maximum: 100 },
        age: { type: "integer", from: "signals.age", required: false },
      },
    },
  },
});
const GROUND: LintGround = {
  organisation: {
    queues: [
      { id: "desk", rank: 10, owner: "ria", members: ["ria", "max"], over: "leads" },
      { id: "leads", rank: 50, owner: "max", members: ["max"], over: null },
      { id: "empty", rank: 60, owner: "ada", members: [], over: null },
      { id: "twin", rank: 10, owner: "ria", members: ["ria"], over: null },
    ],
    people: [
      { id: "ria", skills: [], reviewer: true },
      { id: "max", skills: ["money"], reviewer: true },
      { id: "ada", skills: [], reviewer: false },
    ],
    agentOwners: ["ada"],
  },
  seen: [],
  sample: [],
  calibrated: [],
};

const policyOf = (part: object): PolicyVersion =>
  policySchema.parse({
    workflow: "pay",
    queue: "desk",
    thresholds: { limit: { value: 50 } },
    boundaries: { send: { level: "sampled", sampling: 0.1, owner: "max" } },
    rules: [rule("over", "x > t.limit"), rule("young", "has(facts.age) ? age < 30 : false")],
    ...part,
  });

const found = (part: object, ground: Partial<LintGround> = {}) =>
  lintPolicy({ policy: policyOf(part), registry: REGISTRY, ...GROUND, ...ground }).map(({ code, severity, where, basis }) => [
    severity,
    code,
    where,
    basis,
  ]);

test("nothing is found of a policy that is as it should be", () => {
  expect(found({})).toEqual([]);
});

describe("queues and people", () => {
  test("a queue that does not exist, or that nobody works, stops the publication", () => {
    expect(found({ queue: "nowhere" })).toContainEqual(["error", "no-queue", "queue", "proved"]);
    expect(found({ queue: "empty" })).toContainEqual(["error", "empty-queue", "queue", "proved"]);
  });
  test("a quorum, skills or exclusions that leave too few stop it too", () => {
    const asks = (require: object) => found({ rules: [rule("over", "x > t.limit", require), rule("old", "age > 3")] });
    expect(asks({ level: "dual" })).toEqual([]);
    expect(asks({ level: "dual", queue: "leads" })).toContainEqual(["error", "too-few", "rules/over/require", "proved"]);
    expect(asks({ level: "dual", exclude: ["max"] })).toContainEqual(["error", "too-few", "rules/over/require", "proved"]);
    expect(asks({ level: "dual", skills: ["money"] })).toContainEqual(["error", "no-skill", "rules/over/require", "proved"]);
  });
  test("equal ranks of two queues that are named, and owners of agents who would be alone, are told", () => {
    expect(found({ boundaries: { send: { level: "review", queue: "twin", owner: "max" } } })).toContainEqual([
      "warning",
      "equal-ranks",
      "queue",
      "proved",
    ]);
    const owners = { organisation: { ...GROUND.organisation, agentOwners: ["ria", "max"] } };
    expect(found({}, owners)).toContainEqual(["warning", "only-owners", "boundaries/send/quorum", "proved"]);
  });
});

describe("rules, thresholds and facts", () => {
  test("a rule whose comparisons leave no value is dead", () => {
    const dead = (when: string) =>
      found({ rules: [rule("over", "x > t.limit"), rule("dead", when), rule("old", "age > 3")] }).filter(
        ([, code]) => code === "dead-rule",
      );
    expect(dead("x > 60 && x < 40")).toHaveLength(1);
    expect(dead("x > 100")).toHaveLength(1);
    expect(dead("!(x <= 100)")).toHaveLength(1);
    expect(dead("x >= 100")).toHaveLength(0);
    expect(dead("x > 60 && x < 40 || age > 3")).toHaveLength(0);
    expect(dead("x > 60 && age < 3")).toHaveLength(0);
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
  test("thresholds that nobody uses, facts that no rule reads, and actions that nobody registered are told", () => {
    expect(found({ thresholds: { limit: { value: 50 }, spare: { value: 1 } } })).toContainEqual([
      "warning",
      "unused-threshold",
      "thresholds/spare",
      "proved",
    ]);
    expect(found({ rules: [rule("over", "x > t.limit")] })).toContainEqual([
      "warning",
      "uncovered-fact",
      "registry/send/facts/age",
      "proved",
    ]);
    expect(found({}, { seen: [{ action: "burn", count: 3 }] })).toContainEqual(["warning", "not-registered", "registry", "shown"]);
  });
  test("a threshold that is calibrated must have a direction", () => {
    const both = { rules: [rule("over", "x > t.limit"), rule("under", "x < t.limit"), rule("old", "age > 3")] };
    expect(found(both)).toEqual([]);
    expect(found(both, { calibrated: ["limit"] })).toContainEqual(["error", "unknown-direction", "thresholds/limit", "proved"]);
  });
  test("what cannot be read, and silence that evades, come from the compiler", () => {
    expect(found({ rules: [rule("over", "x >"), rule("old", "age > t.limit")] })).toContainEqual([
      "error",
      "does-not-compile",
      "rules/over/when",
      "proved",
    ]);
    expect(found({ rules: [rule("over", "x > t.limit && has(facts.age) && age < 3")] }).map(([, , where]) => where)).toContain(
      "rules/over/when",
    );
  });
});

const comparison = fc
  .record({
    fact: fc.constantFrom("x", "age"),
    operator: fc.constantFrom("<", "<=", ">", ">=", "=="),
    limit: fc.constantFrom(0, 20, 50, 100),
  })
  .map(({ fact, operator, limit }) => `${fact} ${operator} ${limit}`);
const condition = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 2 },
    comparison,
    fc.tuple(tie("tree"), fc.constantFrom("&&", "||"), tie("tree")).map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie("tree").map((inner) => `!(${inner})`),
  ),
})).tree;
const proposals = fc.array(
  fc.record({
    x: fc.option(fc.constantFrom(0, 10, 20, 30, 50, 60, 100), { nil: undefined }),
    age: fc.option(fc.constantFrom(-5, 0, 20, 40, 50, 100, 120), { nil: undefined }),
  }),
  { minLength: 3, maxLength: 8 },
);

const rulingOf = (policy: PolicyVersion, { x, age }: { readonly x: number | undefined; readonly age: number | undefined }) =>
  ruleItem({
    policy: compilePolicy(policy, REGISTRY),
    proposal: {
      workflow: "pay",
      action: { name: "send", arguments: x === undefined ? {} : { x } },
      signals: age === undefined ? {} : { age },
    } as Parameters<typeof ruleItem>[0]["proposal"],
    edited: false,
    surroundings: CALM,
  });

test("what is proved holds: without a shadowed rule every ruling is as strict, and a dead one matches only where a fact is missing", () => {
  let [dead, shadowed] = [0, 0];
  fc.assert(
    fc.property(condition, condition, fc.constantFrom("review", "dual"), proposals, (one, other, level, asked) => {
      const policy = policyOf({ rules: [rule("one", one, { level }), rule("two", other, { level: "review" })] });
      for (const finding of lintPolicy({ policy, registry: REGISTRY, ...GROUND })) {
        const id = finding.where.split("/")[1] ?? "";
        const without = { ...policy, rules: policy.rules.filter((kept) => kept.id !== id) };
        for (const proposal of asked) {
          if (finding.code === "shadowed-rule") {
            shadowed += 1;
            expect(isAsStrict(rulingOf(without, proposal), rulingOf(policy, proposal), RANKS)).toBe(true);
          }
          if (finding.code === "dead-rule" && proposal.x !== undefined && proposal.age !== undefined) {
            dead += 1;
            expect(rulingOf(policy, proposal).matched).not.toContain(id);
          }
        }
      }
    }),
    { numRuns: 2_000 },
  );
  expect(dead).toBeGreaterThan(50);
  expect(shadowed).toBeGreaterThan(50);
});
