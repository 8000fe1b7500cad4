// What compiling reports, and the bounds on every expression: a policy that is broken is stricter, never an exception.
import { describe, expect, test } from "vitest";
import { compiled, proposal, rule, ruled } from "./testing/policies";

const problems = (when: string, more: Parameters<typeof compiled>[0] = {}) =>
  compiled({ ...more, rules: [rule("one", when)] }).problems.map(({ message }) => message);

describe("a condition is refused", () => {
  test.each([
    ["x >", /^Cannot be read: .*expecting/],
    ["nobody > 3", /^"nobody" is neither a fact nor a variable/],
    ["t.nothing > 3", /^There is no threshold "nothing"/],
    ["facts.nothing > 3", /^"facts" has no "nothing"/],
    ["x", /^Is not a condition/],
    ["x == 'a'", /^Compares a number with text/],
    ["flag > 3", /^Compares true or false with a whole number/],
    ["x && flag", /stands where true or false is needed/],
    ["x + 'a' == 'b'", /^Calculates with a number and text/],
    ["x * size(currency) > 3.0", /^Mixes a whole number with a number/],
    ["x % 2 == 0", /^% works on whole numbers only/],
    ["erase(x)", /^"erase" is not a function/],
    ["meter__(1)", /^"meter__" is not a function/],
    ["currency.matches(currency)", /^matches\(\) needs its pattern written out/],
    ["currency.matches('(')", /^Cannot be read/],
    ["google.protobuf.Any{} == null", /^Makes objects/],
    [`x > ${"1".repeat(3_000)}`, /^Longer than 2048 bytes/],
    [`${"(".repeat(60)}x > 1${")".repeat(60)}`, /^Brackets nest too deeply/],
    [`${"[".repeat(25)}x${"]".repeat(25)} == [x]`, /^Nests deeper than 20/],
    [`x${" + x".repeat(300)} > 1`, /^Has more than 500 parts|^Nests deeper/],
    ["tags.exists(a, tags.exists(b, tags.exists(c, true)))", /^Macros nest deeper than 2/],
  ])("%.40s", (when, message) => {
    expect(problems(when)).toEqual([expect.stringMatching(message)]);
    expect(ruled(compiled({ rules: [rule("one", when, { level: "review_after" })] }))).toMatchObject({ level: "review", errored: true });
  });
});

describe("a condition may", () => {
  test.each([
    ["x * 2 > 99 && x - 1 < 50", true],
    ["-x < -49", true],
    ["size(currency) + 1 == 4", true],
    ["int(x) % 2 == 0", true],
    ["currency in ['EUR', 'USD']", true],
    ["currency.startsWith('E') && currency.matches('^E.R$')", true],
    ["action == 'send' && workflow == 'pay' && step == ''", true],
    ["reversal_window_s >= 86400 && reversibility == 'compensable'", true],
    ["[1, 2, 3].exists(n, n > 2)", true],
    ["[1, 2].all(a, [3, 4].exists(b, b > a))", true],
    ["(flag ? 1 : 2) == 2", true],
    ["x > t.limit", false],
  ])("%s", (when, matches) => {
    const policy = compiled({ rules: [rule("one", when)] });
    expect(policy.problems).toEqual([]);
    expect(ruled(policy)).toMatchObject({ matched: matches ? ["one"] : [], errored: false });
  });
});

describe("a rule that takes too long", () => {
  const slow = compiled({ rules: [rule("slow", "tags.all(a, tags.all(b, a + b != 'x'))", { level: "review_after" })] });
  const many = proposal({ signals: { flag: false, tags: Array.from({ length: 300 }, (_, index) => `tag${index}`) } });
  test("is stopped by the count of its steps, the same on every machine", () => {
    const ruling = ruled(slow, many);
    expect(ruling).toMatchObject({ level: "review", errored: true, matched: ["slow"] });
    expect(ruling.reasons.find((entry) => entry.rule === "slow")?.text).toBe(
      'The policy failed, so a person must look: the rule "slow" cannot be read: it takes too long.',
    );
  });
  test("is stopped by the clock after 5 ms", () => {
    const some = proposal({ signals: { flag: false, tags: Array.from({ length: 25 }, (_, index) => `tag${index}`) } });
    const clock = (perCall: number) => {
      let now = 0;
      return () => (now += perCall);
    };
    expect(ruled(slow, some, { stopwatch: clock(0) }).errored).toBe(false);
    expect(ruled(slow, some, { stopwatch: clock(1) }).errored).toBe(true);
  });
  test("even where CEL would absorb the error", () => {
    const absorbed = compiled({
      rules: [
        rule("slow", "!flag || tags.all(a, tags.all(b, a + b != 'x'))"),
        rule("slow-too", "tags.all(a, tags.all(b, a + b != 'x')) && flag"),
      ],
    });
    expect(ruled(absorbed, many).errored).toBe(true);
  });
  test("but a short one is not, however slow the machine", () => {
    let now = 0;
    const policy = compiled({ rules: [rule("one", "x > t.limit")] });
    expect(ruled(policy, proposal(), { stopwatch: () => (now += 1_000) }).errored).toBe(false);
  });
});

describe("compiling warns of", () => {
  test("an action that a rule names and nobody knows", () =>
    expect(compiled({ rules: [rule("one", "true", { level: "review" }, { actions: ["receive"] })] }).problems).toEqual([
      { where: "rules/one/actions", action: "receive", severity: "warning", message: 'There is no action "receive".' },
    ]));
  test("silence that evades a rule", () =>
    expect(problems("has(facts.age) && age > 3")).toEqual(["Silence evades this rule: it does not match when age is absent."]));
  test("but not where the other branch looks elsewhere", () => expect(problems("has(facts.age) ? age > 3 : flag")).toEqual([]));
  test("a rule that makes every edit unsignable", () =>
    expect(compiled({ rules: [rule("one", "flag", { level: "human_only" })] }).problems.map(({ message }) => message)).toEqual([
      "After an edit flag no longer count, so this rule matches and no edit of send can be signed.",
    ]));
  test("a sentence that quotes what is not there", () =>
    expect(
      compiled({ rules: [rule("one", "flag", { level: "review" }, { reason: "Over {t.nothing} for {nobody}" })] }).problems,
    ).toHaveLength(2));
  test("an action without a boundary", () =>
    expect(compiled({ boundary: null }).problems.map(({ message }) => message)).toEqual(["send has no boundary, so a person reviews it."]));
});

describe("compiling reports as broken", () => {
  test("an at-risk expression that gives no amount", () => {
    const policy = compiled({ action: { at_risk: { amount: "currency", currency: "EUR" } } });
    expect(policy.problems).toMatchObject([{ where: "registry/send/at_risk/amount", severity: "error" }]);
    expect(ruled(policy)).toMatchObject({ level: "review", errored: true });
  });
  test("a schema of the arguments that is none", () => {
    const policy = compiled({ action: { arguments_schema: { type: "nothing" } } });
    expect(policy.problems).toMatchObject([{ where: "registry/send/arguments_schema/type", severity: "error" }]);
    expect(ruled(policy)).toMatchObject({ level: "review", errored: true });
  });
});
