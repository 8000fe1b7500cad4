// Holidays out of an iCalendar file (RFC 5545): whole days, once or every year, become days on which nobody is there. What is not taken is said, with why.
import type { Calendar } from "@core/words/calendar";
import ICAL from "ical.js";
import { Temporal } from "temporal-polyfill";

/** Why an event is not taken. */
export type NotTaken = "not-whole-days" | "cancelled" | "past" | "too-long" | "unreadable";

export interface IcsEvent {
  readonly name: string;
  /** The line on which it begins. */
  readonly line: number;
}

export interface IcsDays {
  /** Closed days by local date, in order. */
  readonly days: Readonly<Record<string, { readonly name: string }>>;
  readonly taken: readonly (IcsEvent & { readonly days: number })[];
  readonly left: readonly (IcsEvent & { readonly why: NotTaken })[];
}

export type IcsProblem = { readonly line: number | null; readonly what: "not-ics" | "broken-line" | "too-many" };

/** Years that are filled: that of the first day asked for, and the next two. */
const YEARS = 3;
const MOST_EVENTS = 2_000;
const MOST_DAYS_EACH = 31;
/** Of one recurring event; a daily one for three years comes to fewer. */
const MOST_RECURRENCES = 1_200;

/** Reads what closes days from the beginning of the year of `today` on. Dates are taken as they are written: a holiday is a local date. */
export function readIcs(
  text: string,
  today: string,
): { readonly ok: true; readonly read: IcsDays } | { readonly ok: false; readonly problem: IcsProblem } {
  const broken = firstBrokenLine(text);
  if (broken !== null) return { ok: false, problem: { line: broken, what: broken === 1 ? "not-ics" : "broken-line" } };
  const starts = eventLines(text);
  if (starts.length > MOST_EVENTS) return { ok: false, problem: { line: starts[MOST_EVENTS] ?? null, what: "too-many" } };
  let components: ICAL.Component[];
  try {
    components = calendarsIn(text).flatMap((calendar) => calendar.getAllSubcomponents("vevent"));
  } catch (error) {
    // The parser says no more than that it cannot go on.
    if (error instanceof Error) return { ok: false, problem: { line: null, what: "broken-line" } };
    throw error;
  }
  const first = Temporal.PlainDate.from(today).with({ month: 1, day: 1 });
  const range = { first, end: first.add({ years: YEARS }) };
  const days: Record<string, { name: string }> = {};
  const taken: (IcsEvent & { days: number })[] = [];
  const left: (IcsEvent & { why: NotTaken })[] = [];
  for (const [index, component] of components.entries()) {
    const name = (component.getFirstPropertyValue("summary")?.toString() ?? "").trim().slice(0, 200);
    const event = { name, line: starts[index] ?? 1 };
    const found = daysOf(component, range);
    if (typeof found === "string") {
      left.push({ ...event, why: found });
      continue;
    }
    for (const date of found)
      days[date] = { name: days[date] === undefined || days[date].name === name ? name : `${days[date].name}, ${name}`.slice(0, 200) };
    taken.push({ ...event, days: found.length });
  }
  return { ok: true, read: { days: Object.fromEntries(Object.entries(days).sort(([a], [b]) => (a < b ? -1 : 1))), taken, left } };
}

/** The calendar with these days closed beside its own. */
export const withClosedDays = (calendar: Calendar, days: IcsDays["days"]): Calendar => ({
  ...calendar,
  days: { ...calendar.days, ...Object.fromEntries(Object.entries(days).map(([date, { name }]) => [date, { name, shifts: [] }])) },
});

function calendarsIn(text: string): ICAL.Component[] {
  const parsed: unknown = ICAL.parse(text);
  // One calendar is parsed to one component, several to a list of them.
  const list = Array.isArray(parsed) && typeof parsed[0] === "string" ? [parsed] : (parsed as unknown[]);
  return list.map((one) => new ICAL.Component(one as never)).filter(({ name }) => name === "vcalendar");
}

interface Range {
  readonly first: Temporal.PlainDate;
  readonly end: Temporal.PlainDate;
}

function daysOf(component: ICAL.Component, range: Range): readonly string[] | NotTaken {
  if (component.getFirstPropertyValue("status")?.toString().toUpperCase() === "CANCELLED") return "cancelled";
  try {
    const event = new ICAL.Event(component);
    const start = component.getFirstPropertyValue("dtstart");
    if (!(start instanceof ICAL.Time) || !start.isDate) return "not-whole-days";
    const length = lengthOf(event);
    if (length > MOST_DAYS_EACH) return "too-long";
    const found: string[] = [];
    for (const begin of beginnings(event, range)) {
      for (let day = 0; day < length; day += 1) {
        const date = begin.add({ days: day });
        if (Temporal.PlainDate.compare(date, range.first) >= 0 && Temporal.PlainDate.compare(date, range.end) < 0)
          found.push(date.toString());
      }
    }
    return found.length === 0 ? "past" : [...new Set(found)];
  } catch (error) {
    // What one event says wrongly must not keep the others from being read.
    if (error instanceof Error) return "unreadable";
    throw error;
  }
}

/** Without an end it is one day (RFC 5545, 3.6.1); an end is the day after the last. */
const lengthOf = (event: ICAL.Event): number =>
  Math.max(1, event.endDate === null ? 1 : plain(event.endDate).since(plain(event.startDate)).days);

function* beginnings(event: ICAL.Event, { end }: Range): Generator<Temporal.PlainDate> {
  if (!event.isRecurring()) {
    yield plain(event.startDate);
    return;
  }
  const leap = event.startDate.month === 2 && event.startDate.day === 29;
  const each = event.iterator();
  for (let count = 0; count < MOST_RECURRENCES; count += 1) {
    const next = each.next() as ICAL.Time | undefined | null;
    if (next === undefined || next === null) return;
    const date = plain(next);
    if (Temporal.PlainDate.compare(date, end) >= 0) return;
    // A year without the day has none of it (RFC 5545, 3.3.10); the library would put it a day later.
    if (!(leap && date.month === 3 && date.day === 1)) yield date;
  }
}

const plain = ({ year, month, day }: ICAL.Time): Temporal.PlainDate => Temporal.PlainDate.from({ year, month, day });

/** The lines on which events begin, from 1, in the order in which the parser gives them. */
function eventLines(text: string): readonly number[] {
  return text.split(/\r\n|\n|\r/).flatMap((line, index) => (/^BEGIN:VEVENT\s*$/i.test(line) ? [index + 1] : []));
}

/** The first line that is neither `NAME…:value` nor a continuation, or that closes what is not open; 1 for what is no iCalendar at all. */
function firstBrokenLine(text: string): number | null {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  if (!/^BEGIN:VCALENDAR\s*$/i.test(lines[0] ?? "")) return 1;
  const open: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === "" || line.startsWith(" ") || line.startsWith("\t")) continue;
    const property = /^([A-Za-z0-9-]+)(;[^:]*|;.*)?:(.*)$/.exec(line);
    if (property === null) return index + 1;
    const [, name = "", , value = ""] = property;
    if (name.toUpperCase() === "BEGIN") open.push(value.trim().toUpperCase());
    if (name.toUpperCase() === "END" && open.pop() !== value.trim().toUpperCase()) return index + 1;
  }
  return open.length > 0 ? lines.length : null;
}
