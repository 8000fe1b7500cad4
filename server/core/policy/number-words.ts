// Numbers as people read them: grouped, with their decimals, the unit after a space that does not break.
import { moneyWords } from "@core/words/labels";

const NBSP = "\u00a0";
const CURRENCY = /^[A-Z]{3}$/;

export interface NumberStyle {
  readonly unit: string | null;
  readonly decimals: number | null;
}

export const PLAIN: NumberStyle = { unit: null, decimals: null };

/** `420.00 EUR`, `12 days`, `0.83`. A currency brings its own decimals. */
export function numberWords(value: number, style: NumberStyle = PLAIN): string {
  if (style.unit !== null && CURRENCY.test(style.unit)) return moneyWords({ amount: value, currency: style.unit });
  const text = formatter(style.decimals).format(value).replace(/^-/, "−");
  return style.unit === null ? text : `${text}${NBSP}${value === 1 ? singular(style.unit) : style.unit}`;
}

const FORMATTERS = new Map<number | null, Intl.NumberFormat>();

/** Kept: making one costs more than a ruling. */
function formatter(decimals: number | null): Intl.NumberFormat {
  const known = FORMATTERS.get(decimals);
  if (known !== undefined) return known;
  const digits = decimals === null ? { maximumFractionDigits: 6 } : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const made = new Intl.NumberFormat("en", digits);
  FORMATTERS.set(decimals, made);
  return made;
}

/** Units are written in the plural, as `days`. */
const singular = (unit: string) => (/^[a-z]+[^s]s$/.test(unit) ? unit.slice(0, -1) : unit);
