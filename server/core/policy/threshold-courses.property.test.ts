// What a slider says of a position is what ruling every item anew would say: held over arbitrary rules, items and positions.
import { printLevel } from "@core/words/vocabulary";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { barOf } from "./bars";
import type { CompiledPolicy } from "./compile-policy";
import type { PastItem } from "./past-item";
import { ruleItem } from "./rule-item";
import { CALM, compiled, proposal, rule } from "./testing/policies";
import { startCourses } from "./threshold-courses";
import { barsAt, levelsAt, movesAt } from "./threshold-moves";

/** Uses of `t.limit` that only compare; one has no closure, so that it is run by the plan. */
const PLAIN = [
  "x > t.limit",
  "x >= t.limit && flag",
  "!(x < t.limit) || flag",
  "t.limit <= age",
  "age < t.limit ? flag : x > t.limit",
  "x == t.limit",
  "has(facts.age) && age > t.limit",
  "x > t.limit && tags.exists(tag, tag == 'new')",
  "x > 30 && confidence < t.floor",
  "x > t.limit && x +",
] as const;
const CALCULATED = [
  "x * 2 > t.limit",
  "x > t.limit + t.floor",
  "[1, 2].exists(n, double(n) > t.limit)",
  "at_risk.amount > t.limit",
] as const;

const requires = fc.constantFrom(
  { level: "review" },
  { level: "dual" },
  { level: "review_after" },
  { level: "human_only" },
  { sampling: 1 },
  { min_window_s: 100_000 },
);
const rulesOf = (conditions: readonly string[]) =>
  fc
    .array(fc.tuple(fc.constantFrom(...conditions), requires), { minLength: 1, maxLength: 4 })
    .map((rules) => rules.map(([when, require], index) => rule(`r-${index}`, when, require)));

/** Few values, so that positions meet them. */
const number = fc.constantFrom(-2, 0, 0.5, 1, 3, 30, 30.5, 100);
const items = fc.array(
  fc.record({
    x: fc.option(number),
    age: fc.option(fc.constantFrom(0, 1, 3, 30)),
    flag: fc.boolean(),
    tags: fc.option(fc.constant(["new"])),
  }),
  { minLength: 1, maxLength: 8 },
);
const positions = fc.oneof(number, fc.double({ min: -5, max: 120, noNaN: true }));

const pastItem = (
  { x, age, flag, tags }: { x: number | null; age: number | null; flag: boolean; tags: readonly string[] | null },
  at: number,
): PastItem => ({
  id: `i-${at}`,
  title: `Item ${at}`,
  imported: false,
  edited: false,
  open: false,
  proposal: proposal({ x, signals: { flag, ...(age === null ? {} : { age }), ...(tags === null ? {} : { tags: [...tags] }) } }),
});

const withLimit = (rules: readonly object[], limit: number | null, action: object = {}): CompiledPolicy =>
  compiled({ rules, action, thresholds: { ...(limit === null ? {} : { limit: { value: limit } }), floor: { value: 0.9 } } });

const levelBy = (policy: CompiledPolicy, { proposal: given, edited }: PastItem) => {
  const { level, quorum } = ruleItem({ policy, proposal: given, edited, surroundings: CALM });
  return printLevel(level, quorum);
};

function coursesOf(draft: CompiledPolicy, inForce: CompiledPolicy, past: readonly PastItem[]) {
  const run = startCourses({ draft, inForce, queues: CALM, name: "limit" });
  for (const item of past) run.add(item);
  return run.result();
}

