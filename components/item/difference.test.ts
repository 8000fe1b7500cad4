// A number's way from now to after, told without inventing anything.
import fc from "fast-check";
import { expect, test } from "vitest";
import { differenceOf } from "./difference";

test.each([
  [300, 420, "+120, +40\u00a0%"],
  ["300.00 EUR", "420.00 EUR", "+120.00\u00a0EUR, +40\u00a0%"],
  [10, -5, "−15"],
  [200, 100, "−100, −50\u00a0%"],
  ["1,200.50 EUR", "1,000.00 EUR", "−200.50\u00a0EUR, −17\u00a0%"],
])("%j to %j is %j", (before, after, words) => {
  expect(differenceOf(before, after)).toBe(words);
});

test.each([
  [300, 300],
  ["0.00 EUR", "−420.00 EUR"],
  ["300.00 EUR", "300.00 USD"],
  [null, 3],
  ["draft", "sent"],
  ["12345678901234567890", "1"],
  [undefined, 1],
  ["2026-11-01", "2026-12-01"],
])("%j and %j are not compared", (before, after) => {
  expect(differenceOf(before, after)).toBeNull();
});

test("the sign tells the direction", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (before, after) => {
      const words = differenceOf(before, after);
      expect(words === null).toBe(before === after || before === 0);
      if (words !== null) expect(words.startsWith(after > before ? "+" : "−")).toBe(true);
    }),
  );
});
