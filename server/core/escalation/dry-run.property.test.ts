// The dry run against the ladder's own clock, item by item; and business time laid out once against business time walked each time.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addOpen, openBetween } from "./calendar";
import { dryRun, type Stay } from "./dry-run";
import { openClock } from "./open-clock";
import { NOW, OFFICE, rungs } from "./testing/grounds";

const HOUR = 3_600_000;
const calendars = fc.constantFrom(null, OFFICE, {
  ...OFFICE,
  zone: "America/New_York",
  days: { "2026-11-30": { name: "", shifts: [{ from: 1_320, to: 1_800 }] } },
});
const instants = fc.integer({ min: 0, max: 20 * 24 * 60 }).map((minutes) => NOW + minutes * 60_000);
const lengths = fc.integer({ min: 0, max: 6 * 24 * 60 }).map((minutes) => minutes * 60_000);

const stays: fc.Arbitrary<Stay> = fc
  .record({
    start: instants,
    runs: fc.array(fc.tuple(lengths, lengths), { minLength: 1, maxLength: 3 }),
    left: fc.constantFrom("decided" as const, "moved" as const, "laddered" as const, "silence" as const, "waits" as const),
  })
  .map(({ start, runs, left }) => {
    let at = start;
    const spans = runs.map(([run, pause]) => {
      const span = { from: at, to: at + run };
      at += run + pause;
      return span;
    });
    return { spans, left };
  });

describe("the dry run", () => {
  test("counts a rung for an uninterrupted stay exactly where the ladder's clock fires before it ends", () =>
    fc.assert(
      fc.property(
        fc.array(rungs, { minLength: 1, maxLength: 4 }),
        calendars,
        fc.array(fc.tuple(instants, lengths), { maxLength: 8 }),
        (ladder, calendar, waits) => {
          const run = dryRun(
            ladder,
            openClock(calendar, NOW),
            waits.map(([from, length]) => ({ spans: [{ from, to: from + length }], left: "decided" })),
          );
          for (const { index, reached } of run.rungs) {
            const fired = waits.filter(([from, length]) => {
              let at: number | null = from;
              for (const { afterS } of ladder.slice(0, index + 1))
                at = calendar === null ? (at ?? 0) + afterS * 1_000 : addOpen(calendar, at ?? 0, afterS * 1_000);
              return at !== null && at <= from + length;
            });
            expect(reached).toBe(fired.length);
          }
        },
      ),
    ));

  test("later rungs are reached by fewer, longer delays never by more, and only what was cut off is unknown", () =>
    fc.assert(
      fc.property(
        fc.array(rungs, { minLength: 1, maxLength: 4 }),
        calendars,
        fc.array(stays, { maxLength: 10 }),
        fc.integer({ min: 1, max: 9 }),
        (ladder, calendar, past, times) => {
          const clock = openClock(calendar, NOW);
          const run = dryRun(ladder, clock, past);
          const slower = dryRun(
            ladder.map((rung) => ({ ...rung, afterS: rung.afterS * times })),
            clock,
            past,
          );
          const cut = past.filter(({ left }) => left === "laddered" || left === "waits").length;
          for (const [index, { reached, unknown }] of run.rungs.entries()) {
            expect(reached).toBeLessThanOrEqual(run.rungs[index - 1]?.reached ?? past.length);
            expect(slower.rungs[index]?.reached).toBeLessThanOrEqual(reached);
            expect(unknown).toBeLessThanOrEqual(cut);
            expect(reached + unknown).toBeLessThanOrEqual(past.length);
          }
          const first = run.rungs[0];
          expect(run.untouched + (first?.reached ?? 0) + (first?.unknown ?? 0)).toBe(past.length);
        },
      ),
    ));

  test("a stay is cut in pauses: an hour before and an hour after a weekend are two", () => {
    const spans = [
      { from: NOW, to: NOW + HOUR },
      { from: NOW + 5 * 24 * HOUR, to: NOW + 5 * 24 * HOUR + HOUR },
    ];
    const told = dryRun([{ afterS: 7_200, do: "notify", who: "owner" }], openClock(null, NOW), [{ spans, left: "decided" }]);
    expect(told.rungs).toEqual([{ index: 0, reached: 1, unknown: 0 }]);
  });
});

test("time laid out once says what time walked each time says", () =>
  fc.assert(
    fc.property(calendars, fc.array(fc.tuple(instants, lengths), { minLength: 1, maxLength: 6 }), (calendar, asked) => {
      const clock = openClock(calendar, NOW);
      for (const [at, length] of asked) {
        expect(clock.between(at, at + length)).toBe(calendar === null ? length : openBetween(calendar, at, at + length));
        expect(clock.add(at, length)).toBe(calendar === null ? at + length : addOpen(calendar, at, length));
      }
    }),
  ));
