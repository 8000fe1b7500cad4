// What the coming days bring against who is there: arrivals as they came by hour of the week, with how far they vary, and the minutes that the people on duty have.
// A day fits when everybody's work can be dealt out at once: people who work several queues are counted once, however it is dealt.
import type { Ms, PersonId, QueueId } from "@core/words/ids";
import { HOUR, HOURS_OF_WEEK } from "@core/words/time";
import { Temporal } from "temporal-polyfill";
import type { Span } from "./calendar";

/** So many items came into a queue in an hour, counted in hours since 1970; deciding them takes so long together. */
export interface HourOfArrivals {
  readonly queue: QueueId;
  readonly hour: number;
  readonly items: number;
  readonly seconds: number;
}

/** Fewer weeks or items than this say nothing of the next ones; of more weeks only the latest are looked at. */
export const LEAST_WEEKS = 4;
export const MOST_WEEKS = 8;
export const LEAST_ITEMS = 30;

/** What comes into one queue, as its last weeks were. */
export interface Load {
  readonly weeks: number;
  readonly items: number;
  /** Seconds that one item takes, over all of them. */
  readonly secondsEach: number;
  /** Items to be expected in each hour of the week, Monday's first hour first. */
  readonly perHour: readonly number[];
  /** Variance of a count by its mean: 1 where items come independently of each other, more where they come in heaps. */
  readonly dispersion: number;
}

/** What is known is too little. */
export interface TooLittle {
  readonly weeks: number;
  readonly items: number;
}

/** The load of one queue from what came in the whole weeks before `now`; `since` is when the first item of all came. */
export function loadFrom(
  arrivals: readonly HourOfArrivals[],
  { since, now, hourOfWeek }: { readonly since: Ms; readonly now: Ms; readonly hourOfWeek: (hour: number) => number },
): { readonly known: true; readonly load: Load } | { readonly known: false; readonly load: TooLittle } {
  const end = Math.floor(now / HOUR);
  const weeks = Math.max(0, Math.min(MOST_WEEKS, Math.floor((end - Math.ceil(since / HOUR)) / HOURS_OF_WEEK)));
  const start = end - weeks * HOURS_OF_WEEK;
  const counted = arrivals.filter(({ hour }) => hour >= start && hour < end);
  const items = sum(counted.map((one) => one.items));
  if (weeks < LEAST_WEEKS || items < LEAST_ITEMS) return { known: false, load: { weeks, items } };
  const perHour = new Array<number>(HOURS_OF_WEEK).fill(0);
  const perWeek = new Array<number>(weeks).fill(0);
  for (const { hour, items: count } of counted) {
    const place = hourOfWeek(hour);
    const week = Math.floor((hour - start) / HOURS_OF_WEEK);
    perHour[place] = (perHour[place] ?? 0) + count / weeks;
    perWeek[week] = (perWeek[week] ?? 0) + count;
  }
  const mean = items / weeks;
  const variance = sum(perWeek.map((count) => (count - mean) ** 2)) / (weeks - 1);
  const seconds = sum(counted.map((one) => one.seconds));
  return { known: true, load: { weeks, items, secondsEach: seconds / items, perHour, dispersion: Math.max(1, variance / mean) } };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, value) => total + value, 0);

export interface Expected {
  readonly items: number;
  /** Four of five such days lie between these two. */
  readonly low: number;
  readonly high: number;
}

/** Of a normal distribution four fifths lie so many deviations around its middle. */
const FOUR_FIFTHS = 1.2816;

/** How many items are to be expected in a span, and how far that may be wrong: what came varies, and so does what is taken for its mean. */
export function expectedIn({ perHour, dispersion, weeks }: Load, { from, to }: Span, hourOfWeek: (hour: number) => number): Expected {
  let items = 0;
  for (let hour = Math.floor(from / HOUR); hour * HOUR < to; hour++) {
    const part = (Math.min(to, (hour + 1) * HOUR) - Math.max(from, hour * HOUR)) / HOUR;
    items += part * (perHour[hourOfWeek(hour)] ?? 0);
  }
  const away = FOUR_FIFTHS * Math.sqrt(dispersion * items * (1 + 1 / weeks));
  return { items, low: Math.max(0, items - away), high: items + away };
}

/** Who is there on one day, in seconds. */
export interface Duty {
  /** What each person has, whatever they work. */
  readonly people: ReadonlyMap<PersonId, number>;
  /** How much of it falls into hours in which they may work the queue. */
  readonly queues: ReadonlyMap<QueueId, ReadonlyMap<PersonId, number>>;
}

/**
 * Deals a day's seconds of work to the people who may do it, as much of it as can be dealt at all; queues that come first are served first. Answers
 * what is left of each. A flow from queues to people, made larger by one way after the other: what a queue once has got no later one takes from it.
 */
export function leftOver(work: readonly (readonly [QueueId, number])[], duty: Duty): ReadonlyMap<QueueId, number> {
  const given = new Map<QueueId, Map<PersonId, number>>(work.map(([queue]) => [queue, new Map()]));
  const free = new Map([...duty.people].map(([person, seconds]) => [person, Math.floor(seconds)]));
  const gives = (queue: QueueId, person: PersonId) => given.get(queue)?.get(person) ?? 0;
  const room = (queue: QueueId, person: PersonId) => Math.floor(duty.queues.get(queue)?.get(person) ?? 0) - gives(queue, person);
  const left = new Map<QueueId, number>();
  for (const [queue, seconds] of work) {
    let open = Math.ceil(seconds);
    while (open > 0) {
      const way = wayToFree(queue, { queues: work.map(([id]) => id), free, gives, room });
      if (way === null) break;
      const amount = Math.min(open, way.amount);
      way.steps.forEach(({ queue: from, person }, place) => {
        const row = given.get(from);
        row?.set(person, gives(from, person) + amount);
        const next = way.steps[place + 1];
        if (next !== undefined) given.get(next.queue)?.set(person, gives(next.queue, person) - amount);
      });
      const last = way.steps.at(-1)?.person;
      if (last !== undefined) free.set(last, (free.get(last) ?? 0) - amount);
      open -= amount;
    }
    left.set(queue, open);
  }
  return left;
}

