// Whatever policy ruled whatever facts: the ruling comes out the same again, and each field that somebody changes is named.
import type { Ruling } from "@core/words/ruling";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Proposal } from "./facts";
import { joinRulings } from "./lattice";
import { type PastRuling, recompute, withoutValues } from "./recompute";
import { CALM, compiled, RANKS, ruled } from "./testing/policies";
import { anyRule, boundaries, proposals, rulesOf } from "./testing/rulings";

const policies = fc.tuple(boundaries, rulesOf(anyRule)).map(([boundary, rules]) => compiled({ boundary, rules }));
const stops = fc.record({ agent: fc.boolean(), workflow: fc.boolean(), all: fc.boolean() });

interface Case {
  readonly policy: PastRuling["policy"];
  readonly given: Proposal;
  readonly older: { readonly policy: PastRuling["policy"]; readonly given: Proposal } | null;
  readonly edited: boolean;
  readonly around: { readonly stops: typeof CALM.stops; readonly budgetBurnt: boolean };
}
const cases: fc.Arbitrary<Case> = fc.record({
  policy: fc.option(policies),
  given: proposals,
  older: fc.option(fc.record({ policy: fc.option(policies), given: proposals })),
  edited: fc.boolean(),
  around: fc.record({ stops, budgetBurnt: fc.boolean() }),
});

/** As the product keeps it: everything has been JSON in between, with its members in another order. */
const kept = <Value>(value: Value): Value =>
  JSON.parse(JSON.stringify(value), (_name, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  ) as Value;

function pastOf({ policy, given, older, edited, around }: Case): PastRuling {
  const before = older === null ? null : ruled(older.policy, older.given);
  const fresh = ruled(policy, given, around, edited);
  const { at_risk, ...proposal } = given;
  return kept({
    stored: before === null ? fresh : joinRulings(before, fresh, RANKS),
    before,
    proposal,
    claims: [null, at_risk ?? null],
    edited,
  }) as unknown as PastRuling;
}

const again = (one: Case, change: (stored: Ruling) => Ruling = (stored) => stored) => {
  const past = pastOf(one);
  const { queueRanks, fallbackQueue } = CALM;
  return recompute({ ...past, stored: change(past.stored), policy: one.policy, queueRanks, fallbackQueue });
};

describe("a past ruling", () => {
  test("comes out as it was made", () => {
    fc.assert(
      fc.property(cases, (one) => {
        expect(again(one)).toEqual({ ok: true, differences: [] });
      }),
      { numRuns: 300 },
    );
  });

  test("of which one field was changed names that field", () => {
    const changes: readonly [string, (stored: Ruling) => Ruling][] = [
      ["quorum", (stored) => ({ ...stored, quorum: stored.quorum + 1 })],
      ["level", (stored) => ({ ...stored, level: stored.level === "blocked" ? "review" : "blocked" })],
      ["samplingP", (stored) => ({ ...stored, samplingP: stored.samplingP === 0.123 ? 0.2 : 0.123 })],
      ["matched", (stored) => ({ ...stored, matched: [...stored.matched, "r-nothing"] })],
      ["facts.never", (stored) => ({ ...stored, facts: { ...stored.facts, never: 1 } })],
      ["reasons.boundary", (stored) => ({ ...stored, reasons: stored.reasons.filter(({ rule }) => rule !== "boundary") })],
    ];
    fc.assert(
      fc.property(cases, fc.constantFrom(...changes), (one, [field, change]) => {
        fc.pre(field !== "reasons.boundary" || pastOf(one).stored.reasons.some(({ rule }) => rule === "boundary"));
        const found = again(one, change);
        // Where the clock or an unkept claim may have spoken, nothing is proved.
        if (found.ok) expect(found.differences.map((one) => one.field)).toContain(field);
        else expect(["out-of-time", "claim-not-kept"]).toContain(found.why);
      }),
      { numRuns: 300 },
    );
  });

  test("keeps the names of facts and reasons that differ, and not their values", () => {
    const difference = { field: "facts.name", stored: "Ada", recomputed: "Bea" };
    expect(withoutValues(difference)).toEqual({ field: "facts.name", stored: null, recomputed: null });
    expect(withoutValues({ ...difference, field: "level" })).toEqual({ ...difference, field: "level" });
  });
});
