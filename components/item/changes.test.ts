// Differences are named by their path; the parts that stayed are not repeated.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changesBetween, lineDiff, unchangedNames } from "./changes";

describe("changesBetween", () => {
  test("names what changed, came and went", () => {
    const was = { amount: 420, reason: "damaged", to: { card: "4417" } };
    const is = { amount: 399, to: { card: "4417", name: "K" } };
    expect(changesBetween(was, is)).toEqual([
      { path: "amount", was: 420, is: 399 },
      { path: "reason", was: "damaged", is: undefined },
      { path: "to.name", was: undefined, is: "K" },
    ]);
    expect(unchangedNames({ a: 1, b: { x: 1, y: 2 } }, { a: 2, b: { y: 2, x: 1 } })).toEqual(["b"]);
  });
  test("an order of keys is no change", () => {
    expect(changesBetween({ a: { x: 1, y: [1] } }, { a: { y: [1], x: 1 } })).toEqual([]);
  });
});

test("a line diff holds both texts in their order", () => {
  const text = fc.array(fc.constantFrom("a", "b", "c", ""), { minLength: 1, maxLength: 8 }).map((lines) => lines.join("\n"));
  fc.assert(
    fc.property(text, text, (was, is) => {
      const lines = lineDiff(was, is);
      const without = (kind: string) =>
        lines
          .filter((line) => line.kind !== kind)
          .map((line) => line.text)
          .join("\n");
      expect(without("new")).toBe(was);
      expect(without("gone")).toBe(is);
    }),
  );
});
