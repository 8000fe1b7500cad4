// How far a number moves, in its own unit and as a share: "+120.00 EUR, +40 %". Between two numbers, or two amounts of one currency.
import { LOCALES } from "@core/words/language";
import { language, numberFormat } from "@core/words/t";
import type { Json } from "@core/words/vocabulary";

interface Amount {
  readonly value: number;
  readonly decimals: number;
  readonly unit: string;
}

const AMOUNT = /^([-−+]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,6}))?(?:[ \u00a0]([A-Z]{3}|%))?$/;

/** An amount as agents write it; null for what is none. Digits that a number cannot hold make it none. */
function amountOf(value: Json | undefined): Amount | null {
  if (typeof value === "number") return { value, decimals: (String(value).split(".")[1] ?? "").length, unit: "" };
  const found = typeof value === "string" ? AMOUNT.exec(value) : null;
  if (found === null) return null;
  const [, sign = "", whole = "", fraction = "", unit = ""] = found;
  if (whole.length + fraction.length > 15) return null;
  const size = Number(`${whole.replaceAll(",", "")}.${fraction === "" ? "0" : fraction}`);
  return { value: sign === "" || sign === "+" ? size : -size, decimals: fraction.length, unit };
}

const signed = (value: number, decimals: number) =>
  `${value < 0 ? "−" : "+"}${numberFormat(LOCALES[language()], { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(Math.abs(value))}`;

/** Null where the two cannot be compared or are the same, and from nothing, where the after says it all. No share across zero, where it says nothing. */
export function differenceOf(before: Json | undefined, after: Json | undefined): string | null {
  const [was, is] = [amountOf(before), amountOf(after)];
  if (was === null || is === null || was.unit !== is.unit || was.value === is.value || was.value === 0) return null;
  const decimals = Math.min(6, Math.max(was.decimals, is.decimals));
  const by = is.value - was.value;
  const unit = was.unit === "" ? "" : `\u00a0${was.unit}`;
  const comparable = Math.sign(was.value) * Math.sign(is.value) >= 0;
  const share = comparable ? `, ${signed((by / Math.abs(was.value)) * 100, 0)}\u00a0%` : "";
  return `${signed(by, decimals)}${unit}${share}`;
}
