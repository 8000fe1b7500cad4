// Numbers as people read them: grouped, with their decimals, the unit after a space that does not break.
import { moneyWords } from "@core/words/labels";
import type { Language } from "@core/words/language";

const NBSP = "\u00a0";
const CURRENCY = /^[A-Z]{3}$/;

export interface NumberStyle {
  readonly unit: string | null;
  readonly decimals: number | null;
}

export const PLAIN: NumberStyle = { unit: null, decimals: null };

/** `420.00 EUR`, `12 days`, `0.83`. A currency brings its own decimals. Reasons are kept as they were ruled, in one language; a screen prints a number in its reader's. */
export function numberWords(value: number, style: NumberStyle = PLAIN, language: Language = "en"): string {
  if (style.unit !== null && CURRENCY.test(style.unit)) return moneyWords({ amount: value, currency: style.unit }, language);
  const text = formatter(style.decimals, language).format(value).replace(/^-/, "−");
  return style.unit === null ? text : `${text}${NBSP}${value === 1 ? singular(style.unit) : style.unit}`;
}

const FORMATTERS = new Map<string, Intl.NumberFormat>();

/** Kept: making one costs more than a ruling. */
function formatter(decimals: number | null, language: Language): Intl.NumberFormat {
  const key = `${language} ${decimals}`;
  const known = FORMATTERS.get(key);
  if (known !== undefined) return known;
  const digits = decimals === null ? { maximumFractionDigits: 6 } : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const made = new Intl.NumberFormat(language, digits);
  FORMATTERS.set(key, made);
  return made;
}

/** Units are written in the plural, as `days`. */
const singular = (unit: string) => (/^[a-z]+[^s]s$/.test(unit) ? unit.slice(0, -1) : unit);
