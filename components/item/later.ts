// When "later" is: a few usual spans, or an instant from a date input in the person's own zone.
import { t } from "@core/words/t";
import { DAY, HOUR, MINUTE } from "@core/words/time";

export const laterChoices = () => [
  { value: "half-hour", label: t("handing.inHalfHour") },
  { value: "hour", label: t("handing.inHour") },
  { value: "morning", label: t("handing.tomorrow") },
  { value: "three-days", label: t("handing.inThreeDays") },
  { value: "week", label: t("handing.inWeek"), hint: t("handing.longest") },
];

function tomorrowMorning(now: number): number {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1, 9).getTime();
}

/** Null for an instant that cannot be read or has passed. */
export function laterAt(choice: string, now: number): number | null {
  switch (choice) {
    case "half-hour":
      return now + 30 * MINUTE;
    case "hour":
      return now + HOUR;
    case "morning":
      return tomorrowMorning(now);
    case "three-days":
      return now + 3 * DAY;
    case "week":
      // A minute under the limit, so that typing the reason does not push it over.
      return now + 7 * DAY - MINUTE;
    default: {
      const at = new Date(choice).getTime();
      return Number.isNaN(at) || at <= now ? null : at;
    }
  }
}

const two = (value: number) => String(value).padStart(2, "0");

/** As `<input type="datetime-local">` writes it: local time without a zone. */
export function localInputValue(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
