// The line of time of a run: whatever an address says, something can be shown.
import { expect, test } from "vitest";
import { within } from "./run-scale";

test("an instant beyond the line is shown at its end", () => {
  const span = { from: 1_000, to: 2_000 };
  expect([1_500, 0, -1, 1e17].map((at) => within(span, at))).toEqual([1_500, 1_000, 1_000, 2_000]);
});
