// What would have let an item pass, in words and as a promise that is kept.
import type { JsonObject } from "@core/words/vocabulary";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isAtLeast } from "./lattice";
import { type Passing, whatWouldPass } from "./let-pass";
import { compiled, proposal, rule, ruled } from "./testing/policies";

const FACTS = { confidence: 0.62, signals: { flag: true, age: 12 } } as const;

function passing(rules: readonly object[], given = proposal({ x: 420, ...FACTS }), boundary?: object): Passing | null {
  const policy = compiled({ rules, ...(boundary !== undefined && { boundary }) });
  const action = policy.actions.get("send");
  if (!action) throw new Error("no action");
  return whatWouldPass(policy, action, ruled(policy, given));
}
const words = (rules: readonly object[]) => {
  const found = passing(rules);
  return found?.kind === "facts" ? found.words : found;
};

describe("in words", () => {
  test("a number and its limit", () => {
    expect(words([rule("a", "x > t.limit")])).toBe("x at or below 100.00\u00a0EUR");
    expect(words([rule("a", "confidence < t.floor")])).toBe("confidence at or above 0.90");
    expect(words([rule("a", "age <= 30")])).toBe("age over 30\u00a0days");
  });
  test("all rules that asked, the tighter limit of each fact", () => {
    expect(words([rule("a", "x > t.limit"), rule("b", "x > 50 || confidence < t.floor")])).toBe(
      "x at or below 50.00\u00a0EUR and confidence at or above 0.90",
    );
  });
  test("one part of an “and” is enough; every part of an “or” is needed", () => {
    expect(words([rule("a", "x > t.limit && flag")])).toBe("x at or below 100.00\u00a0EUR");
    expect(words([rule("a", "confidence < t.floor || x > t.limit")])).toBe("confidence at or above 0.90 and x at or below 100.00\u00a0EUR");
  });
});

test("nobody had to look: nothing to say", () => {
  expect(passing([rule("a", "x > 1000")])).toBeNull();
});
test("the boundary asks by itself", () => {
  expect(passing([rule("a", "x > t.limit")], undefined, { level: "review" })).toMatchObject({
    kind: "never",
    because: "Every send is reviewed before it runs",
  });
});
test("what is no comparison is not put as one", () => {
  expect(passing([rule("a", "tags.exists(tag, tag == 'new')")], proposal({ signals: { flag: false, tags: ["new"] } }))).toEqual({
    kind: "unsaid",
  });
});
test("a fact that would call another rule is no way to pass", () => {
  expect(passing([rule("a", "x > t.limit"), rule("b", "x <= 200")])).toEqual({ kind: "unsaid" });
});

const numbers = fc.integer({ min: 0, max: 200 });
const leaf = fc.oneof(
  fc.tuple(fc.constantFrom("x", "age"), fc.constantFrom("<", "<=", ">", ">="), numbers).map((parts) => parts.join(" ")),
  fc.constantFrom("flag", "!flag", "x > t.limit", "confidence < t.floor", "currency == 'EUR'"),
);
const condition = fc
  .array(leaf, { minLength: 1, maxLength: 3 })
  .chain((parts) => fc.constantFrom(" && ", " || ").map((join) => parts.map((part) => `(${part})`).join(join)));

test("what it says lets it pass: under such facts no rule asks for a person", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(condition, { minLength: 1, maxLength: 4 }),
      numbers,
      numbers,
      fc.boolean(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (conditions, x, age, flag, confidence) => {
        const rules = conditions.map((when, at) => rule(`r-${at}`, when));
        const policy = compiled({ rules });
        const action = policy.actions.get("send");
        if (!action) throw new Error("no action");
        const found = whatWouldPass(policy, action, ruled(policy, proposal({ x, confidence, signals: { flag, age } })));
        if (found?.kind !== "facts") return;
        const facts: JsonObject = { x, age, flag, confidence };
        const changed = Object.fromEntries(
          found.needs.map(({ fact, operator, limit }) => {
            if (typeof limit !== "number") return [fact, operator === "!=" ? limit !== true : limit];
            return [fact, operator === "<" ? limit - 1e-6 : operator === ">" ? limit + 1e-6 : limit];
          }),
        );
        const { x: newX, age: newAge, flag: newFlag, confidence: newConfidence } = { ...facts, ...changed };
        // Ages are whole: the next whole number on the right side of the limit.
        const whole =
          typeof newAge === "number" && !Number.isInteger(newAge)
            ? newAge < Math.round(newAge)
              ? Math.floor(newAge)
              : Math.ceil(newAge)
            : newAge;
        const again = ruled(
          policy,
          proposal({ x: newX as number, confidence: newConfidence as number, signals: { flag: newFlag as boolean, age: whole as number } }),
        );
        const strict = again.reasons.filter(({ level, kind }) => isAtLeast(level, "review") && kind === "rule");
        expect(strict).toEqual([]);
      },
    ),
    { numRuns: 500 },
  );
});
