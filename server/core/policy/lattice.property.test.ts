// Invariant 7: joining only ever makes a ruling stricter, in any order, any number of times.
import { asPersonId, asQueueId } from "@core/words/ids";
import { LEVELS } from "@core/words/vocabulary";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Demand, demand, isAsStrict, join, joinRulings, seniorQueue, settle } from "./lattice";
import { RANKS } from "./testing/policies";
import { rulings } from "./testing/rulings";

/** fast-check reads a returned value as the verdict, so an expectation must return nothing. */
const same = (found: unknown, wanted: unknown): void => {
  expect(found).toEqual(wanted);
};

const queues = fc.option(fc.constantFrom(...[...RANKS.keys(), asQueueId("nowhere")]));
const demands: fc.Arbitrary<Demand> = fc
  .record({
    level: fc.constantFrom(...LEVELS),
    quorum: fc.integer({ min: 1, max: 5 }),
    samplingP: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
    skills: fc.subarray(["dutch", "law", "tax"]),
    queue: queues,
    dueInS: fc.option(fc.integer({ min: 1, max: 9_999 })),
    recallS: fc.integer({ min: 0, max: 60 }),
    exclude: fc.subarray(["ann", "ben"].map(asPersonId)),
    blind: fc.boolean(),
    minWindowS: fc.integer({ min: 0, max: 9_999 }),
    onSilence: fc.constantFrom("proceed" as const, "reject" as const),
  })
  .map(demand);

describe("invariant 7: the join of demands", () => {
  test("does not depend on the order", () =>
    fc.assert(fc.property(demands, demands, (a, b) => same(join(a, b, RANKS), join(b, a, RANKS)))));
  test("does not depend on the grouping", () =>
    fc.assert(
      fc.property(demands, demands, demands, (a, b, c) => same(join(join(a, b, RANKS), c, RANKS), join(a, join(b, c, RANKS), RANKS))),
    ));
  test("changes nothing when it is repeated", () => fc.assert(fc.property(demands, (a) => same(join(a, a, RANKS), a))));
  test("leaves what was settled settled", () =>
    fc.assert(fc.property(demands, demands, (a, b) => same(settle(join(a, b, RANKS)), join(a, b, RANKS)))));
  test("keeps the couplings: a share is sampled, the whole share is checked after, a quorum is review", () =>
    fc.assert(
      fc.property(demands, ({ level, samplingP, quorum }) => {
        if (samplingP > 0) expect(level).not.toBe("autonomous");
        if (samplingP === 1) expect(["autonomous", "sampled"]).not.toContain(level);
        if (level === "review_after") expect(samplingP).toBe(1);
        if (quorum > 1) expect(LEVELS.indexOf(level)).toBeGreaterThanOrEqual(LEVELS.indexOf("review"));
      }),
    ));
});

describe("the senior of two queues", () => {
  const [desk, twinA, twinB, leads] = ["desk", "twin-a", "twin-b", "leads"].map(asQueueId);
  test("has the higher rank", () => expect(seniorQueue(desk ?? null, leads ?? null, RANKS)).toBe(leads));
  test("of equal ranks is the smaller id", () => expect(seniorQueue(twinB ?? null, twinA ?? null, RANKS)).toBe(twinA));
  test("is any queue rather than none", () => expect(seniorQueue(null, desk ?? null, RANKS)).toBe(desk));
});

describe("invariant 7: an old ruling joined with a new one", () => {
  test("is as strict as both", () =>
    fc.assert(
      fc.property(rulings, rulings, (older, newer) => {
        const joined = joinRulings(older, newer, RANKS);
        expect(isAsStrict(joined, older, RANKS)).toBe(true);
        expect(isAsStrict(joined, newer, RANKS)).toBe(true);
      }),
    ));
  test("with itself is itself", () => fc.assert(fc.property(rulings, (ruling) => same(joinRulings(ruling, ruling, RANKS), ruling))));
  test("never drops a reason that asked for more than any new one of the same rule", () =>
    fc.assert(
      fc.property(rulings, rulings, (older, newer) => {
        const joined = joinRulings(older, newer, RANKS);
        for (const reason of older.reasons) {
          const kept = joined.reasons.filter(({ rule }) => rule === reason.rule);
          expect(kept.some(({ level }) => LEVELS.indexOf(level) >= LEVELS.indexOf(reason.level))).toBe(true);
        }
      }),
    ));
  test("speaks of the new facts and versions", () =>
    fc.assert(
      fc.property(rulings, rulings, (older, newer) => {
        const { facts, policyVersion, registryVersion } = joinRulings(older, newer, RANKS);
        expect({ facts, policyVersion, registryVersion }).toEqual({
          facts: newer.facts,
          policyVersion: newer.policyVersion,
          registryVersion: newer.registryVersion,
        });
      }),
    ));
});
