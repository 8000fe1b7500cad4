// Instants of the coming two weeks in words: `Fri 27 Nov 22:00`, and what an input of day and time says.
import { LOCALES } from "@core/words/language";
import { dateFormat, language, t } from "@core/words/t";
import { formatDay, formatTime } from "@/components/marks/format";

const NBSP = "\u00a0";

export const weekdayOf = (at: number, zone: string): string =>
  dateFormat(LOCALES[language()], { timeZone: zone, weekday: "short" }).format(at);

/** `Fri 27 Nov`. */
export const formatDate = (at: number, zone: string): string => `${weekdayOf(at, zone)} ${formatDay(at, zone)}`.replaceAll(" ", NBSP);

/** `Fri 27 Nov 22:00`. */
export const formatEdge = (at: number, zone: string): string => `${formatDate(at, zone)}${NBSP}${formatTime(at, zone)}`;

/** The same where the beginning and the end of what is shown have words of their own. */
export function spanWords(
  { from, to }: { readonly from: number; readonly to: number },
  shown: { readonly from: number; readonly to: number },
  zone: string,
): { readonly from: string; readonly to: string } {
  return {
    from: from <= shown.from ? t("coverage.now") : formatEdge(from, zone),
    to: to >= shown.to ? t("coverage.endShown") : formatEdge(to, zone),
  };
}

/** What `<input type="datetime-local">` says, in this machine's zone; null for nothing. */
export function instantOf(text: string): number | null {
  const at = new Date(text).getTime();
  return Number.isNaN(at) ? null : at;
}
