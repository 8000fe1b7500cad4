// Invariant 7 over whole rulings: the order of rules never matters, adding one never loosens, and no failure ever does.
import { asQueueId } from "@core/words/ids";
import { LEVELS, REVERSIBILITIES } from "@core/words/vocabulary";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isAsStrict, isAtLeast } from "./lattice";
import { CALM, compiled, proposal, RANKS, rule, ruled } from "./testing/policies";
import { anyRule, boundaries, plainRule, proposals, rulesOf } from "./testing/rulings";

const stops = fc.record({ agent: fc.boolean(), workflow: fc.boolean(), all: fc.boolean() });

describe("invariant 7: whatever is submitted", () => {
  test("the order of the rules never matters", () =>
    fc.assert(
      fc.property(boundaries, rulesOf(anyRule), proposals, fc.infiniteStream(fc.nat()), (boundary, rules, given, keys) => {
        const shuffled = rules.map((entry) => ({ entry, key: keys.next().value })).sort((a, b) => a.key - b.key);
        const other = compiled({ boundary, rules: shuffled.map(({ entry }) => entry) });
        expect(ruled(other, given)).toEqual(ruled(compiled({ boundary, rules }), given));
      }),
    ));
  test("adding a rule never loosens any field", () =>
    fc.assert(
      fc.property(boundaries, rulesOf(anyRule), anyRule, proposals, (boundary, rules, added, given) => {
        fc.pre(rules.every(({ id }) => id !== added.id));
        const before = ruled(compiled({ boundary, rules }), given);
        const after = ruled(compiled({ boundary, rules: [...rules, added] }), given);
        expect(isAsStrict(after, before, RANKS)).toBe(true);
        expect(after.reasons.map(({ rule: id }) => id)).toEqual(expect.arrayContaining(before.reasons.map(({ rule: id }) => id)));
      }),
    ));
  test("a rule that fails asks for at least what it asks for when it matches, and for review", () =>
    fc.assert(
      fc.property(boundaries, rulesOf(anyRule), plainRule, proposals, (boundary, rules, last, given) => {
        fc.pre(rules.every(({ id }) => id !== last.id));
        const withCondition = (when: string) => ruled(compiled({ boundary, rules: [...rules, { ...last, when }] }), given);
        const failing = withCondition("x > 1 ? nobody : nobody");
        expect(isAtLeast(failing.level, "review")).toBe(true);
        expect(failing.errored).toBe(true);
        for (const when of ["true", "false"]) expect(isAsStrict(failing, withCondition(when), RANKS)).toBe(true);
      }),
    ));
  test("leaving out a required fact never loosens, unless a rule asks whether it is there", () =>
    fc.assert(
      fc.property(boundaries, rulesOf(plainRule), proposals, (boundary, rules, given) => {
        const policy = compiled({ boundary, rules });
        const { x: _x, ...rest } = given.action.arguments;
        const without = ruled(policy, { ...given, action: { ...given.action, arguments: rest } });
        expect(isAsStrict({ ...without, errored: true }, ruled(policy, given), RANKS)).toBe(true);
        expect(isAtLeast(without.level, "review")).toBe(true);
        expect(without.reasons.some(({ rule: id, text }) => id === "built-in:missing-fact" && text.includes('"x"'))).toBe(true);
      }),
    ));
  test("stops and a burnt budget never loosen", () =>
    fc.assert(
      fc.property(boundaries, rulesOf(anyRule), proposals, stops, fc.boolean(), (boundary, rules, given, on, budgetBurnt) => {
        const policy = compiled({ boundary, rules });
        const around = ruled(policy, given, { stops: on, budgetBurnt });
        expect(isAsStrict(around, ruled(policy, given), RANKS)).toBe(true);
        if (on.agent || on.workflow || on.all || budgetBurnt) expect(isAtLeast(around.level, "review")).toBe(true);
      }),
    ));
  test("what the agent claims of reversibility, window and due time never loosens", () =>
    fc.assert(
      fc.property(
        boundaries,
        proposals,
        fc.record({ reversibility: fc.constantFrom(...REVERSIBILITIES), reversal_window_s: fc.integer({ min: 0, max: 999_999 }) }),
        fc.integer({ min: 1, max: 9_999 }),
        (boundary, given, claims, dueInS) => {
          const policy = compiled({ boundary, rules: [rule("window", "true", { min_window_s: 3_600 })] });
          const { due_in_s: _due, ...silent } = given;
          const claimed = ruled(policy, { ...silent, due_in_s: dueInS, action: { ...given.action, ...claims } });
          expect(isAsStrict(claimed, ruled(policy, silent), RANKS)).toBe(true);
        },
      ),
    ));
  test("nothing runs unseen: a floor above 0 leaves nothing autonomous", () =>
    fc.assert(
      fc.property(boundaries, proposals, (boundary, given) => {
        const { level, samplingP } = ruled(compiled({ boundary }), given);
        expect(level).not.toBe("autonomous");
        expect(samplingP).toBeGreaterThanOrEqual(0.005);
      }),
    ));
  test("the same facts give the same ruling, and the ruling is plain JSON", () =>
    fc.assert(
      fc.property(boundaries, rulesOf(anyRule), proposals, fc.boolean(), (boundary, rules, given, edited) => {
        const first = ruled(compiled({ boundary, rules }), given, {}, edited);
        expect(ruled(compiled({ boundary, rules }), given, {}, edited)).toEqual(first);
        expect(JSON.parse(JSON.stringify(first))).toEqual(first);
      }),
    ));
  test("the level is the strictest of the reasons, and the reasons come strictest first", () =>
    fc.assert(
      fc.property(boundaries, rulesOf(anyRule), proposals, (boundary, rules, given) => {
        const { level, reasons } = ruled(compiled({ boundary, rules }), given);
        expect(reasons[0]?.level).toBe(level);
        const ranks = reasons.map((reason) => LEVELS.indexOf(reason.level));
        expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
      }),
    ));
  test("the queue is one that exists", () =>
    fc.assert(
      fc.property(boundaries, rulesOf(anyRule), proposals, (boundary, rules, given) => {
        const { queue } = ruled(compiled({ boundary, rules }), given);
        expect(RANKS.has(queue)).toBe(true);
      }),
    ));
});

test("an unknown workflow or action waits for a person in the fallback queue", () =>
  fc.assert(
    fc.property(proposals, fc.stringMatching(/^[a-z_]{1,12}$/), (given, name) => {
      fc.pre(name !== "send");
      const unknown = { ...given, action: { ...given.action, name } };
      for (const ruling of [ruled(compiled(), unknown), ruled(null, given)]) {
        expect(ruling).toMatchObject({
          level: "review",
          queue: asQueueId("fallback"),
          errored: true,
          reversibility: "irreversible",
          onSilence: "reject",
        });
      }
    }),
  ));

test("names of an object's own machinery are no facts, no actions and no thresholds", () => {
  for (const name of ["constructor", "__proto__", "toString", "hasOwnProperty"]) {
    const ruling = ruled(compiled(), { ...proposal(), action: { name, arguments: {} } }, CALM);
    expect(ruling.queue).toBe("fallback");
    expect(ruled(compiled({ rules: [rule("odd", `${name} == 1`)] })).errored).toBe(true);
  }
});
