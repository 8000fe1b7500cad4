// What the lint finds of a draft, and what it must not claim.
import { describe, expect, test } from "vitest";
import type { LintGround } from "./finding";
import { findingText, lintPolicy } from "./lint";
import { type PolicyVersion, policySchema } from "./policy";
import { registrySchema } from "./registry";
import { GROUND } from "./testing/ground";
import { rule } from "./testing/policies";

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

const policyOf = (part: object): PolicyVersion =>
  policySchema.parse({
    workflow: "pay",
    queue: "desk",
    thresholds: { limit: { value: 50 } },
    boundaries: { send: { level: "sampled", sampling: 0.1, owner: "max" } },
    rules: [rule("over", "x > t.limit"), rule("young", "has(facts.age) ? age < 30 : true")],
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
  test("equal ranks of two queues that are named are told", () => {
    expect(found({ boundaries: { send: { level: "review", queue: "twin", owner: "max" } } })).toContainEqual([
      "warning",
      "equal-ranks",
      "queue",
      "proved",
    ]);
  });
  test("a boundary's demand and a rule's come together: what each alone could have may be too much for both", () => {
    const both = (level: string) =>
      found({
        boundaries: { send: { level: "review", exclude: ["ria"], owner: "max" } },
        rules: [rule("over", "x > t.limit", { level }), rule("old", "age > 3")],
      });
    expect(both("review")).toEqual([]);
    expect(both("dual")).toEqual([["error", "too-few", "rules/over/require", "proved"]]);
  });
  test("whoever owns the agent is missing for its items, unless the row lets them, and only where they are needed", () => {
    const owners = (agentOwners: readonly string[], boundary: object) =>
      found({ boundaries: { send: { owner: "max", ...boundary } } }, { organisation: { ...GROUND.organisation, agentOwners } });
    const told = [["warning", "owner-needed", "boundaries/send/quorum", "proved"]];
    expect(owners(["max"], { level: "review", queue: "leads" })).toEqual(told);
    expect(owners(["max"], { level: "review", queue: "leads", owner_may_review: true })).toEqual([]);
    expect(owners(["max"], { level: "dual", owner_may_review: true })).toEqual(told);
    // Each may review the other's agent.
    expect(owners(["ria", "max"], { level: "review" })).toEqual([]);
    expect(owners(["ada"], { level: "dual" })).toEqual([]);
  });
});

