// A gauge keeps the order of fact and limit, and both on the line.
import fc from "fast-check";
import { expect, test } from "vitest";
import { gaugeOf } from "./gauge";

test("shares lie on a scale from 0 to 1, other limits in the middle", () => {
  expect(gaugeOf({ value: 0.23, limit: 0.9, operator: "<" })).toEqual({ fact: 0.23, limit: 0.9 });
  expect(gaugeOf({ value: 420, limit: 250, operator: ">" })).toEqual({ fact: 0.84, limit: 0.5 });
});

test("words and equalities have no distance", () => {
  expect(gaugeOf({ value: "gift", limit: "gift", operator: "==" })).toBeNull();
  expect(gaugeOf({ value: 3, limit: 3, operator: "==" })).toBeNull();
});

test("the fact stands on the side of the limit that it is on", () => {
  const number = fc.double({ min: -1e9, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(number, number, (value, limit) => {
      const gauge = gaugeOf({ value, limit, operator: ">" });
      expect(gauge).not.toBeNull();
      if (gauge === null) return;
      for (const place of [gauge.fact, gauge.limit]) expect(place >= 0 && place <= 1).toBe(true);
      if (value < limit) expect(gauge.fact).toBeLessThanOrEqual(gauge.limit);
      if (value > limit) expect(gauge.fact).toBeGreaterThanOrEqual(gauge.limit);
    }),
  );
});
