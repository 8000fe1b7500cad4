// How counts, countdowns and instants are written: tabular, the unit after the number. Money and lengths of time are spelled in @core/words/labels.
import { durationWords, moneyWords } from "@core/words/labels";
import { LOCALES } from "@core/words/language";
import { dateFormat, language, numberFormat, t } from "@core/words/t";
import { HOUR, MINUTE, SECOND } from "@core/words/time";

const NBSP = "\u00a0";

const digitsAfter = (digits: number) => numberFormat(LOCALES[language()], { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** `4,112`. */
export const formatCount = (count: number): string => digitsAfter(0).format(count);

/** `26.6`: hours of work. */
export const formatTenths = (value: number): string => digitsAfter(1).format(value);

/** `0.83`: confidences, shares and likenesses. */
export const formatShare = (share: number): string => digitsAfter(2).format(share);

/** `1.71 %`. */
export const formatPercent = (share: number, digits = 1): string => `${digitsAfter(digits).format(share * 100)}${NBSP}%`;

/** `1,755.85 EUR`, in German `1.755,85 EUR`. */
export const formatMoney = (money: { readonly amount: number; readonly currency: string }): string =>
  moneyWords(money, LOCALES[language()]);

const twoDigits = (value: number) => String(value).padStart(2, "0");

/** Under this, a countdown shows seconds and changes once a second; above it, minutes, once a minute. */
export const SECONDS_SHOWN_UNDER = 10 * MINUTE;

/** What is left until an instant: `9:42` under ten minutes, then `37 min`, `3 h 52`, `2 d 4 h`; past it, `6 min over`. */
export function formatLeft(leftMs: number): string {
  if (leftMs < 0) return t("marks.over", { time: durationWords(-leftMs) });
  if (leftMs >= SECONDS_SHOWN_UNDER) return durationWords(leftMs);
  return `${Math.floor(leftMs / MINUTE)}:${twoDigits(Math.floor((leftMs % MINUTE) / SECOND))}`;
}

/** The same for the ear: `9 minutes left`, `overdue by 6 minutes`. */
export function speakLeft(leftMs: number): string {
  const length = Math.abs(leftMs);
  const minutes = t("marks.minutes", { count: Math.floor((length % HOUR) / MINUTE) });
  const time =
    length < MINUTE
      ? t("marks.seconds", { count: Math.floor(length / SECOND) })
      : length < HOUR
        ? minutes
        : `${t("marks.hours", { count: Math.floor(length / HOUR) })} ${minutes}`;
  return t(leftMs < 0 ? "marks.overdueBy" : "marks.left", { time });
}

const instantFormat = (zone: string, options: Intl.DateTimeFormatOptions) =>
  dateFormat(LOCALES[language()], { timeZone: zone, hourCycle: "h23", ...options });

/** `14:36`. */
export const formatTime = (at: number, zone: string): string => instantFormat(zone, { hour: "2-digit", minute: "2-digit" }).format(at);

/** `14:36:10`. */
export const formatTimeExact = (at: number, zone: string): string =>
  instantFormat(zone, { hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(at);

/** `24 Nov`, in German `24.11.`: in the width of a time. */
export const formatDay = (at: number, zone: string): string =>
  instantFormat(zone, { day: "numeric", month: language() === "de" ? "numeric" : "short" }).format(at);

/** The time today, the day and time on another day, the year too unless it is this one: `14:36`, `22 Nov 09:10`, `22 Nov 2017 09:10`. */
export function formatWhen(at: number, now: number, zone: string): string {
  const time = formatTime(at, zone);
  const year = (instant: number) => instantFormat(zone, { year: "numeric" }).format(instant);
  if (year(at) !== year(now)) return `${formatDate(at, zone)}${NBSP}${time}`;
  return formatDay(at, zone) === formatDay(now, zone) ? time : `${formatDay(at, zone)}${NBSP}${time}`;
}

/** `22 Nov 2017`, in German `22.11.2017`. */
const formatDate = (at: number, zone: string): string =>
  instantFormat(zone, { day: "numeric", month: language() === "de" ? "numeric" : "short", year: "numeric" })
    .format(at)
    .replaceAll(" ", NBSP);

/** Everything, for tooltips: `Mon 24 Nov 2025, 14:36:10 CET`. */
export function formatAbsolute(at: number, zone: string): string {
  return instantFormat(zone, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  }).format(at);
}

/** `just now`, `4 min ago`, `in 2 h 05`. */
export function formatRelative(at: number, now: number): string {
  const away = at - now;
  if (Math.abs(away) < 45 * SECOND) return t(away > 0 ? "marks.moment" : "marks.justNow");
  return away > 0 ? t("marks.in", { time: durationWords(away) }) : t("marks.ago", { time: durationWords(-away) });
}

/** The 64 hex digits of a hash, without its algorithm. */
export const hexOf = (hash: string): string => hash.slice(hash.indexOf(":") + 1);

/** `cf6f 9206 … b8d4`. */
export function formatHash(hash: string): string {
  const hex = hexOf(hash);
  return `${hex.slice(0, 4)}${NBSP}${hex.slice(4, 8)}${NBSP}…${NBSP}${hex.slice(-4)}`;
}