describe("where rules only compare facts with it", () => {
  test("every position is exact: each item's level, how many move and from where to where", () =>
    void fc.assert(
      fc.property(rulesOf(PLAIN), items, number, number, positions, (rules, given, standing, value, position) => {
        const past = given.map(pastItem);
        const found = coursesOf(withLimit(rules, value), withLimit([], standing), past);
        const [there, before] = [withLimit(rules, position), withLimit(rules, standing)];
        if (found.uses.length === 0) {
          expect(found.items).toBe(0);
          return;
        }
        expect(found.positions).toBeNull();
        for (const item of past) {
          const [only] = coursesOf(withLimit(rules, value), withLimit([], standing), [item]).courses;
          expect(only && [only.from, ...levelsAt(only, position)]).toEqual([levelBy(before, item), [levelBy(there, item), 1]]);
        }
        const moved = past.filter((item) => levelBy(before, item) !== levelBy(there, item));
        expect(movesAt(found.courses, position).reduce((sum, { count }) => sum + count, 0)).toBe(moved.length);
        expect(movesAt(found.courses, standing)).toEqual([]);
      }),
      { numRuns: 150 },
    ));

  test("of a threshold that is new, what changes is told against what is in force", () =>
    void fc.assert(
      fc.property(rulesOf(PLAIN), items, number, positions, (rules, given, value, position) => {
        const past = given.map(pastItem);
        const inForce = withLimit([rule("old", "x > 20")], null);
        const found = coursesOf(withLimit(rules, value), inForce, past);
        if (found.uses.length === 0) return;
        const moved = past.filter((item) => levelBy(inForce, item) !== levelBy(withLimit(rules, position), item));
        expect(movesAt(found.courses, position).reduce((sum, { count }) => sum + count, 0)).toBe(moved.length);
      }),
    ));

  test("the bars count every value once, by the level that its item is ruled", () =>
    void fc.assert(
      fc.property(rulesOf(PLAIN), items, number, (rules, given, value) => {
        const past = given.map(pastItem);
        const draft = withLimit(rules, value);
        const { fact, bars, courses, values } = coursesOf(draft, withLimit([], 3), past);
        if (bars === null || fact === null) return;
        const drawn = barsAt(courses, bars.edges.length - 1, value);
        expect(drawn.reduce((sum, { count }) => sum + count, bars.below + bars.above)).toBe(values);
        for (const [at, { levels }] of drawn.entries())
          for (const { level, count } of levels) {
            const inside = past.filter((item) => {
              const of = fact === "x" ? item.proposal.action.arguments.x : item.proposal.signals?.[fact];
              return typeof of === "number" && barOf(bars, of) === at && levelBy(draft, item) === level;
            });
            expect(count).toBe(inside.length);
          }
      }),
    ));
});

describe("where rules calculate with it", () => {
  test("it says so, and is right at the positions that it names", () =>
    void fc.assert(
      fc.property(rulesOf([...CALCULATED, "x > t.limit"]), items, number, number, (rules, given, standing, value) => {
        const past = given.map(pastItem);
        const risk = { at_risk: { amount: "x + t.limit", currency: "EUR" } };
        const found = coursesOf(withLimit(rules, value, risk), withLimit([], standing, risk), past);
        expect(found.positions).toEqual(expect.arrayContaining([standing, value]));
        for (const position of found.positions ?? []) {
          const [before, there] = [withLimit(rules, standing, risk), withLimit(rules, position, risk)];
          const moved = past.filter((item) => levelBy(before, item) !== levelBy(there, item));
          expect(movesAt(found.courses, position).reduce((sum, { count }) => sum + count, 0)).toBe(moved.length);
        }
      }),
      { numRuns: 30 },
    ));

  test("a rule that does not compile makes no difference to what is exact", () => {
    const rules = [rule("a", "x > t.limit"), rule("b", "x > t.limit && ghost")];
    const found = coursesOf(withLimit(rules, 10), withLimit(rules, 20), [pastItem({ x: 15, age: null, flag: false, tags: null }, 0)]);
    expect(found.positions).toBeNull();
    expect(found.uses.map(({ broken }) => broken)).toEqual([false, true]);
  });

  test("what no rule names moves nothing", () => {
    const {
      uses,
      items: counted,
      bars,
      courses,
    } = coursesOf(withLimit([rule("a", "flag")], 1), withLimit([], 1), [pastItem({ x: 1, age: null, flag: true, tags: null }, 0)]);
    expect([uses, counted, bars, courses]).toEqual([[], 0, null, []]);
  });
});
