// What the lint finds of a draft, and what it must not claim.
import { describe, expect, test } from "vitest";
import { findingText, lintPolicy } from "./lint";
import { registrySchema } from "./registry";
import { GROUND } from "./testing/ground";
import { found, policyOf, REGISTRY } from "./testing/linted";
import { rule } from "./testing/policies";

test("nothing is found of a policy that is as it should be", () => {
  expect(found({})).toEqual([]);
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

describe("thresholds, facts and the compiler", () => {
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
