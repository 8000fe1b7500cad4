// Arbitrary policies and proposals, among them broken, failing and endless rules, and the rulings they give.
import type { Ruling } from "@core/words/ruling";
import { LEVELS } from "@core/words/vocabulary";
import fc from "fast-check";
import type { Proposal } from "../facts";
import { compiled, proposal, rule, ruled } from "./policies";

/** Conditions that are true, false, failing, not conditions, or not even expressions, depending on the facts. */
export const CONDITIONS = [
  "true",
  "false",
  "x > t.limit",
  "!(x > t.limit)",
  "x * 2 >= t.limit && flag",
  "flag || age > 3",
  "flag && age > 3",
  "age < 10 ? flag : x > 10",
  "tags.exists(tag, tag == 'new')",
  "tags.all(tag, size(tag) < 4)",
  "confidence < t.floor",
  "currency != 'EUR'",
  "at_risk.amount > 70",
  "currency.matches('^E')",
] as const;
export const ASKS_FOR_PRESENCE = ["has(facts.age) && age > 3", "!has(facts.age)", "has(facts.age)"] as const;
const BROKEN = ["x >", "nobody > 3", "x", "'text'", "t.nothing > 2", "x.matches(currency)", "x + 'a' == 'b'", "erase(x)"] as const;

const requires = fc
  .record(
    {
      level: fc.constantFrom(...LEVELS.filter((level) => level !== "sampled"), "dual" as const),
      quorum: fc.integer({ min: 1, max: 5 }),
      queue: fc.constantFrom("desk", "twin-a", "twin-b", "leads", "nowhere"),
      skills: fc.subarray(["dutch", "law"]),
      sampling: fc.constantFrom(0, 0.2, 1),
      due_in_s: fc.integer({ min: 1, max: 9_999 }),
      recall_s: fc.integer({ min: 0, max: 60 }),
      exclude: fc.subarray(["ann", "ben"]),
      blind: fc.boolean(),
      min_window_s: fc.constantFrom(0, 60, 100_000),
    },
    { requiredKeys: [] },
  )
  .map((require) => (Object.keys(require).length === 0 ? { level: "review" } : require));

const ruleOf = (conditions: readonly string[]) =>
  fc
    .tuple(fc.stringMatching(/^[a-z]{1,6}$/), fc.constantFrom(...conditions), requires)
    .map(([id, when, require]) => rule(`r-${id}`, when, require));

export const anyRule = ruleOf([...CONDITIONS, ...ASKS_FOR_PRESENCE, ...BROKEN]);
export const plainRule = ruleOf(CONDITIONS);

export const rulesOf = (each: typeof anyRule) => fc.uniqueArray(each, { selector: ({ id }) => id, maxLength: 5 });

export const boundaries = fc.record(
  {
    level: fc.constantFrom(
      "autonomous" as const,
      "sampled" as const,
      "review_after" as const,
      "review" as const,
      "dual" as const,
      "human_only" as const,
    ),
    sampling: fc.constantFrom(0.01, 0.5),
    queue: fc.constantFrom("desk", "leads", "nowhere"),
    due_in_s: fc.integer({ min: 1, max: 9_999 }),
    on_silence: fc.constantFrom("proceed" as const, "reject" as const),
    owner_may_review: fc.boolean(),
    grant_s: fc.integer({ min: 10, max: 999 }),
    max_s: fc.integer({ min: 60, max: 9_999 }),
  },
  { requiredKeys: ["level"] },
);

const value = fc.oneof(fc.constantFrom(50, 150, 0, -1, 1e300), fc.jsonValue({ maxDepth: 2 }));
const member = <Name extends string>(name: Name) =>
  fc.oneof(
    fc.constant({}),
    value.map((entry) => ({ [name]: entry })),
  );

/** Anything that the door lets in: facts may be absent, of any type, and of any size. */
export const proposals: fc.Arbitrary<Proposal> = fc
  .record({
    x: value,
    flag: fc.oneof(fc.boolean(), value),
    age: member("age"),
    tags: fc.oneof(
      fc.constant({}),
      fc.array(fc.constantFrom("new", "old", "other")).map((tags) => ({ tags })),
      member("tags"),
    ),
    confidence: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
    currency: fc.constantFrom("EUR", "USD"),
    dueInS: fc.option(fc.integer({ min: 1, max: 9_999 })),
    atRisk: fc.option(fc.record({ amount: fc.integer({ min: 0, max: 200 }), currency: fc.constantFrom("EUR", "USD") })),
  })
  .map(({ x, flag, age, tags, confidence, currency, dueInS, atRisk }) => ({
    ...proposal(),
    action: { name: "send", arguments: { x, currency } },
    signals: { flag, ...age, ...tags },
    ...(confidence === undefined ? {} : { confidence }),
    ...(atRisk === null ? {} : { at_risk: atRisk }),
    ...(dueInS === null ? {} : { due_in_s: dueInS }),
  })) as fc.Arbitrary<Proposal>;

/** Rulings as they really come about. */
export const rulings: fc.Arbitrary<Ruling> = fc
  .tuple(boundaries, rulesOf(anyRule), proposals, fc.boolean())
  .map(([boundary, rules, given, edited]) => ruled(compiled({ boundary, rules }), given, {}, edited));
