// Deadlines over weeks of virtual time, with outages, clock changes and hours that change: each fires once, never early, and as soon as anything runs.
import { expect, test } from "vitest";
import { violations } from "./invariants";
import { liveWeeks } from "./testing/weeks";

/** `DEADLINES=1000000` for the number that is promised. */
const DEADLINES = Number(process.env.DEADLINES ?? 20_000);
const SEED = Number(process.env.DEADLINE_SEED ?? Date.now() % 2 ** 31);
const EVERY_MS = 250;
const MINUTES = 60_000;
/** Some are rare: lives are lived until each has come, at most ten times as many deadlines. */
const TIMERS = ["answer_lapsed", "cleared", "closed", "grant_expired", "lease_lapsed", "reconciling", "resumed", "rung_fired"];
const MOST = 10 * DEADLINES;

test(`at least ${DEADLINES} simulated deadlines, DEADLINE_SEED=${SEED}: none early, none late, none twice, none left out, each in its turn`, {
  timeout: 30 * MINUTES,
}, () => {
  const count = { items: 0, deadlines: 0, early: 0, late: 0, twice: 0, left: 0, outOfTurn: 0 };
  const timers: Record<string, number> = {};
  const goesOn = () => count.deadlines < DEADLINES || (Object.keys(timers).length < TIMERS.length && count.deadlines < MOST);
  for (; goesOn(); count.items += 1) {
    const { item, events, fired, second, left } = liveWeeks(`item-${count.items}`, (SEED + count.items * 7_919) | 0, EVERY_MS);
    count.deadlines += fired.length;
    count.early += fired.filter(({ at, dueAt }) => at < dueAt).length;
    count.late += fired.filter(({ at, latest }) => at > latest).length;
    count.twice += second + fired.length - new Set(fired.map(({ timer, dueAt }) => `${timer} ${dueAt}`)).size;
    count.left += left;
    count.outOfTurn += fired.filter(({ dueAt }, index) => dueAt < (fired[index - 1]?.dueAt ?? 0)).length;
    for (const { timer } of fired) timers[timer] = (timers[timer] ?? 0) + 1;
    const broken = violations(events);
    if (broken.length > 0) expect(broken, item.id).toEqual([]);
  }
  if (process.env.DEADLINES) process.stdout.write(`${JSON.stringify({ ...count, timers })}\n`);
  expect(count).toMatchObject({ early: 0, late: 0, twice: 0, left: 0, outOfTurn: 0 });
  expect(Object.keys(timers).sort()).toEqual(TIMERS);
});
