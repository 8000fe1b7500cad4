// Closures case by case: each outcome is written out, and is the plan's too; what is not supported compiles to null.
import { describe, expect, test } from "vitest";
import { bothWays, EMPTY, type Scene } from "./testing/closures";

const scene: Scene = {
  facts: { amount: 150, age: 3, text: "EUR é𝄞", flag: true, other: false, tags: ["new", 3, null], details: { a: 1, gone: null } },
  step: "last",
  atRisk: { amount: 70, currency: "EUR" },
};

function outcome(source: string, given: Scene = scene): unknown {
  const ways = bothWays(source);
  if (ways === null) throw new Error(`${source} is refused by the checker`);
  expect(ways.closure).not.toBeNull();
  const closed = ways.closed(given);
  expect(ways.planned(given)).toEqual(closed);
  return closed;
}

describe("a closure", () => {
  test.each([
    ["amount > t.limit", true],
    ["t.limit >= amount", false],
    ["100 < amount", true],
    ["facts.amount <= 150", true],
    ["age == 3", true],
    ["3 != age", false],
    ["text < 'F'", true],
    ["other < flag", true],
    ["any == null", "error"],
    ["step == 'last' && action == 'pay' && workflow == 'refunds'", true],
    ["reversibility == 'compensable' && reversal_window_s < 7200", true],
    ["at_risk.amount > 70 || at_risk.currency != 'EUR'", false],
    ["provenance.amount == 'agent'", true],
    ["provenance.age == 'agent'", "error"],
    ["has(provenance.age)", false],
  ])("compares facts, thresholds and the standard variables: %s is %s", (source, expected) => expect(outcome(source)).toBe(expected));

  test.each([
    ["false && ghost", false],
    ["ghost && false", false],
    ["true && ghost", "error"],
    ["ghost || true", true],
    ["false || ghost", "error"],
    ["ghost && other && flag", false],
    ["dyn(text) && false", false],
    ["dyn(text) || false", "error"],
    ["!ghost", "error"],
    ["ghost ? true : true", "error"],
    ["flag ? true : ghost", true],
    ["has(facts.ghost) ? ghost > 1 : flag", true],
    ["[1, ghost] == [1, 2]", "error"],
    ["3 in [ghost]", "error"],
  ])("absorbs errors where CEL does: %s is %s", (source, expected) => expect(outcome(source)).toBe(expected));

  test.each([
    ["9223372036854775807 + 1 > 0", "error"],
    ["-9223372036854775807 - 2 < 0", "error"],
    ["4611686018427387904 * 2 > 0", "error"],
    ["7 / 0 == 0", "error"],
    ["7 % 0 == 0", "error"],
    ["7 / -2 == -3 && 7 % -2 == 1", true],
    ["amount / 0 > 1e300", true],
    ["0.0 / 0.0 == 0.0 / 0.0", false],
    ["0.0 / 0.0 >= 0.0", false],
    ["int(amount) % 7 == 3", true],
    ["int('12') + 1 == 13", true],
    ["int('a word') == 0", "error"],
    ["int(1e300) == 0", "error"],
    ["double('0.5') == t.floor", true],
    ["9007199254740993 == 9007199254740992.0", false],
    ["9007199254740993 > 9007199254740992.0", false],
    ["string(amount) + string(flag) == '150true'", true],
    ["bool('T')", "error"],
    ["-amount == -150.0", true],
  ])("calculates as CEL does, with errors for what overflows: %s is %s", (source, expected) => expect(outcome(source)).toBe(expected));

  test.each([
    ["size(text) == 6 && text.size() == 6", true],
    ["size(tags) == 3 && size(details) == 2", true],
    ["size(amount) == 0", "error"],
    ["text.contains('é') && text.startsWith('EU') && text.endsWith('𝄞')", true],
    ["step.contains('x') || any.contains('x')", "error"],
    ["text.matches('^[A-Z]{3} ')", true],
    ["text in ['USD', 'EUR é𝄞']", true],
    ["3 in tags && null in tags", true],
    ["3.0 in [1, 3]", true],
    ["'a' in details && !('nothing' in details)", true],
    // CEL's own answer: a member that is null is not there.
    ["'gone' in details", false],
    ["details.gone == null", true],
    ["details.nothing == 1", "error"],
    ["1 in details", false],
    ["null in details", "error"],
    ["text in flag", "error"],
    ["tags + [1] == ['new', 3.0, null, 1]", true],
  ])("reads texts, lists and maps: %s is %s", (source, expected) => expect(outcome(source)).toBe(expected));

  test("knows neither facts nor a value at risk where there are none", () => {
    for (const source of ["amount > 1", "flag", "facts.text == ''", "at_risk.amount > 1"]) expect(outcome(source, EMPTY)).toBe("error");
    for (const source of ["has(facts.amount)", "has(at_risk.amount)"]) expect(outcome(source, EMPTY)).toBe(false);
  });

  test.each([
    "tags.exists(tag, tag == 'new')",
    "tags[0] == 'new'",
    "has(details.a)",
    "size(facts) > 2",
    "duration('1s') == duration('1s')",
  ])("leaves %s to the plan", (source) => expect(bothWays(source)?.closure).toBeNull());
});
