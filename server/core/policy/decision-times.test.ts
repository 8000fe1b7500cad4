// What is said of measured decisions: means, whose they are, and nothing where too few were seen.
import { DAY, HOUR } from "@core/words/time";
import { expect, test } from "vitest";
import { ASSUMED_S, ENOUGH, paceFrom, secondsFor, slownessOf, type TimedDecision, workWeekFrom } from "./decision-times";
import { hourOfWeekIn, OFFICE_WEEK } from "./working-time";

const MONDAY = Date.UTC(2026, 10, 23, 9);
const decisions = (count: number, seconds: number, more: Partial<TimedDecision> = {}): TimedDecision[] =>
  Array.from({ length: count }, (_, place) => ({ action: "send", person: "ria", seconds, at: MONDAY + (place % 14) * DAY, ...more }));

test("a pace is the mean of what was measured here, by action where there is enough of it; what lay open for hours does not count", () => {
  const own = [...decisions(ENOUGH, 10), ...decisions(ENOUGH - 1, 70, { action: "erase" }), ...decisions(5, 30_000)];
  const pace = paceFrom(own, []);
  expect(pace).toMatchObject({ from: "own", measured: 2 * ENOUGH - 1, medianS: 10 });
  expect(secondsFor(pace, "send")).toBe(10);
  expect(secondsFor(pace, "erase")).toBe(pace.meanS);
  expect(secondsFor(pace, "toString")).toBe(pace.meanS);
});

test("imported cases count where too little was measured here, and where there is neither it is said to be assumed", () => {
  const few = decisions(ENOUGH - 1, 10);
  expect(paceFrom(few, decisions(ENOUGH, 40))).toMatchObject({ from: "imported", meanS: 40 });
  expect(paceFrom(few, [...decisions(ENOUGH, 40), ...decisions(2 * ENOUGH, 90_000)])).toMatchObject({ from: "assumed" });
  // Days from request to decision are no time at work.
  expect(paceFrom(few, decisions(ENOUGH, 90_000))).toMatchObject({ from: "assumed", meanS: ASSUMED_S });
});

test("a person is as slow as they are measured beside the others, each action by itself", () => {
  const own = [...decisions(ENOUGH, 20), ...decisions(ENOUGH, 10, { person: "max" }), ...decisions(3, 90, { person: "new" })];
  const slow = slownessOf(own, { from: "own", measured: 1, meanS: 15, medianS: 15, byAction: { send: 15 } });
  expect(slow.ria).toBeCloseTo(20 / 15);
  expect(slow.max).toBeCloseTo(10 / 15);
  expect(slow).not.toHaveProperty("new");
});

test("people work in the hours in which they were seen deciding, and in office hours where they were not", () => {
  const utc = hourOfWeekIn("UTC");
  expect(workWeekFrom(decisions(199, 10), utc)).toEqual({ week: OFFICE_WEEK, seen: false });
  const { week, seen } = workWeekFrom([...decisions(600, 10), ...decisions(1, 10, { at: MONDAY + 12 * HOUR })], utc);
  expect(seen).toBe(true);
  expect(week[9]).toBe(true);
  expect(week[21]).toBe(false);
  expect(week.filter(Boolean)).toHaveLength(7);
});
