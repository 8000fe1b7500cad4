// A calendar as it is edited: hours stay as they are typed until they can be read.
import type { Calendar } from "@core/words/calendar";
import { readShifts, writeShifts } from "@/components/ladders/shift-text";
import type { CalendarView } from "@/server/views/shapes-ladders";

export interface DayDraft {
  readonly key: number;
  readonly date: string;
  readonly name: string;
  readonly hours: string;
}

export interface CalendarDraft {
  readonly name: string;
  readonly zone: string;
  /** Seven texts, Monday first. */
  readonly week: readonly string[];
  /** In order of date. */
  readonly days: readonly DayDraft[];
}

export const draftOfCalendar = ({ name, body }: CalendarView): CalendarDraft => ({
  name,
  zone: body.zone,
  week: body.week.map(writeShifts),
  days: Object.entries(body.days)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, day], key) => ({ key, date, name: day.name, hours: writeShifts(day.shifts) })),
});

/** Office hours in the reader's own zone. */
export const newCalendarDraft = (zone: string): CalendarDraft => ({
  name: "",
  zone,
  week: Array.from({ length: 7 }, (_, day) => (day < 5 ? "09:00–17:00" : "")),
  days: [],
});

/** Closes days beside those that are there; a day that is there already stays as it is. */
export function withClosed(draft: CalendarDraft, closed: Readonly<Record<string, { readonly name: string }>>): CalendarDraft {
  const known = new Set(draft.days.map(({ date }) => date));
  let key = Math.max(-1, ...draft.days.map((day) => day.key));
  const added = Object.entries(closed).flatMap(([date, { name }]) => {
    key += 1;
    return known.has(date) ? [] : [{ key, date, name, hours: "" }];
  });
  return { ...draft, days: [...draft.days, ...added].sort((a, b) => (a.date < b.date ? -1 : 1)) };
}

/** The hours as they are sent; null while some cannot be read or a day has no date. */
export function bodyOf({ zone, week, days }: CalendarDraft): Calendar | null {
  const hours = week.map(readShifts);
  const special = days.map(({ date, name, hours: text }) => ({ date, name: name.trim(), shifts: readShifts(text) }));
  if (hours.some((shifts) => shifts === null) || special.some(({ date, shifts }) => shifts === null || !/^\d{4}-\d{2}-\d{2}$/.test(date)))
    return null;
  return {
    zone,
    week: hours.map((shifts) => [...(shifts ?? [])]),
    days: Object.fromEntries(special.map(({ date, name, shifts }) => [date, { name, shifts: [...(shifts ?? [])] }])),
  };
}
