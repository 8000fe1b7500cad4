// What is typed is read as it is written.
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readDelay, writeDelay } from "./delay-text";
import { readShifts, weekMinutes, writeShifts } from "./shift-text";

test("a delay is read as it is written, whatever it is", () =>
  fc.assert(fc.property(fc.integer({ min: 60, max: 90 * 86_400 }), (seconds) => readDelay(writeDelay(seconds)) === seconds)));

test.each([
  ["30 min", 1_800],
  ["2h", 7_200],
  ["1 d 4 h", 100_800],
  ["1,5 h", 5_400],
  ["90 Minuten", 5_400],
  ["2 Std.", 7_200],
  ["", null],
  ["soon", null],
  ["30", null],
  ["10 s", null],
  ["2 h later", null],
  ["400 d", null],
])("%s", (text, seconds) => expect(readDelay(text)).toBe(seconds));

const shifts = fc.array(
  fc
    .record({ from: fc.integer({ min: 0, max: 1_439 }), length: fc.integer({ min: 1, max: 1_440 }) })
    .map(({ from, length }) => ({ from, to: from + length })),
  { maxLength: 3 },
);
test("hours are read as they are written, over midnight too", () =>
  fc.assert(fc.property(shifts, (day) => isDeepStrictEqual(readShifts(writeShifts(day)), day))));

test.each([
  ["9-17", [{ from: 540, to: 1_020 }]],
  ["22:00–06:00", [{ from: 1_320, to: 1_800 }]],
  ["0:00-24:00", [{ from: 0, to: 1_440 }]],
  [
    "9:00-12:30; 13:30-17:00",
    [
      { from: 540, to: 750 },
      { from: 810, to: 1_020 },
    ],
  ],
  ["9:70-10", null],
  ["25-26", null],
  ["morning", null],
])("%s", (text, day) => expect(readShifts(text)).toEqual(day));

test("overlapping shifts count once, and Sunday's night is Monday's morning", () => {
  const week = [
    [
      { from: 0, to: 120 },
      { from: 60, to: 180 },
    ],
    [],
    [],
    [],
    [],
    [],
    [{ from: 1_380, to: 1_500 }],
  ];
  expect(weekMinutes(week)).toBe(180 + 60);
});
