// Business time against a walk of the wall clock, minute by minute, over both clock changes, leap days and midnight.
import { type Calendar, calendarSchema } from "@core/words/calendar";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { addOpen, isOpen, openBetween, openSpans } from "./calendar";

const MINUTE = 60_000;
/** Half an hour, a quarter, at midnight, southern, without any, and one that skipped a whole day. */
const ZONES = [
  "Europe/Berlin",
  "America/New_York",
  "Australia/Lord_Howe",
  "Asia/Beirut",
  "America/Santiago",
  "Asia/Kolkata",
  "UTC",
] as const;
const INSTANTS = ["2026-03-27", "2026-03-07", "2026-04-03", "2026-10-23", "2026-10-30", "2026-09-04", "2028-02-27", "2026-12-30"] as const;

const shift = fc
  .record({ from: fc.integer({ min: 0, max: 95 }), length: fc.integer({ min: 1, max: 96 }) })
  .map(({ from, length }) => ({ from: from * 15, to: from * 15 + length * 15 }));
const calendars: fc.Arbitrary<Calendar> = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    week: fc.array(fc.array(shift, { maxLength: 2 }), { minLength: 7, maxLength: 7 }),
    start: fc.constantFrom(...INSTANTS),
    offset: fc.integer({ min: 0, max: 3 }),
    special: fc.option(fc.array(shift, { maxLength: 2 })),
  })
  .map(({ zone, week, start, offset, special }) => ({
    zone,
    week,
    days: special === null ? {} : { [Temporal.PlainDate.from(start).add({ days: offset }).toString()]: { name: "", shifts: special } },
  }));
const instants = fc
  .record({ start: fc.constantFrom(...INSTANTS), minutes: fc.integer({ min: 0, max: 4 * 24 * 60 }) })
  .map(({ start, minutes }) => Temporal.Instant.from(`${start}T00:00Z`).epochMilliseconds + minutes * MINUTE);

/** Whether some shift covers the instant, told from its wall clock and its two neighbours' alone. */
function isOpenByTheClock({ zone, week, days }: Calendar, at: number): boolean {
  const now = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return [-2, -1, 0].some((back) => {
    const date = now.toPlainDate().add({ days: back });
    const shifts = days[date.toString()]?.shifts ?? week[date.dayOfWeek - 1] ?? [];
    return shifts.some(({ from, to }) => {
      const edge = (minute: number) =>
        Temporal.PlainDateTime.from({ year: date.year, month: date.month, day: date.day })
          .add({ minutes: minute })
          .toZonedDateTime(zone, { disambiguation: "compatible" }).epochMilliseconds;
      return edge(from) <= at && at < edge(to);
    });
  });
}

describe("business time", () => {
  test("is open when the wall clock says so", () =>
    fc.assert(
      fc.property(calendars, instants, (calendar, at) => {
        expect(isOpen(calendar, at)).toBe(isOpenByTheClock(calendar, at));
      }),
    ));

  test("is the open minutes between two instants, counted one by one", () =>
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 0, max: 36 * 4 }), (calendar, at, quarters) => {
        const [step, from] = [15 * MINUTE, Math.floor(at / (15 * MINUTE)) * 15 * MINUTE];
        const open = Array.from({ length: quarters }, (_, quarter) => isOpenByTheClock(calendar, from + quarter * step)).filter(Boolean);
        expect(openBetween(calendar, from, from + quarters * step)).toBe(open.length * step);
      }),
      { numRuns: 30 },
    ));

  test("added and measured are inverse: an instant lies as far on as was asked for, and in open time", () =>
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 1, max: 72 * 60 }), (calendar, from, minutes) => {
        const at = addOpen(calendar, from, minutes * MINUTE);
        if (at === null) return;
        expect(openBetween(calendar, from, at)).toBe(minutes * MINUTE);
        expect(isOpen(calendar, at - 1)).toBe(true);
      }),
    ));

  test("is spans in order that do not touch", () =>
    fc.assert(
      fc.property(calendars, instants, (calendar, from) => {
        let last = from - 1;
        let seen = 0;
        for (const span of openSpans(calendar, from)) {
          expect(span.from).toBeGreaterThan(last);
          expect(span.to).toBeGreaterThan(span.from);
          last = span.to;
          if (++seen > 20) break;
        }
      }),
    ));
});

const daily = (zone: string, from: number, to: number): Calendar => ({
  zone,
  week: Array.from({ length: 7 }, () => [{ from, to }]),
  days: {},
});
const instant = (text: string) => Temporal.Instant.from(text).epochMilliseconds;

test.each([
  // 22:00 to 06:00 lasts seven hours in the night that skips one, and nine in the night that repeats one.
  ["2026-03-28T21:00:00Z", "2026-03-29T04:00:00Z", 7],
  ["2026-10-24T20:00:00Z", "2026-10-25T05:00:00Z", 9],
  ["2026-06-10T20:00:00Z", "2026-06-11T04:00:00Z", 8],
])("a night shift from %s to %s in Berlin lasts %d hours", (from, to, hours) => {
  const nights = daily("Europe/Berlin", 22 * 60, 30 * 60);
  expect(openBetween(nights, instant(from), instant(to))).toBe(hours * 60 * MINUTE);
  expect(addOpen(nights, instant(from), hours * 60 * MINUTE)).toBe(instant(to));
});

test("a leap day is a day; a holiday has no shifts, and a calendar without any never opens", () => {
  const office = daily("Europe/Berlin", 9 * 60, 17 * 60);
  expect(addOpen(office, instant("2028-02-28T16:00:00Z"), 8 * 60 * MINUTE)).toBe(instant("2028-02-29T16:00:00Z"));
  const closed = { ...office, days: { "2028-02-29": { name: "Closed", shifts: [] } } };
  expect(addOpen(closed, instant("2028-02-28T16:00:00Z"), 8 * 60 * MINUTE)).toBe(instant("2028-03-01T16:00:00Z"));
  expect(addOpen({ ...office, week: Array.from({ length: 7 }, () => []) }, 0, 1)).toBeNull();
});

test("a calendar is refused by its field", () => {
  const office = daily("Europe/Berlin", 9 * 60, 17 * 60);
  expect(calendarSchema.safeParse(office).success).toBe(true);
  const issue = (calendar: object) => calendarSchema.safeParse(calendar).error?.issues[0]?.path.join("/");
  expect(issue({ ...office, zone: "Berlin" })).toBe("zone");
  expect(issue({ ...office, week: [] })).toBe("week");
  expect(issue({ ...office, days: { "2026-02-30": { name: "", shifts: [] } } })).toBe("days/2026-02-30");
  expect(issue(daily("UTC", 600, 600))).toBe("week/0/0");
});
