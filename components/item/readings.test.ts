// A machine's readings are drawn as bars only when they are surely shares.
import { expect, test } from "vitest";
import { readingsOf } from "./readings";

test("orders the readings by their share, although JSON forgets the order of digits", () => {
  expect(readingsOf({ "9": 0.3809, "8": 0.2404, "0": 0.1836 })?.map((reading) => reading.value)).toEqual(["9", "8", "0"]);
});

test("takes nothing else for readings", () => {
  expect(readingsOf({ total: 480, paid: true })).toBeNull();
  expect(readingsOf({ one: 0.5 })).toBeNull();
  expect(readingsOf([0.2, 0.3])).toBeNull();
});
