// Business time: when the people of a queue are there, by weekly hours in a time zone and days that are otherwise. Local times are Temporal's (RFC 9557, IANA zones):
// what a clock change skips moves on by as much, what it repeats counts as often as it comes, so an instant is never opened twice.
import { type Calendar, DAY_MINUTES } from "@core/words/calendar";
import type { Ms } from "@core/words/ids";
import { Temporal } from "temporal-polyfill";

/** From an instant up to, and without, another. */
export interface Span {
  readonly from: Ms;
  readonly to: Ms;
}

/** Further than this nobody plans: a calendar that does not open until then is never open. */
const HORIZON_DAYS = 2 * 366;

/** Days that were asked for lately: commands come in by the thousand and ask for the same few. */
const keptDays = new WeakMap<Calendar, Map<string, LocalDay>>();
const MOST_KEPT = 2 * HORIZON_DAYS;

interface LocalDay {
  readonly midnight: Ms;
  readonly shifts: readonly Span[];
}

function dayOf(calendar: Calendar, date: Temporal.PlainDate): LocalDay {
  const kept = keptDays.get(calendar) ?? new Map<string, LocalDay>();
  keptDays.set(calendar, kept);
  const key = date.toString();
  const known = kept.get(key);
  if (known) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const day = { midnight: date.toZonedDateTime(calendar.zone).epochMilliseconds, shifts: shiftsOf(calendar, date) };
  kept.set(key, day);
  return day;
}

/** The shifts that start on one local day, as instants. A shift whose whole time a clock change skips is none. */
function shiftsOf({ zone, week, days }: Calendar, date: Temporal.PlainDate): Span[] {
  const shifts = days[date.toString()]?.shifts ?? week[date.dayOfWeek - 1] ?? [];
  const at = (minute: number): Ms =>
    date.add({ days: Math.floor(minute / DAY_MINUTES) }).toZonedDateTime({
      timeZone: zone,
      plainTime: Temporal.PlainTime.from({ hour: Math.floor((minute % DAY_MINUTES) / 60), minute: minute % 60 }),
    }).epochMilliseconds;
  return shifts.map(({ from, to }) => ({ from: at(from), to: at(to) })).filter(({ from, to }) => to > from);
}

/**
 * The open time from an instant on, as spans that do not touch, in order; the first is cut at `from`. Ends two years on, so that what never opens ends.
 */
export function* openSpans(calendar: Calendar, from: Ms): Generator<Span> {
  const first = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(calendar.zone).toPlainDate();
  let held: Span | null = null;
  let waiting: Span[] = [];
  // Two days back: a shift may last a day and start as late as midnight.
  for (let day = -2; day <= HORIZON_DAYS; day += 1) {
    // What starts later than this day cannot reach back before it, so all before its midnight is known.
    const { midnight, shifts } = dayOf(calendar, first.add({ days: day }));
    waiting.sort((a, b) => a.from - b.from);
    while (waiting[0] !== undefined && waiting[0].from < midnight) {
      const span = waiting.shift() as Span;
      if (held === null) held = span;
      else if (span.from <= held.to) held = { from: held.from, to: Math.max(held.to, span.to) };
      else {
        if (held.to > from) yield { from: Math.max(from, held.from), to: held.to };
        held = span;
      }
    }
    waiting = [...waiting, ...shifts];
  }
  if (held !== null && held.to > from) yield { from: Math.max(from, held.from), to: held.to };
}

export const isOpen = (calendar: Calendar, at: Ms): boolean => openSpans(calendar, at).next().value?.from === at;

/** The instant at which so much open time has passed since `from`; with 0 the next open one. Null when that does not come within two years. */
export function addOpen(calendar: Calendar, from: Ms, duration: Ms): Ms | null {
  let left = duration;
  for (const span of openSpans(calendar, from)) {
    const length = span.to - span.from;
    if (left <= length) return span.from + left;
    left -= length;
  }
  return null;
}

/** How much open time lies between two instants. */
export function openBetween(calendar: Calendar, from: Ms, to: Ms): Ms {
  let sum = 0;
  for (const span of openSpans(calendar, from)) {
    if (span.from >= to) break;
    sum += Math.min(span.to, to) - span.from;
  }
  return sum;
}

/** Open day and night: what a queue without a calendar has. */
export const ALWAYS: Calendar = { zone: "UTC", week: Array.from({ length: 7 }, () => [{ from: 0, to: DAY_MINUTES }]), days: {} };
