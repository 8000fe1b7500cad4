// When the last working day before today began, where somebody is: on a Monday that is Friday.
import type { Calendar } from "@core/words/calendar";
import type { Ms } from "@core/words/ids";
import { DAY } from "@core/words/time";
import { openSpans } from "./calendar";

/** A minute short of the whole day, so that two days in a row are two spans. */
const DAYLONG = { from: 0, to: 1_439 };

export function lastWorkingDay(zone: string, now: Ms): Ms {
  const week = Array.from({ length: 7 }, (_, day) => (day < 5 ? [DAYLONG] : []));
  const calendar: Calendar = { zone, week, days: {} };
  const begun: Ms[] = [];
  for (const { from } of openSpans(calendar, now - 8 * DAY)) {
    if (from > now) break;
    begun.push(from);
  }
  const latest = begun.at(-1) ?? now - DAY;
  return now - latest < DAY ? (begun.at(-2) ?? latest) : latest;
}
