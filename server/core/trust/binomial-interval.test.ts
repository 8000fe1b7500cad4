// The exact interval, held against closed forms and against tails summed in exact arithmetic.
import fc from "fast-check";
import { expect, test } from "vitest";
import { binomialInterval } from "./binomial-interval";

/** Closed forms: with no hit the upper bound is 1 − (α/2)^(1/n), with n of n the lower is (α/2)^(1/n). */
test.each([1, 5, 30, 299, 5_000])("with none of %i, the bound is the closed form", (of) => {
  expect(binomialInterval(0, of)?.high).toBeCloseTo(1 - 0.025 ** (1 / of), 10);
  expect(binomialInterval(of, of)?.low).toBeCloseTo(0.025 ** (1 / of), 10);
});

/** Reference values: the binomial tails summed term by term in exact arithmetic at these bounds give 0.025. */
test.each([
  [5, 10, 0.187086, 0.812914],
  [1, 10, 0.002529, 0.445016],
  [482, 512, 0.917408, 0.960122],
])("%i of %i lies between %f and %f", (hits, of, low, high) => {
  const interval = binomialInterval(hits, of);
  expect(interval?.low).toBeCloseTo(low, 5);
  expect(interval?.high).toBeCloseTo(high, 5);
});

test("nothing counted, nothing said", () => expect(binomialInterval(0, 0)).toBeNull());

test("the share seen lies inside, and more of the same narrows it", () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }), (of, share) => {
      const hits = Math.round(of * share);
      const one = binomialInterval(hits, of);
      const ten = binomialInterval(hits * 10, of * 10);
      if (!one || !ten) throw new Error("counted");
      expect(one.low).toBeLessThanOrEqual(hits / of);
      expect(one.high).toBeGreaterThanOrEqual(hits / of);
      expect(ten.high - ten.low).toBeLessThanOrEqual(one.high - one.low + 1e-9);
    }),
  ));
