// How lengths of time and money are spelled. All are free of time zones, and in English unless a locale is given: what is kept for everybody.
import { DAY, HOUR, MINUTE, SECOND } from "./time";

/** Keeps a number and its unit on one line. */
const NBSP = "\u00a0";

/** A length of time in at most two units: `11 s`, `7 min`, `1 h 06`, `3 d 4 h`. */
export function durationWords(ms: number): string {
  const span = Math.max(0, ms);
  if (span < MINUTE) return `${Math.floor(span / SECOND)}${NBSP}s`;
  if (span < HOUR) return `${Math.floor(span / MINUTE)}${NBSP}min`;
  if (span < DAY) {
    const minutes = Math.floor((span % HOUR) / MINUTE);
    return `${Math.floor(span / HOUR)}${NBSP}h${minutes === 0 ? "" : `${NBSP}${String(minutes).padStart(2, "0")}`}`;
  }
  const hours = Math.floor((span % DAY) / HOUR);
  return `${Math.floor(span / DAY)}${NBSP}d${hours === 0 ? "" : `${NBSP}${hours}${NBSP}h`}`;
}

/** A span as policy states it: `24 hours`, `1 hour`, `30 days`, `8 seconds`. */
export function spanWords(ms: number): string {
  const inUnits = [
    [DAY, "day"],
    [HOUR, "hour"],
    [MINUTE, "minute"],
  ] as const;
  // 24 hours stay hours: a day is ambiguous to somebody who counts working days.
  for (const [unit, name] of inUnits) if (ms >= unit * (unit === DAY ? 2 : 1) && ms % unit === 0) return plural(ms / unit, name);
  return plural(Math.round(ms / SECOND), "second");
}

export const plural = (count: number, noun: string): string => `${count}${NBSP}${noun}${count === 1 ? "" : "s"}`;

const AMOUNTS = new Map<string, Intl.NumberFormat>();

/** With the digits after the point that the currency uses; two for what is not an ISO code. Kept, since making one costs more than all else. */
function amountFormat(currency: string, locale: string): Intl.NumberFormat {
  const code = /^[A-Z]{3}$/.test(currency) ? currency : "";
  const known = AMOUNTS.get(locale + code);
  if (known !== undefined) return known;
  const digits =
    code === "" ? 2 : (new Intl.NumberFormat("en", { style: "currency", currency: code }).resolvedOptions().maximumFractionDigits ?? 2);
  const made = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  AMOUNTS.set(locale + code, made);
  return made;
}

/** `1,755.85 EUR`: the currency stands after the amount. What is kept for everybody is written in English; a screen gives the reader's locale. */
export function moneyWords(money: { readonly amount: number; readonly currency: string }, locale = "en"): string {
  return `${amountFormat(money.currency, locale).format(money.amount).replace(/^-/, "−")}${NBSP}${money.currency}`;
}
