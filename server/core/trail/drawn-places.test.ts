// A draw is fixed by its seed and number, stays within the trail, and favours no part of it.
import { expect, test } from "vitest";
import { placeOfDraw } from "./drawn-places";

test("the same seed draws the same places, another seed others", () => {
  const drawn = (seed: string) => Array.from({ length: 50 }, (_, draw) => placeOfDraw(seed, draw, 1_000_000));
  expect(drawn("a")).toEqual(drawn("a"));
  expect(drawn("a")).not.toEqual(drawn("b"));
});

test("every part of the trail is as likely as any other", () => {
  const counts = Array.from({ length: 10 }, () => 0);
  for (let draw = 0; draw < 20_000; draw++) {
    const place = placeOfDraw("seed", draw, 10);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  expect(counts).toHaveLength(10);
  // Six standard deviations of a binomial of 20,000 at a tenth.
  for (const count of counts) expect(Math.abs(count - 2_000)).toBeLessThan(255);
});
