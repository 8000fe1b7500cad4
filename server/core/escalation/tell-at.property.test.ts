// When people are told, against their own clocks: never in quiet hours, never before it happened, and together with everything of the same wait.
import type { Telling } from "@core/words/telling";
import { USUAL_TELLING } from "@core/words/telling";
import { HOUR, MINUTE } from "@core/words/time";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { quietUntil, tellAt } from "./tell-at";

const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
const tellings: fc.Arbitrary<Telling> = fc
  .record({
    pace: fc.constantFrom("at_once", "hourly", "daily"),
    dailyAt: minute,
    quiet: fc.option(fc.record({ from: minute, to: minute }).filter(({ from, to }) => from !== to)),
    zone: fc.constantFrom("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Asia/Beirut", "UTC"),
  })
  .map((chosen) => ({ ...USUAL_TELLING, ...chosen }) as Telling);
/** Around both clock changes, and anywhere. */
const instants = fc
  .record({
    start: fc.constantFrom("2026-03-28", "2026-03-07", "2026-04-04", "2026-10-24", "2026-10-31", "2026-06-10"),
    minutes: fc.integer({ min: 0, max: 3 * 24 * 60 }),
  })
  .map(({ start, minutes }) => Temporal.Instant.from(`${start}T00:00Z`).epochMilliseconds + minutes * MINUTE);

const localMinute = (at: number, zone: string) => {
  const { hour, minute: part } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return hour * 60 + part;
};

test("nobody is told before it happened, in their quiet hours, or later than a day and the quiet hours after", () =>
  fc.assert(
    fc.property(tellings, instants, (telling, at) => {
      const told = tellAt(telling, at);
      expect(told).toBeGreaterThanOrEqual(at);
      // Two days of quiet hours where a clock change skips the only minutes that are none.
      expect(told - at).toBeLessThanOrEqual(75 * HOUR);
      expect(quietUntil(telling, told)).toBeNull();
    }),
  ));

test("what comes in one stretch of quiet hours is told at one instant, which ends them", () =>
  fc.assert(
    fc.property(tellings, instants, (telling, at) => {
      const end = quietUntil(telling, at);
      if (end === null || telling.quiet === null) return;
      expect(end).toBeGreaterThan(at);
      expect(quietUntil(telling, end - 1)).toBe(end);
      if (telling.pace === "at_once") expect(tellAt(telling, at)).toBe(end);
      // A clock change may skip the very minute at which they end; then they end as it goes on.
      if (Math.abs(localMinute(end, telling.zone) - telling.quiet.to) > 60) throw new Error("ends elsewhere");
    }),
  ));

const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
const berlin = (chosen: Partial<Telling>): Telling => ({ ...USUAL_TELLING, zone: "Europe/Berlin", ...chosen });

test.each([
  ["at once", berlin({}), "2026-06-10T10:20:30Z", "2026-06-10T10:20:30Z"],
  ["the next full hour", berlin({ pace: "hourly" }), "2026-06-10T10:20:30Z", "2026-06-10T11:00:00Z"],
  [
    "the next full hour, where half of one comes twice",
    { ...USUAL_TELLING, zone: "Australia/Lord_Howe", pace: "hourly" },
    "2026-04-04T15:01:00Z",
    "2026-04-04T15:30:00Z",
  ],
  ["the next morning", berlin({ pace: "daily", dailyAt: 8 * 60 }), "2026-06-10T10:20:30Z", "2026-06-11T06:00:00Z"],
  ["the same morning", berlin({ pace: "daily", dailyAt: 8 * 60 }), "2026-06-10T04:00:00Z", "2026-06-10T06:00:00Z"],
  ["after a night", berlin({ quiet: { from: 22 * 60, to: 7 * 60 } }), "2026-06-10T21:00:00Z", "2026-06-11T05:00:00Z"],
  ["after the night that skips an hour", berlin({ quiet: { from: 22 * 60, to: 7 * 60 } }), "2026-03-28T22:00:00Z", "2026-03-29T05:00:00Z"],
  ["after the night that repeats one", berlin({ quiet: { from: 22 * 60, to: 7 * 60 } }), "2026-10-24T21:00:00Z", "2026-10-25T06:00:00Z"],
  ["in the repeated hour itself", berlin({ quiet: { from: 0, to: 150 } }), "2026-10-25T01:10:00Z", "2026-10-25T01:30:00Z"],
  [
    "a day later where the clock skips the only minute that is not quiet",
    { ...USUAL_TELLING, zone: "Asia/Beirut", quiet: { from: 2, to: 1 } },
    "2026-03-28T00:00:00Z",
    "2026-03-29T21:01:00Z",
  ],
] as const)("%s", (_name, telling, happened, told) => {
  expect(new Date(tellAt(telling, at(happened))).toISOString()).toBe(new Date(at(told)).toISOString());
});
