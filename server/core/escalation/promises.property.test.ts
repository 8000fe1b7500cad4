// Promises in open hours, over both clock changes, and how they are counted by the day.
import { type Calendar, DAY_MINUTES } from "@core/words/calendar";
import { DAY, HOUR, MINUTE } from "@core/words/time";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { isOpen } from "./calendar";
import { daysOf, dueBy, monthStart, openTime, promisedAt, QUARTER, tookOf } from "./promises";

const ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"];
const office = (zone: string, from: number, to: number): Calendar => ({
  zone,
  week: [1, 2, 3, 4, 5, 6, 7].map((day) => (day > 5 ? [] : [{ from, to }])),
  days: {},
});
const hours = fc
  .record({ zone: fc.constantFrom(...ZONES), from: fc.integer({ min: 0, max: 12 * 60 }), long: fc.integer({ min: 60, max: 10 * 60 }) })
  .map(({ zone, from, long }) => office(zone, from, from + long));
/** Around both clock changes of the year, and anywhere else. */
const instant = fc
  .record({
    start: fc.constantFrom("2026-03-27", "2026-10-23", "2026-04-03", "2028-02-27", "2026-06-10"),
    minutes: fc.nat(6 * DAY_MINUTES),
  })
  .map(({ start, minutes }) => Temporal.Instant.from(`${start}T00:00Z`).epochMilliseconds + minutes * MINUTE);
const seconds = fc.integer({ min: 60, max: 40 * 3_600 });

describe("what is promised", () => {
  test("comes after exactly so much open time, over clock changes too, and while somebody is there", () =>
    fc.assert(
      fc.property(hours, instant, seconds, seconds, (calendar, at, responseS, resolutionS) => {
        const { respondBy, resolveBy } = promisedAt({ responseS, resolutionS }, calendar, at);
        expect(openTime(calendar, at, respondBy ?? 0)).toBe(responseS * 1_000);
        expect(openTime(calendar, at, resolveBy ?? 0)).toBe(resolutionS * 1_000);
        expect(isOpen(calendar, (resolveBy ?? 0) - 1)).toBe(true);
      }),
    ));

  test("is kept in open time exactly when it is kept by the clock", () =>
    fc.assert(
      fc.property(hours, instant, seconds, fc.integer({ min: 0, max: 5 * DAY_MINUTES }), (calendar, at, resolutionS, minutes) => {
        const { resolveBy } = promisedAt({ responseS: null, resolutionS }, calendar, at);
        const done = at + minutes * MINUTE;
        const inTime = resolveBy !== null && done <= resolveBy;
        if (inTime) expect(openTime(calendar, at, done)).toBeLessThanOrEqual(resolutionS * 1_000);
        else expect(openTime(calendar, at, done)).toBeGreaterThanOrEqual(resolutionS * 1_000);
      }),
    ));

  test("day and night counts by the clock, and what is not promised is not due", () => {
    expect(promisedAt({ responseS: 600, resolutionS: null }, null, 5_000)).toEqual({ respondBy: 605_000, resolveBy: null });
    expect(dueBy(null, { respondBy: null, resolveBy: null })).toBeNull();
  });

  test("an item is due by the earliest of all that is asked", () =>
    fc.assert(
      fc.property(fc.option(fc.nat(9)), fc.option(fc.nat(9)), fc.option(fc.nat(9)), (wish, respondBy, resolveBy) => {
        const asked = [wish, respondBy, resolveBy].filter((at) => at !== null);
        const due = dueBy(wish, { respondBy, resolveBy });
        expect(due === null).toBe(asked.length === 0);
        for (const at of asked) expect(due).toBeLessThanOrEqual(at);
      }),
    ));
});

test("half took no longer than the middle, and nineteen in twenty no longer than the p95", () =>
  fc.assert(
    fc.property(fc.array(fc.nat(1_000), { minLength: 1, maxLength: 80 }), (times) => {
      const took = tookOf(times);
      if (took === null) throw new Error("times came, and nothing is said of them");
      const within = (most: number) => times.filter((time) => time <= most).length / times.length;
      expect(within(took.p50)).toBeGreaterThanOrEqual(0.5);
      expect(within(took.p95)).toBeGreaterThanOrEqual(0.95);
      expect(times).toContain(took.p95);
      expect(took.count).toBe(times.length);
    }),
  ));

describe("the days of a month", () => {
  const zone = fc.constantFrom(...ZONES);
  test("no promise of the month is lost or counted twice, in any zone", () =>
    fc.assert(
      fc.property(zone, instant, fc.array(fc.nat(30 * DAY_MINUTES), { maxLength: 40 }), (where, now, minutesBefore) => {
        const start = monthStart(where, now);
        const settled = minutesBefore
          .map((minutes) => Math.floor((now - minutes * MINUTE) / QUARTER))
          .filter((quarter) => quarter * QUARTER >= start)
          .map((quarter) => ({ quarter, kept: 1, broken: 2 }));
        const days = daysOf(where, now, settled);
        expect(days.reduce((sum, { kept }) => sum + kept, 0)).toBe(settled.length);
        expect(days.reduce((sum, { broken }) => sum + broken, 0)).toBe(2 * settled.length);
        expect(new Set(days.map(({ day }) => day)).size).toBe(days.length);
      }),
    ));

  test("a month begins where the queue is, also in the zones that are half an hour off", () => {
    const now = Temporal.Instant.from("2026-11-28T20:00Z").epochMilliseconds;
    expect(monthStart("Asia/Kathmandu", now)).toBe(Temporal.Instant.from("2026-10-31T18:15Z").epochMilliseconds);
    expect(daysOf("Europe/Berlin", now, []).at(-1)?.day).toBe("2026-11-28");
    expect(daysOf("Asia/Kathmandu", now, []).at(-1)?.day).toBe("2026-11-29");
    expect(monthStart("UTC", now) % DAY).toBe(0);
    expect(HOUR % QUARTER).toBe(0);
  });
});