interface Flow {
  readonly queues: readonly QueueId[];
  readonly free: ReadonlyMap<PersonId, number>;
  readonly gives: (queue: QueueId, person: PersonId) => number;
  readonly room: (queue: QueueId, person: PersonId) => number;
}

interface Way {
  /** A queue gives to a person, who drops what they have of the next queue, which gives to the next person. */
  readonly steps: readonly { readonly queue: QueueId; readonly person: PersonId }[];
  readonly amount: number;
}

/** The shortest way from a queue to somebody who has time, by people who could give some of theirs up. */
function wayToFree(start: QueueId, { queues, free, gives, room }: Flow): Way | null {
  let ways: Way[] = [{ steps: [], amount: Number.POSITIVE_INFINITY }];
  const seen = new Set<PersonId>();
  const seenQueues = new Set([start]);
  while (ways.length > 0) {
    const longer: Way[] = [];
    for (const { steps, amount } of ways) {
      const before = steps.at(-1);
      const from = before === undefined ? [start] : queues.filter((queue) => !seenQueues.has(queue) && gives(queue, before.person) > 0);
      for (const queue of from) {
        seenQueues.add(queue);
        const within = before === undefined ? amount : Math.min(amount, gives(queue, before.person));
        for (const [person, time] of free) {
          const space = room(queue, person);
          if (seen.has(person) || space <= 0) continue;
          seen.add(person);
          const way = { steps: [...steps, { queue, person }], amount: Math.min(within, space) };
          if (time > 0) return { ...way, amount: Math.min(way.amount, time) };
          longer.push(way);
        }
      }
    }
    ways = longer;
  }
  return null;
}

export interface QueueDay {
  readonly queue: QueueId;
  /** Null where too little is known of what comes. */
  readonly expected: Expected | null;
  /** Seconds of work: what is expected, and what the day before left. */
  readonly work: number;
  /** What of it nobody has time for. */
  readonly left: number;
  /** The same if as much comes as in one of ten such days. */
  readonly leftIfMany: number;
  /** Whether anybody has time for it on this day: where nobody has, it waits for the next. */
  readonly staffed: boolean;
}

export interface PlannedQueue {
  readonly queue: QueueId;
  readonly load: Load | null;
  /** Seconds of work that wait already. */
  readonly waiting: number;
}

/** The coming days, one after the other: what a day does not get done the next one has too. `queues` are in the order in which they are served. */
export function planDays(
  days: readonly Span[],
  queues: readonly PlannedQueue[],
  dutyOn: (day: Span) => Duty,
  hourOfWeek: (hour: number) => number,
): readonly (Span & { readonly people: number; readonly queues: readonly QueueDay[] })[] {
  let carried: ReadonlyMap<QueueId, number> = new Map(queues.map(({ queue, waiting }) => [queue, waiting]));
  return days.map((day) => {
    const duty = dutyOn(day);
    const expected = new Map(queues.map(({ queue, load }) => [queue, load === null ? null : expectedIn(load, day, hourOfWeek)]));
    const before = carried;
    const workOf = (count: (one: Expected) => number) =>
      queues.map(({ queue, load }) => {
        const comes = expected.get(queue) ?? null;
        return [queue, (before.get(queue) ?? 0) + (comes === null ? 0 : count(comes) * (load?.secondsEach ?? 0))] as const;
      });
    const work = workOf(({ items }) => items);
    const left = leftOver(work, duty);
    const many = workOf(({ high }) => high);
    const leftIfMany = leftOver(many, duty);
    // One day on which much comes does not make the next one such a day too.
    carried = left;
    return {
      ...day,
      people: sum([...duty.people.values()]),
      queues: work.map(([queue, seconds]) => ({
        queue,
        expected: expected.get(queue) ?? null,
        work: seconds,
        left: left.get(queue) ?? 0,
        leftIfMany: leftIfMany.get(queue) ?? 0,
        staffed: [...(duty.queues.get(queue)?.values() ?? [])].some((time) => time > 0),
      })),
    };
  });
}

/** A day on which people are there and do not get done what waits; or only just, where more may come than is expected. */
export type Fit = "fits" | "tight" | "short" | "nobody_there" | "unknown";

export function fitOf({ expected, left, leftIfMany, staffed, work }: QueueDay): Fit {
  if (!staffed && work > 0) return "nobody_there";
  if (left > 0) return "short";
  if (expected === null) return "unknown";
  return leftIfMany > 0 ? "tight" : "fits";
}

/** So many days of a zone, the first from now to its midnight: 23 and 25 hours long where the clock changes. */
export function daysFrom(zone: string, now: Ms, count: number): readonly Span[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  const midnight = (day: number): Ms => today.add({ days: day }).toZonedDateTime(zone).epochMilliseconds;
  return Array.from({ length: count }, (_, day) => ({ from: day === 0 ? now : midnight(day), to: midnight(day + 1) }));
}
