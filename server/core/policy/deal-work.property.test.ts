// Work dealt to people: against Erlang's C where it holds, in working hours alone, and nothing lost.
import { HOUR, HOURS_OF_WEEK } from "@core/words/time";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Arrival, arrivalsOf, dealWork, uniforms } from "./deal-work";
import type { HourLoad } from "./lane-counts";
import { hourOfWeekIn, OFFICE_WEEK, WorkingTime } from "./working-time";

const utc = hourOfWeekIn("UTC");
const ALWAYS = Array.from({ length: HOURS_OF_WEEK }, () => true);
const alike = (count: number) => ({ membersOf: () => Array.from({ length: count }, (_, place) => `p-${place}`), slownessOf: () => 1 });

/** The mean wait of an M/M/c queue, in mean times of service (Erlang 1917). */
function erlangWait(servers: number, load: number): number {
  let blocked = 1;
  for (let server = 1; server <= servers; server++) blocked = (load * blocked) / (server + load * blocked);
  const waits = blocked / (1 - (load / servers) * (1 - blocked));
  return waits / (servers - load);
}

/** Arrivals at random, `rate` a mean time of service, which is an hour. */
function* poisson(count: number, rate: number, random: () => number): Generator<Arrival> {
  for (let item = 0, at = 0; item < count; item++) {
    at += (-Math.log(1 - random()) / rate) * HOUR;
    yield { at, queue: "desk", meanS: 3_600 };
  }
}

/** Nine in ten waits are shorter than this, since P(W > t) = C exp(-(c - a) t). */
function erlangNinth(servers: number, load: number): number {
  const waits = erlangWait(servers, load) * (servers - load);
  return waits <= 0.1 ? 0 : Math.log(waits / 0.1) / (servers - load);
}

function dealt(servers: number, load: number, count: number, seed: number) {
  const random = uniforms(seed);
  const until = (count / load) * HOUR;
  const { queues, people } = dealWork(poisson(count, load, random), alike(servers), new WorkingTime(ALWAYS, utc, 0), until, random);
  return { ninth: (queues[0]?.ninthWaitS ?? 0) / 3_600, busy: queues[0]?.busy, people };
}

test("with members who are alike and arrivals at random it waits as Erlang's C says, whatever the load", () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.double({ min: 0.2, max: 0.6, noNaN: true }), fc.nat(), (servers, share, seed) => {
      const load = share * servers;
      const { ninth, busy, people } = dealt(servers, load, 60_000, seed);
      // Waits that follow on each other are alike, so that even many of them scatter; how far hangs on the room that is left.
      const expected = erlangNinth(servers, load);
      expect(Math.abs(ninth - expected)).toBeLessThan(0.3 / (servers - load) + 0.2 * expected);
      expect(busy).toBeCloseTo(share, 1);
      // Whoever is free for the longest is next, so that none gets much more than the others.
      for (const { items } of people) expect(Math.abs(items - 60_000 / servers)).toBeLessThan(0.2 * (60_000 / servers));
    }),
    { numRuns: 12 },
  ));

test.each([
  [1, 0.5],
  [1, 0.7],
  [3, 2.1],
  [5, 4],
])("and closely over very many, rounded up by a twentieth at most: %i people, a load of %f", (servers, load) => {
  const share = dealt(servers, load, 400_000, 7).ninth / erlangNinth(servers, load);
  expect(share).toBeGreaterThan(0.97);
  expect(share).toBeLessThan(1.08);
});

test("whatever comes is dealt once, never before it came, and the hours of people add up to the work of the queues", () => {
  const loads = fc.array(
    fc.record({
      hour: fc.integer({ min: 480_000, max: 480_400 }),
      queue: fc.constantFrom("desk", "leads", "nobody"),
      items: fc.integer({ min: 1, max: 9 }),
    }),
  );
  fc.assert(
    fc.property(loads, fc.nat(), (some, seed) => {
      const load: HourLoad[] = some
        .toSorted((a, b) => a.hour - b.hour)
        .map(({ items, ...rest }) => ({ ...rest, items, seconds: items * 60 }));
      const random = uniforms(seed);
      const staff = { membersOf: (queue: string) => (queue === "desk" ? ["a", "b"] : queue === "leads" ? ["b"] : []), slownessOf: () => 1 };
      const arrivals = [...arrivalsOf(load, random)];
      expect(arrivals.map(({ at }) => at)).toEqual(arrivals.map(({ at }) => at).sort((a, b) => a - b));
      const time = new WorkingTime(OFFICE_WEEK, utc, 480_000 * HOUR);
      const { queues, people } = dealWork(arrivals, staff, time, 480_401 * HOUR, random);
      const came = (queue: string) => load.filter((one) => one.queue === queue).reduce((sum, { items }) => sum + items, 0);
      for (const { queue, items } of queues) expect(items).toBe(came(queue));
      expect(people.reduce((sum, { items }) => sum + items, 0)).toBe(came("desk") + came("leads"));
      for (const { queue, medianWaitS } of queues) expect(medianWaitS === null).toBe(queue === "nobody");
    }),
  );
});

test("working time counts no hour in which nobody works, and goes back to the instant it came from", () => {
  // A Monday, 9:00.
  const monday = Date.UTC(2026, 10, 23, 9);
  const time = new WorkingTime(OFFICE_WEEK, utc, monday);
  expect(time.until(monday + 3 * HOUR)).toBe(3);
  expect(time.until(Date.UTC(2026, 10, 23, 23))).toBe(9);
  // Over the night and over the weekend.
  expect(time.when(9)).toBe(Date.UTC(2026, 10, 24, 8));
  expect(time.when(49.5)).toBe(Date.UTC(2026, 10, 30, 8, 30));
  fc.assert(
    fc.property(fc.double({ min: 0, max: 3_000, noNaN: true }), (worked) => {
      expect(time.until(time.when(worked))).toBeCloseTo(worked, 6);
    }),
  );
});

test("hours of the week follow the zone, in winter and in summer", () => {
  const berlin = hourOfWeekIn("Europe/Berlin");
  const hour = (at: number) => berlin(at / HOUR);
  expect(hour(Date.UTC(2026, 0, 5, 8))).toBe(9);
  expect(hour(Date.UTC(2026, 6, 6, 8))).toBe(10);
  // Sunday's last hour in Berlin is still Sunday's afternoon in New York.
  expect(hour(Date.UTC(2026, 0, 4, 22))).toBe(HOURS_OF_WEEK - 1);
});