describe("boundaries", () => {
  const send = (boundary: object) => found({ boundaries: { send: { level: "review", ...boundary } } });
  test("one without an owner is told", () => {
    expect(send({})).toEqual([["warning", "no-owner", "boundaries/send/owner", "read"]]);
    expect(send({ owner: "max" })).toEqual([]);
  });
  test("an action that cannot be taken back is reviewed whatever a low row says, unless the risk is accepted", () => {
    const of = (boundary: object) =>
      lintPolicy({
        policy: policyOf({ boundaries: { send: { owner: "max", ...boundary } } }),
        registry: registrySchema.parse({
          workflow: "pay",
          actions: { send: { ...REGISTRY.actions.send, reversibility: "irreversible" } },
        }),
        ...GROUND,
      }).map(({ code, where }) => [code, where]);
    expect(of({ level: "sampled", sampling: 0.1 })).toEqual([["irreversible", "boundaries/send/level"]]);
    expect(of({ level: "sampled", sampling: 0.1, accepted_risk: { reason: "Small", owner: "max" } })).toEqual([]);
    expect(of({ level: "dual" })).toEqual([]);
  });
  test("an action without a row, and a row without an action, are told once", () => {
    expect(found({ boundaries: {} })).toEqual([["warning", "no-boundary", "boundaries", "proved"]]);
    expect(found({ boundaries: { send: { level: "review", owner: "max" }, burn: { level: "review", owner: "max" } } })).toContainEqual([
      "error",
      "no-entry",
      "registry",
      "proved",
    ]);
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
    const pairs = (count: number): string =>
      count === 1 ? "(x < 1 || x > 2)" : `(${pairs(count >> 1)} && ${pairs(count - (count >> 1))})`;
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
          rules: [
            rule("far", "x > 80", { level: "review" }, { actions }),
            rule("over", "x > 50", { level: "review" }, { actions: others }),
          ],
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
  test.each([
    ["has(facts.age) && age < 3", 1],
    ["x > t.limit || has(facts.age) && age < 3", 1],
    ["x > t.limit && (has(facts.age) && age < 3 || x > 90)", 1],
    ["has(facts.age) ? age < 3 : false", 1],
    ["has(facts.age) && x > 3 ? age < 3 : false", 1],
    ["'age' in facts && age < 3", 1],
    ["!(!has(facts.age) || age >= 3)", 1],
    ["has(facts.age) ? age < 3 : true", 0],
    ["has(facts.age) ? age < 3 : x > 3", 0],
    ["!has(facts.age) || age < 3", 0],
    ["has(facts.age)", 0],
    ["!has(facts.age) && x > 3", 0],
    ["age < 3", 0],
    ["has(facts.x) && x > 3", 0],
    ["(has(facts.age) && age < 3) || (!has(facts.age) && x > 90)", 0],
  ])("%s: silence evades it %i times", (when, times) => {
    const findings = found({ rules: [rule("over", "x > t.limit"), rule("old", "age > 3"), rule("young", when)] });
    expect(findings.filter(([, , where]) => where === "rules/young/when")).toEqual(
      Array.from({ length: times }, () => ["warning", "silence-evades", "rules/young/when", "proved"]),
    );
  });
  test("where presence is asked for inside something else, the compiler's guess stands", () => {
    const findings = found({
      rules: [rule("over", "x > t.limit"), rule("old", "age > 3"), rule("young", "(has(facts.age) && age < 3) == true")],
    });
    expect(findings).toEqual([["warning", "silence-evades", "rules/young/when", "read"]]);
  });
  test.each([
    ["amount > 100", "error"],
    ["facts.amount > 100", "error"],
    ["!(amount > 100)", "error"],
    ["amount > x", "error"],
    ["amount * 2.0 > t.limit", "error"],
    ["amount > 100 && urgent", "error"],
    ["[1, 2].all(step, step < amount) || amount > 100", null],
    // Where x decides it does not fail.
    ["x > 3 && amount > 100", "warning"],
    ["x > 3 || amount > 100", "warning"],
    ["x > 3 ? amount > 100 : false", "warning"],
    ["has(facts.age) ? age < 3 : amount > 100", "warning"],
    ["has(facts.amount) ? amount > 100 : true", null],
    ["has(facts.amount) && amount > 100", null],
    ["!has(facts.amount) || amount > 100", null],
    ["'amount' in facts && amount > 100", null],
    ["action == 'refund' && amount > 100", null],
    ["amount > 100 && 'refund' == action", null],
    ["action != 'refund' || amount > 100", null],
    ["!(action != 'refund') && amount > 100", null],
    ["action in ['refund', 'burn'] && amount > 100", null],
    ["action == 'refund' ? amount > 100 : x > 3", null],
    ["action == 'send' && amount > 100", "error"],
    ["!(action in ['refund']) && amount > 100", "error"],
    // What is not understood may be a guard.
    ["action.startsWith('ref') && amount > 100", null],
    ["step == 'pay out' ? amount > 100 : x > 3", null],
    ["false && amount > 100", null],
    ["x > 3", null],
  ])("%s: an action without the fact makes it %s", (when, severity) => {
    const lint = (actions: readonly string[] | null, boundaries: readonly string[] = ["send", "refund"]) =>
      lintPolicy({
        policy: policyOf({
          boundaries: Object.fromEntries(boundaries.map((action) => [action, { level: "review", owner: "max" }])),
          rules: [rule("much", when, { level: "review" }, { actions })],
        }),
        registry: registrySchema.parse({
          workflow: "pay",
          actions: {
            ...REGISTRY.actions,
            refund: {
              reversibility: "reversible",
              facts: {
                ...REGISTRY.actions.send?.facts,
                amount: { type: "number", from: "arguments.amount" },
                urgent: { type: "boolean", from: "signals.urgent" },
              },
            },
          },
        }),
        ...GROUND,
      }).filter(({ code }) => code === "absent-fact");
    const told = lint(null).map((finding) => [finding.severity, finding.where, finding.action, finding.basis]);
    expect(told).toEqual(severity === null ? [] : [[severity, "rules/much/when", "send", "proved"]]);
    expect(lint(["refund"])).toEqual([]);
    expect(lint(null, ["refund"])).toEqual([]);
  });
  test("what is asked of an action that does not have it is named", () => {
    const [told] = lintPolicy({
      policy: policyOf({ rules: [rule("much", "amount > 100")] }),
      registry: registrySchema.parse({
        workflow: "pay",
        actions: {
          ...REGISTRY.actions,
          refund: { reversibility: "reversible", facts: { amount: { type: "number", from: "arguments.amount" } } },
        },
      }),
      ...GROUND,
    });
    expect(told?.title).toBe("much asks amount, which send does not have.");
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
  test("what the compiler warns of has a name and a mend of its own", () => {
    const of = (part: object, require: object) =>
      found({
        rules: [{ ...rule("over", "x > t.limit", require), ...part }, rule("old", "age > 3", { level: "review" }, { show: ["age"] })],
      });
    expect(of({ reason: "Over {t.nothing}" }, { level: "review" })).toEqual([["warning", "unknown-quote", "rules/over/reason", "proved"]]);
    expect(of({ actions: ["send", "burn"] }, { level: "review" })).toEqual([["warning", "no-action", "rules/over/actions", "proved"]]);
    expect(found({ rules: [rule("old", "age > t.limit || x > 3", { level: "human_only" })] })).toEqual([
      ["warning", "no-edit-signed", "rules/old/require/level", "proved"],
    ]);
  });
  test("each finding says what to do, in sentences that end", () => {
    const findings = lintPolicy({
      policy: policyOf({
        queue: "nowhere",
        boundaries: { send: { level: "review" } },
        rules: [rule("dead", "x > 200"), rule("bad", "x >"), rule("none", "false")],
      }),
      registry: REGISTRY,
      ...GROUND,
    });
    expect(findings.map(({ severity }) => severity)).toEqual(findings.map(({ severity }) => severity).toSorted());
    for (const { title, mend } of findings.map(findingText)) {
      expect(title).not.toBe("");
      expect(mend).toMatch(/^[A-Z][^!]*\.$/);
    }
    expect(findings.map(({ title }) => title)).toContain("The rule none can never match.");
  });
  test("a threshold that is calibrated must have a direction", () => {
    const both = { rules: [rule("over", "x > t.limit"), rule("old", "age > 3"), rule("under", "x < t.limit")] };
    expect(found(both)).toEqual([]);
    const calibrated = (rules: readonly object[], candidates: readonly number[]) =>
      found({ rules, thresholds: { limit: { value: 50, candidates } } });
    expect(calibrated(both.rules, [3, 2])).toContainEqual(["error", "unknown-direction", "thresholds/limit", "proved"]);
    const over = both.rules.slice(0, 2);
    expect(calibrated(over, [2, 3])).toEqual([]);
    expect(calibrated(over, [3, 2])).toEqual([["error", "widest-first", "thresholds/limit", "proved"]]);
  });
  test("what cannot be read, comes from the compiler", () => {
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
