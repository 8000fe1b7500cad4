// From the days that a search names to instants, where the reader is.
import type { Ms } from "@core/words/ids";
import { DAY, HOUR } from "@core/words/time";
import { Temporal } from "temporal-polyfill";
import type { DayWord, SearchTime } from "./search-language";

/** From an instant up to, and without, another; null where there is no end. */
export interface SearchSpan {
  readonly from: Ms | null;
  readonly to: Ms | null;
}

const HOURS: Readonly<Record<"h" | "d" | "w", Ms>> = { h: HOUR, d: DAY, w: 7 * DAY };

/** Weeks begin on Monday. */
export function spanOf(time: SearchTime, now: Ms, zone: string): SearchSpan {
  const startOf = (date: Temporal.PlainDate): Ms => date.toZonedDateTime(zone).epochMilliseconds;
  switch (time.kind) {
    case "named": {
      const { from, to } = daysOf(time.word, Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate());
      return { from: startOf(from), to: startOf(to) };
    }
    case "on": {
      const date = Temporal.PlainDate.from(time.date);
      return { from: startOf(date), to: startOf(date.add({ days: 1 })) };
    }
    case "since":
      return { from: startOf(Temporal.PlainDate.from(time.date)), to: null };
    case "until":
      return { from: null, to: startOf(Temporal.PlainDate.from(time.date).add({ days: 1 })) };
    case "last":
      return { from: now - time.count * HOURS[time.unit], to: null };
  }
}

function daysOf(word: DayWord, today: Temporal.PlainDate): { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate } {
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const first = today.with({ day: 1 });
  switch (word) {
    case "today":
      return { from: today, to: today.add({ days: 1 }) };
    case "yesterday":
      return { from: today.subtract({ days: 1 }), to: today };
    case "this-week":
      return { from: monday, to: monday.add({ days: 7 }) };
    case "last-week":
      return { from: monday.subtract({ days: 7 }), to: monday };
    case "this-month":
      return { from: first, to: first.add({ months: 1 }) };
    case "last-month":
      return { from: first.subtract({ months: 1 }), to: first };
  }
}

/** What lies in all of them. */
export function within(spans: readonly SearchSpan[]): SearchSpan {
  const from = spans.flatMap((span) => (span.from === null ? [] : [span.from]));
  const to = spans.flatMap((span) => (span.to === null ? [] : [span.to]));
  return { from: from.length === 0 ? null : Math.max(...from), to: to.length === 0 ? null : Math.min(...to) };
}
