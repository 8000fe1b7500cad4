// What a queue promises of an item that comes into it, when that is due in its business time, and how promises were kept.
import type { Calendar } from "@core/words/calendar";
import type { Ms } from "@core/words/ids";
import type { QueueTerms } from "@core/words/queue-terms";
import { SECOND } from "@core/words/time";
import { Temporal } from "temporal-polyfill";
import { addOpen, openBetween } from "./calendar";

/** By when somebody takes it up, and by when it is decided; null where nothing is promised. */
export interface Promised {
  readonly respondBy: Ms | null;
  readonly resolveBy: Ms | null;
}

/** The promises of one item that comes at an instant. They stay as they were given, whatever the queue promises later. */
export function promisedAt(
  { responseS, resolutionS }: Pick<QueueTerms, "responseS" | "resolutionS">,
  hours: Calendar | null,
  at: Ms,
): Promised {
  const after = (seconds: number | null) => (seconds === null ? null : openAfter(hours, at, seconds * SECOND));
  return { respondBy: after(responseS), resolveBy: after(resolutionS) };
}

/** Hours that never come would promise nothing: then the plain clock counts, as it does for ladders. */
const openAfter = (hours: Calendar | null, at: Ms, duration: Ms): Ms => (hours && addOpen(hours, at, duration)) ?? at + duration;

/** How much open time passed. */
export const openTime = (hours: Calendar | null, from: Ms, to: Ms): Ms =>
  hours === null ? Math.max(0, to - from) : openBetween(hours, from, Math.max(from, to));

/** When an item is due: the earliest of what its agent and its policy want and of what its queue promised. */
export function dueBy(wishAt: Ms | null, { respondBy, resolveBy }: Promised): Ms | null {
  const given = [wishAt, respondBy, resolveBy].filter((at) => at !== null);
  return given.length === 0 ? null : Math.min(...given);
}

/** How long things took: the middle, what all but one in twenty stayed within, and of how many that is said. */
export interface Took {
  readonly p50: Ms;
  readonly p95: Ms;
  readonly count: number;
}

/** Null of none. Both are times that really came: the nearest rank, never between two. */
export function tookOf(times: readonly Ms[]): Took | null {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  const [p50, p95] = [at(0.5), at(0.95)];
  return p50 === undefined || p95 === undefined ? null : { p50, p95, count: sorted.length };
}

/** Promises that came to their end in a quarter of an hour: every zone's midnight lies between two of them. */
export interface SettledThen {
  readonly quarter: number;
  readonly kept: number;
  readonly broken: number;
}
export const QUARTER: Ms = 900 * SECOND;

/** One local day of the month and what became of its promises. A promise is broken the moment its time passes, whatever comes of the item. */
export interface DayOfPromises {
  readonly day: string;
  readonly kept: number;
  readonly broken: number;
}

/** The first instant of the month that an instant lies in, where the queue is. */
export const monthStart = (zone: string, at: Ms): Ms =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().with({ day: 1 }).toZonedDateTime(zone)
    .epochMilliseconds;

/** The days of a month up to and with today, each with what was kept and broken on it. */
export function daysOf(zone: string, now: Ms, settled: readonly SettledThen[]): readonly DayOfPromises[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  const days = Array.from({ length: today.day }, (_, index) => ({ day: today.with({ day: index + 1 }).toString(), kept: 0, broken: 0 }));
  for (const { quarter, kept, broken } of settled) {
    const date = Temporal.Instant.fromEpochMilliseconds(quarter * QUARTER)
      .toZonedDateTimeISO(zone)
      .toPlainDate();
    const day = date.year === today.year && date.month === today.month ? days[date.day - 1] : undefined;
    if (day === undefined) continue;
    day.kept += kept;
    day.broken += broken;
  }
  return days;
}
