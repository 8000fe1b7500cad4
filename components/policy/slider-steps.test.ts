// The slider stands on numbers that people would write, whatever key or pointer took it there.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nearestPlace, placeByKey, type SliderScale } from "./slider-steps";

const SHARES: SliderScale = { low: 0, high: 1, step: 0.01, positions: null };
const AMOUNTS: SliderScale = { low: 0, high: 5_000, step: 50, positions: null };
const FEW: SliderScale = { low: 0, high: 10, step: 1, positions: [0, 2.5, 5, 7.5, 10] };

describe("keys", () => {
  test.each([
    [SHARES, 0.4, "ArrowRight", 0.41],
    [SHARES, 0.3, "ArrowLeft", 0.29],
    [SHARES, 0.405, "ArrowRight", 0.41],
    [SHARES, 0.405, "ArrowLeft", 0.4],
    [SHARES, 0.4, "PageDown", 0.3],
    [SHARES, 0.95, "PageUp", 1],
    [SHARES, 0.4, "Home", 0],
    [SHARES, 0.4, "End", 1],
    [AMOUNTS, 250, "ArrowUp", 300],
    [AMOUNTS, 260, "ArrowDown", 250],
    [FEW, 3, "ArrowRight", 5],
    [FEW, 5, "ArrowLeft", 2.5],
    [FEW, 0, "PageUp", 10],
    [FEW, 10, "ArrowRight", 10],
    [FEW, 4, "Home", 0],
  ])("%o at %d, %s: %d", (scale, value, key, place) => expect(placeByKey(scale, value, key)).toBe(place));
  test("others are left alone", () => expect(placeByKey(SHARES, 0.4, "a")).toBeNull());
});

test("a pointer goes to the nearest round number, or to the nearest position", () => {
  expect(nearestPlace(SHARES, 0.41237)).toBe(0.41);
  expect(nearestPlace(AMOUNTS, 5_100)).toBe(5_000);
  expect(nearestPlace(FEW, 6)).toBe(5);
});

test("there and back is where it was, on any step", () =>
  void fc.assert(
    fc.property(fc.constantFrom(0.001, 0.02, 0.5, 1, 20), fc.integer({ min: 1, max: 98 }), (step, count) => {
      const scale = { low: 0, high: 100 * step, step, positions: null };
      const value = nearestPlace(scale, count * step);
      const next = placeByKey(scale, value, "ArrowRight") ?? Number.NaN;
      expect(next).toBeGreaterThan(value);
      expect(placeByKey(scale, next, "ArrowLeft")).toBe(value);
    }),
  ));
