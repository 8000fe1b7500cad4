// How alike two cases are: by their facts and by the words of their titles.
import fc from "fast-check";
import { expect, test } from "vitest";
import { likeness } from "./likeness";

const refund = (amount: number, customer = "known") => ({ title: `Refund ${amount} EUR to order ${amount}`, facts: { amount, customer } });

test("the nearer amount is the more alike", () => {
  expect(likeness(refund(420), refund(400))).toBeGreaterThan(likeness(refund(420), refund(40)));
});
test("a fact that differs makes a case less alike", () => {
  expect(likeness(refund(420), refund(420, "new"))).toBeLessThan(likeness(refund(420), refund(420)));
});
test("cases without facts are told apart by their titles", () => {
  const titled = (title: string) => ({ title, facts: {} });
  expect(likeness(titled("Close the account"), titled("Close the account"))).toBe(1);
  expect(likeness(titled("Close the account"), titled("Send a letter"))).toBe(0);
});

const cases = fc.record({
  title: fc.string(),
  facts: fc.dictionary(
    fc.constantFrom("a", "b", "c"),
    fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.string(), fc.boolean()),
  ),
});
test("likeness lies between 0 and 1, is 1 with itself, and does not depend on the side", () =>
  fc.assert(
    fc.property(cases, cases, (one, other) => {
      expect(likeness(one, one)).toBeCloseTo(1);
      expect(likeness(one, other)).toBeCloseTo(likeness(other, one));
      expect(likeness(one, other)).toBeGreaterThanOrEqual(0);
      expect(likeness(one, other)).toBeLessThanOrEqual(1 + 1e-9);
    }),
  ));
