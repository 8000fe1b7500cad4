// Hours of a day as people write them: 09:00–12:30, 13:30–17:00; over midnight as 22:00–06:00.
import { DAY_MINUTES, type Shift } from "@core/words/calendar";

const clock = (minute: number): string => {
  const of = minute % DAY_MINUTES;
  return `${String(Math.floor(of / 60)).padStart(2, "0")}:${String(of % 60).padStart(2, "0")}`;
};

export const writeShifts = (shifts: readonly Shift[]): string =>
  shifts.map(({ from, to }) => `${clock(from)}–${to === DAY_MINUTES ? "24:00" : clock(to)}`).join(", ");

/** Null where it cannot be read. An end that is not after its start is on the next day. */
export function readShifts(text: string): readonly Shift[] | null {
  if (text.trim() === "") return [];
  const shifts: Shift[] = [];
  for (const part of text.split(/[,;]/)) {
    const match = /^\s*(\d{1,2})(?::(\d{2}))?\s*[-–—]\s*(\d{1,2})(?::(\d{2}))?\s*$/.exec(part);
    if (match === null) return null;
    const [, fromHour = "", fromMinute = "0", toHour = "", toMinute = "0"] = match;
    const from = minuteOf(fromHour, fromMinute);
    const to = minuteOf(toHour, toMinute);
    if (from === null || to === null || from === DAY_MINUTES) return null;
    shifts.push({ from, to: to > from ? to : to + DAY_MINUTES });
  }
  return shifts;
}

function minuteOf(hour: string, minute: string): number | null {
  const at = Number(hour) * 60 + Number(minute);
  return Number(minute) < 60 && at <= DAY_MINUTES ? at : null;
}

/** Open minutes of a week in which nothing is otherwise; where shifts overlap, once. */
export function weekMinutes(week: readonly (readonly Shift[])[]): number {
  const open = new Set<number>();
  week.forEach((shifts, day) => {
    for (const { from, to } of shifts)
      for (let minute = from; minute < to; minute += 1) open.add((day * DAY_MINUTES + minute) % (7 * DAY_MINUTES));
  });
  return open.size;
}
