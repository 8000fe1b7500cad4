// Capacity: what is dealt out is all that can be dealt, people are counted once, and what is expected is what came.
import { asPersonId, asQueueId, type PersonId, type QueueId } from "@core/words/ids";
import { DAY, HOUR, HOURS_OF_WEEK } from "@core/words/time";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Duty, expectedIn, fitOf, type HourOfArrivals, leftOver, loadFrom, planDays } from "./capacity";

const QUEUES = ["a", "b", "c", "d"].map(asQueueId);
const PEOPLE = ["p", "q", "r"].map(asPersonId);
const seconds = fc.integer({ min: 0, max: 50 });
const days = fc.record({
  work: fc.array(seconds, { minLength: 4, maxLength: 4 }),
  people: fc.array(seconds, { minLength: 3, maxLength: 3 }),
  edges: fc.array(fc.oneof(fc.constant(0), seconds), { minLength: 12, maxLength: 12 }),
});

type Day = typeof days extends fc.Arbitrary<infer Made> ? Made : never;

function made({ work, people, edges }: Day) {
  const edge = (queue: number, person: number) => edges[queue * 3 + person] ?? 0;
  const duty: Duty = {
    people: new Map(PEOPLE.map((person, place) => [person, people[place] ?? 0])),
    queues: new Map(QUEUES.map((queue, row) => [queue, new Map(PEOPLE.map((person, place) => [person, edge(row, place)]))])),
  };
  const asked = QUEUES.map((queue, row) => [queue, work[row] ?? 0] as const);
  return { asked, duty };
}
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** The least cut: of every set of queues, those outside are served whole and those inside by all that their people can give. */
function mostServed(asked: readonly (readonly [QueueId, number])[], { people, queues }: Duty): number {
  const subsets = Array.from({ length: 2 ** asked.length }, (_, bits) => asked.filter((_, place) => bits & (1 << place)));
  return Math.min(
    ...subsets.map((inside) => {
      const outside = sum(asked.filter((one) => !inside.includes(one)).map(([, work]) => work));
      const given = [...people].map(([person, time]: readonly [PersonId, number]) =>
        Math.min(time, sum(inside.map(([queue]) => queues.get(queue)?.get(person) ?? 0))),
      );
      return outside + sum(given);
    }),
  );
}

test("as much is dealt as can be, and of the queues that come first as much as without the others", () =>
  fc.assert(
    fc.property(days, (day) => {
      const { asked, duty } = made(day);
      const left = leftOver(asked, duty);
      const served = (some: typeof asked) => sum(some.map(([queue, work]) => work - (left.get(queue) ?? 0)));
      for (let first = 1; first <= asked.length; first++)
        expect(served(asked.slice(0, first))).toBe(mostServed(asked.slice(0, first), duty));
      for (const [queue, work] of asked) expect(left.get(queue)).toBeLessThanOrEqual(work);
    }),
  ));

/** Hours from Monday's first on. */
const hourOfWeek = (hour: number) => hour % HOURS_OF_WEEK;
const NOW = 100 * HOURS_OF_WEEK * HOUR;
const QUEUE = asQueueId("a");

const history = fc.array(fc.record({ hour: fc.nat(HOURS_OF_WEEK * 8 - 1), items: fc.integer({ min: 1, max: 20 }) }), { maxLength: 200 });
const arrivalsOf = (list: readonly { readonly hour: number; readonly items: number }[]): readonly HourOfArrivals[] =>
  list.map(({ hour, items }) => ({ queue: QUEUE, hour: NOW / HOUR - 1 - hour, items, seconds: items * 60 }));

test("a week like the last ones is expected: its days sum up to what came by the week, and the interval holds its middle", () =>
  fc.assert(
    fc.property(history, (list) => {
      const found = loadFrom(arrivalsOf(list), { since: 0, now: NOW, hourOfWeek });
      const items = sum(list.map((one) => one.items));
      expect(found.known).toBe(items >= 30);
      if (!found.known) return;
      const week = Array.from({ length: 7 }, (_, day) =>
        expectedIn(found.load, { from: NOW + day * DAY, to: NOW + (day + 1) * DAY }, hourOfWeek),
      );
      expect(sum(week.map((day) => day.items))).toBeCloseTo(items / 8, 6);
      for (const { low, items: middle, high } of week) {
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(middle);
        expect(high).toBeGreaterThanOrEqual(middle);
      }
      expect(found.load.secondsEach).toBeCloseTo(60, 6);
      expect(found.load.dispersion).toBeGreaterThanOrEqual(1);
    }),
  ));

test("weeks in which nothing could come yet are not counted, and fewer than four say nothing", () => {
  const steady = Array.from({ length: HOURS_OF_WEEK * 3 }, (_, hour) => ({ hour, items: 1 }));
  expect(loadFrom(arrivalsOf(steady), { since: NOW - 3 * 7 * DAY, now: NOW, hourOfWeek })).toEqual({
    known: false,
    load: { weeks: 3, items: 504 },
  });
  const found = loadFrom(arrivalsOf(Array.from({ length: HOURS_OF_WEEK * 5 }, (_, hour) => ({ hour, items: 2 }))), {
    since: NOW - 5 * 7 * DAY,
    now: NOW,
    hourOfWeek,
  });
  expect(found).toMatchObject({ known: true, load: { weeks: 5, items: 1_680, dispersion: 1 } });
});

test("what nobody is there for waits for the next day that has people, and only there it is too much", () => {
  const load = { weeks: 8, items: 400, secondsEach: 600, perHour: new Array<number>(HOURS_OF_WEEK).fill(1), dispersion: 1 };
  const span = (day: number) => ({ from: NOW + day * DAY, to: NOW + (day + 1) * DAY });
  // 24 items of ten minutes are four hours a day.
  const duty = (hours: number): Duty => ({
    people: new Map([[PEOPLE[0] as PersonId, hours * 3_600]]),
    queues: new Map([[QUEUE, new Map([[PEOPLE[0] as PersonId, hours * 3_600]])]]),
  });
  const hours = [0, 5, 24, 8];
  const plan = planDays(
    [0, 1, 2, 3].map(span),
    [{ queue: QUEUE, load, waiting: 0 }],
    (day) => duty(hours[(day.from - NOW) / DAY] ?? 0),
    hourOfWeek,
  );
  expect(plan.map(({ queues: [one] }) => [(one?.work ?? 0) / 3_600, (one?.left ?? 0) / 3_600, one && fitOf(one)])).toEqual([
    [4, 4, "nobody_there"],
    [8, 3, "short"],
    [7, 0, "fits"],
    [4, 0, "fits"],
  ]);
});
