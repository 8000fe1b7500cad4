// A rest is suggested after a long stretch of work, and only then.
import { expect, test } from "vitest";
import { overworkedMin, type Stretch, worked } from "./rest";

const MIN = 60_000;
/** Works once a minute for so long. */
const after = (minutes: number, from: Stretch | null = null, at = 0): Stretch =>
  Array.from({ length: minutes + 1 }, (_, minute) => at + minute * MIN).reduce<Stretch | null>(worked, from) ?? { since: 0, last: 0 };

test("an hour without a pause is told, a short while is not", () => {
  expect(overworkedMin(after(60), 60 * MIN, 50)).toBe(60);
  expect(overworkedMin(after(20), 20 * MIN, 50)).toBeNull();
});

test("five minutes without a decision are a rest, after which it begins anew", () => {
  expect(overworkedMin(after(60), 66 * MIN, 50)).toBeNull();
  expect(overworkedMin(after(20, after(60), 66 * MIN), 86 * MIN, 50)).toBeNull();
});

test("who wants no such hint gets none", () => {
  expect(overworkedMin(after(300), 300 * MIN, null)).toBeNull();
});
