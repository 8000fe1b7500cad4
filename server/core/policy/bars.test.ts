// Round edges, every value in one bar, and outliers counted rather than drawn.
import fc from "fast-check";
import { expect, test } from "vitest";
import { barOf, barsOf } from "./bars";

test("edges are round and as people write them", () => {
  const { edges, step } = barsOf([0.31, 0.42, 0.98], [0.4], false);
  expect(edges.slice(0, 4)).toEqual([0.3, 0.32, 0.34, 0.36]);
  expect(edges.at(-1)).toBe(0.98);
  expect(step).toBe(0.01);
});

test("whole numbers are never broken, and where all stand at one place there is room around them", () => {
  expect(barsOf([1, 2, 3], [2], true)).toMatchObject({ edges: [1, 2, 3, 4], step: 1 });
  expect(barsOf([5, 5], [5], false).edges).toEqual([5, 5.2]);
});

test("what lies far out is counted and left out; a mark always has a place", () => {
  const amounts = [...Array.from({ length: 200 }, (_, at) => at), 1_000_000];
  const { edges, above } = barsOf(amounts, [250], false);
  expect(edges.at(-1)).toBeLessThan(300);
  expect(edges.at(-1)).toBeGreaterThanOrEqual(250);
  expect(above).toBe(1);
  const marked = barsOf(amounts, [5_000], false);
  expect(marked.edges.at(-1)).toBeGreaterThanOrEqual(5_000);
});

test("every value lies in one bar or beyond them, between the edges of that bar; no drawing has more bars than can be told apart", () =>
  void fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 60 }),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.boolean(),
      (values, mark, whole) => {
        const bars = barsOf(values, [mark], whole);
        const places = values.map((value) => barOf(bars, value));
        expect(places.filter((place) => place === null)).toHaveLength(bars.below + bars.above);
        expect(barOf(bars, mark)).not.toBeNull();
        expect(bars.edges.length).toBeLessThanOrEqual(49);
        for (const [at, place] of places.entries()) {
          const value = values[at] ?? Number.NaN;
          if (place === null) continue;
          expect(value).toBeGreaterThanOrEqual(bars.edges[place] ?? Number.NaN);
          const upper = bars.edges[place + 1] ?? Number.NaN;
          expect(value < upper || (value === upper && place === bars.edges.length - 2)).toBe(true);
        }
      },
    ),
  ));
