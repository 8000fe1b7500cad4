// The hours of the week in which people work, and time counted in those hours alone: what starts before the evening goes on in the morning.
import type { Ms } from "@core/words/ids";
import { DAY, HOUR, HOURS_OF_WEEK, MINUTE } from "@core/words/time";

/** For each hour of the week, Monday's first hour first, whether people work in it. */
export type WorkWeek = readonly boolean[];

/** Monday to Friday from 8 to 18: what is assumed where nobody has been seen working. */
export const OFFICE_WEEK: WorkWeek = Array.from({ length: HOURS_OF_WEEK }, (_, hour) => {
  const [day, time] = [Math.floor(hour / 24), hour % 24];
  return day < 5 && time >= 8 && time < 18;
});

/** 1970 began on a Thursday. */
const FIRST_HOUR = 3 * 24;

/** Which hour of the week an hour since 1970 is in this zone. Offsets are asked once a day, so an hour of the two days of change may be its neighbour. */
export function hourOfWeekIn(zone: string): (hour: number) => number {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  const offsets = new Map<number, number>();
  const offsetOf = (day: number): number => {
    const known = offsets.get(day);
    if (known !== undefined) return known;
    const noon = day * DAY + 12 * HOUR;
    const parts = Object.fromEntries(format.formatToParts(noon).map(({ type, value }) => [type, Number(value)]));
    const { year = 1970, month = 1, day: ofMonth = 1, hour = 0, minute = 0 } = parts;
    const offset = (Date.UTC(year, month - 1, ofMonth, hour, minute) - noon) / MINUTE;
    offsets.set(day, offset);
    return offset;
  };
  return (hour) => {
    const local = Math.floor((hour * 60 + offsetOf(Math.floor(hour / 24))) / 60);
    return (((local + FIRST_HOUR) % HOURS_OF_WEEK) + HOURS_OF_WEEK) % HOURS_OF_WEEK;
  };
}

/** What lies a century after the start is as good as never. */
const MOST_HOURS = 100 * 366 * 24;

export class WorkingTime {
  /** Working hours before each hour, from `start` on; made as far as it is asked for. */
  readonly #before: number[] = [0];
  readonly #start: number;
  /** The hour that was asked for last: the next is mostly near. */
  #last = 0;

  /** `week` has at least one hour in which people work. */
  constructor(
    private readonly week: WorkWeek,
    private readonly hourOfWeek: (hour: number) => number,
    start: Ms,
  ) {
    if (!week.includes(true)) throw new Error("a week in which nobody works has no working time");
    this.#start = Math.floor(start / HOUR);
  }

  #isOpen = (place: number): boolean => this.week[this.hourOfWeek(this.#start + place)] === true;

  /** Working hours before the hour at this place. */
  #beforeHour(place: number): number {
    for (let made = this.#before.length; made <= place; made++)
      this.#before.push((this.#before[made - 1] ?? 0) + (this.#isOpen(made - 1) ? 1 : 0));
    return this.#before[place] ?? 0;
  }

  /** Working hours from the start until an instant, which is not before it. */
  until(at: Ms): number {
    const hours = at / HOUR - this.#start;
    const place = Math.floor(hours);
    return this.#beforeHour(place) + (this.#isOpen(place) ? hours - place : 0);
  }

  /** The first instant at which so many hours have been worked and work goes on; infinite where that is a century away. */
  when(worked: number): Ms {
    let low = this.#beforeHour(this.#last) <= worked ? this.#last : 0;
    let step = 1;
    for (; this.#beforeHour(low + step) <= worked; step *= 2) {
      low += step;
      if (low > MOST_HOURS) return Number.POSITIVE_INFINITY;
    }
    let high = low + step;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#beforeHour(middle) <= worked) low = middle;
      else high = middle;
    }
    this.#last = low;
    return (this.#start + low + worked - this.#beforeHour(low)) * HOUR;
  }
}
