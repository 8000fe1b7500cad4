// What holds of every certificate, whatever the evidence.
import fc from "fast-check";
import { expect, test } from "vitest";
import { isBoundedBy, upperBound } from "./binomial-interval";
import { type CalibrationTerms, type Certificate, calibrate, type Evidence, moreChecks, thinned } from "./calibration";

const deltas = fc.double({ min: 1e-5, max: 0.5, noNaN: true });
const counts = fc.integer({ min: 1, max: 3_000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
const shares = fc.double({ min: 0, max: 1, noNaN: true });

/** Mostly right, so that some of it is certified. */
const verdicts = fc.oneof(
  { weight: 60, arbitrary: fc.constant("right" as const) },
  { weight: 1, arbitrary: fc.constantFrom("wrong" as const, "cannot_tell" as const, "lapsed" as const, null) },
);
const evidence: fc.Arbitrary<readonly Evidence[]> = fc
  .array(
    fc.record({
      value: fc.double({ min: 0, max: 1, noNaN: true }),
      u: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      verdict: verdicts,
      blindOrCheck: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    }),
    { minLength: 0, maxLength: 200, size: "max" },
  )
  .map((items) => items.map((one, at) => ({ id: `item-${at}`, ...one })));
const terms: fc.Arbitrary<CalibrationTerms> = fc
  .record({
    tolerated: fc.double({ min: 0.02, max: 0.3, noNaN: true }),
    delta: fc.double({ min: 0.01, max: 0.3, noNaN: true }),
    look: fc.integer({ min: 1, max: 5 }),
    pFloor: fc.double({ min: 0.2, max: 1, noNaN: true }),
    direction: fc.constantFrom("raising-tightens" as const, "raising-loosens" as const),
    inForce: shares,
    grid: fc.uniqueArray(shares, { minLength: 1, maxLength: 6, comparator: (one, other) => one === other }),
    s: fc.option(fc.double({ min: 0.5, max: 1, noNaN: true })),
    source: fc.constantFrom("checks" as const, "imported" as const),
    changedSinceLook: fc.boolean(),
  })
  .map((one) => ({ ...one, grid: one.grid.toSorted((a, b) => (one.direction === "raising-tightens" ? b - a : a - b)) }));

/** How many candidates are supported: 0 is the strictest answer there is. */
const reach = ({ candidates }: Certificate): number => candidates.filter(({ passed }) => passed).length;

test("another error raises the bound, another clean check lowers it, less doubt raises it", () =>
  fc.assert(
    fc.property(counts, deltas, ([errors, n], delta) => {
      const bound = upperBound(errors, n, delta);
      expect(bound).toBeGreaterThanOrEqual(errors / n);
      expect(bound).toBeLessThanOrEqual(1);
      if (errors < n) expect(upperBound(errors + 1, n, delta)).toBeGreaterThan(bound);
      expect(upperBound(errors, n + 1, delta)).toBeLessThan(bound);
      expect(upperBound(errors, n, delta / 2)).toBeGreaterThanOrEqual(bound);
    }),
  ));

test("the quick answer is the bound's own", () =>
  fc.assert(
    fc.property(counts, deltas, shares, ([errors, n], delta, share) => {
      const bound = upperBound(errors, n, delta);
      // Nearer than their own precision they may differ.
      fc.pre(Math.abs(bound - share) > 1e-10);
      expect(isBoundedBy(share, errors, n, delta)).toBe(bound <= share);
    }),
  ));

test("the clean checks it asks for are enough, and one less is not", () =>
  fc.assert(
    fc.property(counts, deltas, fc.double({ min: 0.001, max: 0.9, noNaN: true }), ([errors, n], delta, share) => {
      const more = moreChecks(errors, n, delta, share);
      if (more === null) throw new Error("there is always a number for a share above none");
      expect(upperBound(errors, n + more, delta)).toBeLessThanOrEqual(share + 1e-12);
      if (more > 0) expect(upperBound(errors, n + more - 1, delta)).toBeGreaterThan(share - 1e-12);
    }),
  ));

test("a lower floor draws some of the same items and no others", () =>
  fc.assert(
    fc.property(evidence, shares, shares, (all, one, other) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      expect(thinned(thinned(all, high), low)).toEqual(thinned(all, low));
      expect(thinned(all, 1)).toEqual(all);
    }),
  ));

test("what is supported lies before the first failure, and nothing after it was tested", () =>
  fc.assert(
    fc.property(terms, evidence, (question, all) => {
      const certificate = calibrate(question, all);
      const reached = reach(certificate);
      const passed = certificate.candidates.map((candidate) => candidate.passed);
      expect(passed).toEqual(question.grid.map((_, at) => (at < reached ? true : at === reached ? false : null)));
      expect(certificate.supported).toBe(reached === 0 ? null : question.grid[reached - 1]);
    }),
  ));

test("a wider candidate lets pass all that a stricter one does", () =>
  fc.assert(
    fc.property(terms, evidence, (question, all) => {
      const { candidates } = calibrate(question, all);
      for (const key of ["n", "errors", "missing", "unblind"] as const) {
        const column = candidates.map((candidate) => candidate[key]);
        expect(column).toEqual(column.toSorted((a, b) => a - b));
      }
    }),
  ));

test("a verdict that goes missing never widens, nor does one that turns wrong", () =>
  fc.assert(
    fc.property(
      terms,
      evidence,
      fc.func(fc.boolean()),
      fc.constantFrom("wrong" as const, "cannot_tell" as const, "lapsed" as const, null),
      (question, all, isLost, instead) => {
        const fewer = all.map((one) => (isLost(one.id) ? { ...one, verdict: instead } : one));
        expect(reach(calibrate(question, fewer))).toBeLessThanOrEqual(reach(calibrate(question, all)));
      },
    ),
  ));

test("the order of the evidence and what lies outside the sample change nothing", () =>
  fc.assert(
    fc.property(terms, evidence, (question, all) => {
      const certificate = calibrate(question, all);
      expect(calibrate(question, all.toReversed())).toEqual(certificate);
      expect(calibrate(question, thinned(all, question.pFloor))).toEqual(certificate);
    }),
  ));

test("mirrored values, grid and direction give the mirrored answer", () =>
  fc.assert(
    fc.property(terms, evidence, (question, all) => {
      const mirrored = calibrate(
        {
          ...question,
          direction: question.direction === "raising-tightens" ? "raising-loosens" : "raising-tightens",
          grid: question.grid.map((threshold) => -threshold),
          inForce: -question.inForce,
        },
        all.map((one) => ({ ...one, value: -one.value })),
      );
      expect(reach(mirrored)).toBe(reach(calibrate(question, all)));
    }),
  ));

test("a later look, or auditors who catch less, never widen", () =>
  fc.assert(
    fc.property(terms, evidence, (question, all) => {
      const reached = reach(calibrate(question, all));
      expect(reach(calibrate({ ...question, look: question.look + 1 }, all))).toBeLessThanOrEqual(reached);
      expect(reach(calibrate({ ...question, s: (question.s ?? 1) * 0.9 }, all))).toBeLessThanOrEqual(reached);
    }),
  ));
