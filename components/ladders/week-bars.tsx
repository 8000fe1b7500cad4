// The week of a calendar as bars, a day a line; the hours in words stand beside each, and a shift over midnight goes on the next day.
import { DAY_MINUTES, type Shift } from "@core/words/calendar";
import { LOCALES } from "@core/words/language";
import { dateFormat, language, t } from "@core/words/t";
import { writeShifts } from "@/components/ladders/shift-text";

/** A Monday. */
const MONDAY = Date.UTC(2026, 0, 5);

/** `Monday`, from 0. */
export const weekday = (day: number): string =>
  dateFormat(LOCALES[language()], { weekday: "long", timeZone: "UTC" }).format(MONDAY + day * 86_400_000);

export function WeekBars({ week }: { readonly week: readonly (readonly Shift[])[] }) {
  return (
    <table className="w-full table-fixed">
      <caption className="sr-only">{t("ladders.week")}</caption>
      <colgroup>
        <col className="w-24" />
        <col />
        <col className="w-44 max-mid:w-36" />
      </colgroup>
      <tbody>
        {week.map((shifts, day) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the seven days of a week are their places.
          <tr key={day} className="border-b border-line">
            <th scope="row" className="py-1.5 text-left font-regular">
              {weekday(day)}
            </th>
            <td aria-hidden="true" className="py-1.5">
              <svg aria-hidden="true" viewBox={`0 0 ${DAY_MINUTES} 40`} preserveAspectRatio="none" className="block h-4 w-full">
                <rect width={DAY_MINUTES} height="40" className="fill-line" />
                {barsOf(week, day).map(({ from, to }) => (
                  <rect key={`${from} ${to}`} x={from} width={to - from} height="40" className="fill-machine" />
                ))}
                {[360, 720, 1_080].map((minute) => (
                  <line key={minute} x1={minute} x2={minute} y2="40" className="stroke-surface" strokeWidth="4" />
                ))}
              </svg>
            </td>
            <td className="py-1.5 text-right text-small text-fg-2 tabular-nums">
              {shifts.length === 0 ? t("ladders.closed") : writeShifts(shifts)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What of a day is open, with what the day before brings over midnight. */
function barsOf(week: readonly (readonly Shift[])[], day: number): readonly Shift[] {
  const before = week[(day + 6) % 7] ?? [];
  return [
    ...before.filter(({ to }) => to > DAY_MINUTES).map(({ from, to }) => ({ from: Math.max(0, from - DAY_MINUTES), to: to - DAY_MINUTES })),
    ...(week[day] ?? []).map(({ from, to }) => ({ from, to: Math.min(to, DAY_MINUTES) })),
  ];
}
