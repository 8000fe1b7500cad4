// A rule tried on a case says what the ruling says, and a case that is made of facts is read as those facts.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFacts } from "./facts";
import { registrySchema } from "./registry";
import { CALM, compiled, proposal, rule } from "./testing/policies";
import { caseOfFacts, ruleTrial } from "./try-rule";

const tried = (when: string, given = proposal({ x: 120 }), more: object = {}) => {
  const { policy, registry } = compiled({ rules: [rule("other", "x > 1000"), rule("mine", when, { level: "review" }, more)] });
  const { outcome, reason, without, with: after } = ruleTrial(policy, registry, "mine", CALM).of({ proposal: given, edited: false });
  return { outcome, text: reason?.text ?? null, without, after };
};

describe("a rule on one case", () => {
  test("matches, with its reason filled in and what becomes of the level", () =>
    expect(tried("x > t.limit", proposal({ x: 120 }), { reason: "{x} is over {t.limit}" })).toEqual({
      outcome: "matches",
      text: "120.00\u00a0EUR is over 100.00",
      without: "sampled",
      after: "review",
    }));
  test("misses, and says nothing", () =>
    expect(tried("x > 500")).toEqual({ outcome: "misses", text: null, without: "sampled", after: "sampled" }));
  test("fails on what is absent, which asks for review", () =>
    expect(tried("age > 3")).toMatchObject({ outcome: "fails", text: expect.stringContaining('"age" is missing'), after: "review" }));
  test("is not asked of an action that it does not speak of", () => {
    const { policy, registry } = compiled({ rules: [rule("mine", "true", { level: "review" }, { actions: ["close"] })] });
    expect(ruleTrial(policy, registry, "mine", CALM).of({ proposal: proposal(), edited: false })).toMatchObject({ outcome: "unasked" });
  });
});

const SOURCES = [
  "arguments.x",
  "arguments.deep.y",
  "signals.flag",
  "signals.deep.er.z",
  "confidence",
  "before.b",
  "after.a",
  "verified.v",
  "system.s",
];

test("the registry reads of a made case what was typed", () =>
  void fc.assert(
    fc.property(fc.dictionary(fc.constantFrom("f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9"), fc.integer()), (typed) => {
      const facts = Object.fromEntries(
        SOURCES.map((from, at) => {
          const [root] = from.split(".");
          return [`f${at + 1}`, { type: "number", from, provenance: root === "verified" || root === "system" ? root : "agent" }];
        }),
      );
      const { actions } = registrySchema.parse({ workflow: "pay", actions: { send: { reversibility: "reversible", facts } } });
      const entry = actions.send;
      if (entry === undefined) throw new Error("no action");
      const { proposal: made, ours } = caseOfFacts("pay", "send", entry, typed);
      expect(readFacts(entry, made, false, ours).facts).toEqual(typed);
    }),
  ));
