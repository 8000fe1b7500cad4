// A draft that is judged to tighten never rules anything looser, whatever is proposed.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compilePolicy } from "./compile-policy";
import { draftChanges, isTightening } from "./draft-changes";
import { isAsStrict } from "./lattice";
import { type PolicyVersion, policySchema } from "./policy";
import { registrySchema } from "./registry";
import { ruleItem } from "./rule-item";
import { CALM, RANKS } from "./testing/policies";

const REGISTRY = registrySchema.parse({
  workflow: "pay",
  actions: Object.fromEntries(
    ["send", "close"].map((action) => [
      action,
      {
        reversibility: action === "send" ? "compensable" : "irreversible",
        reversal_window_s: action === "send" ? 86_400 : 0,
        facts: {
          x: { type: "number", from: "arguments.x" },
          age: { type: "integer", from: "signals.age", required: false },
          flag: { type: "boolean", from: "signals.flag", required: false },
        },
      },
    ]),
  ),
});

const level = fc.constantFrom("autonomous", "sampled", "review_after", "review", "dual", "human_only", "blocked");
const maybe = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { nil: undefined });
const boundary = fc.record(
  {
    level,
    sampling: fc.constantFrom(0.01, 0.1, 1),
    quorum: fc.integer({ min: 1, max: 3 }),
    due_in_s: fc.constantFrom(60, 3_600),
    recall_s: fc.constantFrom(0, 8, 30),
    on_silence: fc.constantFrom("reject", "proceed"),
    exclude: fc.subarray(["ria", "max"]),
    blind: fc.boolean(),
    owner_may_review: fc.boolean(),
    queue: fc.constantFrom("desk", "leads"),
    accepted_risk: fc.constantFrom(null, { reason: "Small", owner: "max" }),
    max_s: fc.constantFrom(600, 86_400),
  },
  { requiredKeys: ["level", "sampling"] },
);
const WHENS = [
  "x > t.high",
  "x >= t.low || flag",
  "age < t.young",
  "!(x <= t.high)",
  "x == t.low",
  "has(facts.age) ? age < t.young : x > t.high",
  "flag",
];
const require = fc
  .record({
    level: maybe(level),
    quorum: maybe(fc.integer({ min: 1, max: 3 })),
    queue: maybe(fc.constantFrom("desk", "twin-a", "leads")),
    sampling: maybe(fc.constantFrom(0.05, 0.5)),
    due_in_s: maybe(fc.constantFrom(30, 600)),
    blind: maybe(fc.boolean()),
    min_window_s: maybe(fc.constantFrom(60, 200_000)),
    exclude: maybe(fc.subarray(["ria", "ada"])),
  })
  .filter((asked) => Object.values(asked).some((value) => value !== undefined))
  .map((asked) => Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)));
const rules = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom("one", "two", "three"),
    when: fc.constantFrom(...WHENS),
    require,
    reason: fc.constant("Looked at"),
    actions: fc.constantFrom(null, ["send"], ["send", "close"]),
  }),
  { selector: ({ id }) => id, maxLength: 3 },
);
const value = fc.constantFrom(0, 10, 50, 100);
const policies = fc
  .record({
    boundaries: fc.record({ send: boundary, close: boundary }, { requiredKeys: [] }),
    rules,
    high: value,
    low: value,
    young: value,
    sampling_floor: fc.constantFrom(0.005, 0.02),
  })
  .map(({ high, low, young, ...rest }) =>
    policySchema.parse({
      workflow: "pay",
      queue: "desk",
      thresholds: { high: { value: high }, low: { value: low }, young: { value: young } },
      ...rest,
    }),
  );

/** A draft as people make it: what is in force, with one part taken from elsewhere. */
const drafts = fc
  .tuple(policies, policies, fc.constantFrom("thresholds", "boundaries", "rules", "sampling_floor", "more-rules"))
  .map(([inForce, elsewhere, part]): readonly [PolicyVersion, PolicyVersion] => {
    if (part !== "more-rules") return [inForce, { ...inForce, [part]: elsewhere[part as keyof PolicyVersion] }];
    const known = new Set(inForce.rules.map(({ id }) => id));
    return [inForce, { ...inForce, rules: [...inForce.rules, ...elsewhere.rules.filter(({ id }) => !known.has(id))] }];
  });

const proposals = fc.record({
  action: fc.constantFrom("send", "close", "unknown"),
  x: maybe(fc.constantFrom(-1, 0, 5, 10, 30, 50, 75, 100, 200)),
  age: maybe(fc.constantFrom(0, 10, 11, 50, 99)),
  flag: maybe(fc.boolean()),
});

const rulingOf = (
  policy: PolicyVersion,
  { action, x, age, flag }: typeof proposals extends fc.Arbitrary<infer Proposal> ? Proposal : never,
) =>
  ruleItem({
    policy: compilePolicy(policy, REGISTRY),
    proposal: {
      workflow: "pay",
      action: { name: action, arguments: x === undefined ? {} : { x } },
      signals: { ...(age !== undefined && { age }), ...(flag !== undefined && { flag }) },
    } as Parameters<typeof ruleItem>[0]["proposal"],
    edited: false,
    surroundings: CALM,
  });

describe("tightening", () => {
  test("never rules anything looser, in any field that the lattice orders", () => {
    let tightened = 0;
    fc.assert(
      fc.property(drafts, fc.array(proposals, { minLength: 1, maxLength: 5 }), ([inForce, draft], asked) => {
        const changes = draftChanges({ policy: inForce, registry: REGISTRY }, { policy: draft, registry: REGISTRY });
        if (changes.length === 0 || !isTightening(changes)) return;
        tightened += 1;
        for (const proposal of asked) {
          const [before, after] = [rulingOf(inForce, proposal), rulingOf(draft, proposal)];
          expect(isAsStrict(after, before, RANKS), JSON.stringify({ changes, proposal, before, after }, null, 1)).toBe(true);
        }
      }),
      { numRuns: 1_500 },
    );
    // The property says nothing where nothing tightened.
    expect(tightened).toBeGreaterThan(20);
  });

  test("a draft that says the same changes nothing, whatever the order of its keys", () => {
    fc.assert(
      fc.property(policies, (policy) => {
        const turned = policySchema.parse(Object.fromEntries(Object.entries(JSON.parse(JSON.stringify(policy))).reverse()));
        expect(draftChanges({ policy, registry: REGISTRY }, { policy: turned, registry: REGISTRY })).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
