// The index answers what a comparison with every case one by one answers, whatever was put in, changed and dropped.
import fc from "fast-check";
import { expect, test } from "vitest";
import { CaseIndex } from "./case-index";
import { type Case, likeness } from "./likeness";

const facts = fc.record(
  {
    amount: fc.integer({ min: -5, max: 5 }),
    score: fc.double({ noNaN: true, noDefaultInfinity: true }),
    new: fc.boolean(),
    kind: fc.constantFrom("a", "b", null),
    tags: fc.array(fc.constantFrom("x", "y"), { maxLength: 2 }),
  },
  { requiredKeys: [] },
);
const cases = fc.record({
  title: fc.constantFrom("", "Refund 4 to order", "Refund a lamp", "Pay declaration 7", "Lampe zurück"),
  facts,
}) as fc.Arbitrary<Case>;
type Step = { readonly put: string; readonly value: Case } | { readonly drop: string };
const id = fc.constantFrom(..."abcdefghij");
const steps = fc.array(
  fc.oneof({ weight: 4, arbitrary: fc.record({ put: id, value: cases }) }, { weight: 1, arbitrary: fc.record({ drop: id }) }),
  {
    maxLength: 40,
  },
) as fc.Arbitrary<readonly Step[]>;

test("the nearest are those of a comparison one by one", () =>
  fc.assert(
    fc.property(
      steps,
      cases,
      fc.integer({ min: 1, max: 5 }),
      fc.constantFrom(0, 0.3, 0.8),
      fc.option(id),
      (all, subject, count, least, without) => {
        const index = new CaseIndex<string>();
        const kept = new Map<string, Case>();
        for (const step of all) {
          if ("put" in step) {
            index.put(step.put, step.value);
            kept.set(step.put, step.value);
          } else {
            index.drop(step.drop);
            kept.delete(step.drop);
          }
        }
        const wanted = [...kept]
          .filter(([one]) => one !== without)
          .map(([, value]) => likeness(subject, value))
          .filter((found) => found >= least)
          .sort((a, b) => b - a)
          .slice(0, count);
        const found = index.nearest(subject, count, least, without);
        expect(index.size).toBe(kept.size);
        expect(found.map((near) => near.likeness.toFixed(9))).toEqual(wanted.map((one) => one.toFixed(9)));
        for (const near of found) expect(near.likeness).toBeCloseTo(likeness(subject, kept.get(near.id) as Case), 9);
      },
    ),
  ));

test("it grows past its first room", () => {
  const index = new CaseIndex<string>();
  for (let n = 0; n < 1_000; n++) index.put(`c-${n}`, { title: `Refund to order ${n}`, facts: { amount: n } });
  expect(index.nearest({ title: "Refund to order", facts: { amount: 640 } }, 3, 0.3).map(({ id: one }) => one)).toEqual([
    "c-640",
    "c-641",
    "c-639",
  ]);
});
