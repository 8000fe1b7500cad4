// What the action changes, as rows of "Now" and "After", from whatever JSON an agent or the registry gave.

import { t } from "@core/words/t";
import { revealText } from "@core/words/untrusted-text";
import type { Json, JsonObject } from "@core/words/vocabulary";
import { differenceOf } from "./difference";

export interface EffectRow {
  readonly name: string;
  /** Null where it is not known. */
  readonly now: string | null;
  readonly after: string | null;
  readonly changes: boolean;
  /** How far a number moves; null where neither side is one. */
  readonly difference: string | null;
  /** Long or many-lined words on both sides are shown as a diff of lines. */
  readonly asText: boolean;
}

const isBranch = (value: Json | undefined): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);
const LONG = 90;

/** A value as people read it: words without quotes, yes and no, a typographic minus. */
export function printValue(value: Json): string {
  if (value === null) return t("item.nothing");
  if (typeof value === "boolean") return t(value ? "item.yes" : "item.no");
  if (typeof value === "number") return printNumber(value);
  if (typeof value === "string") return value === "" ? t("item.empty") : revealText(value);
  if (Array.isArray(value) && value.every((member) => typeof member !== "object"))
    return value.map(printValue).join(", ") || t("item.none");
  return revealText(JSON.stringify(value, null, 2));
}

/** Every digit that was sent, and no other: 420.5 is not rounded to 421. */
export const printNumber = (value: number): string => String(value).replace("-", "−");

/** `order_status` → `Order status`. */
export function printName(name: string): string {
  const words = revealText(name).replaceAll("_", " ").trim();
  return words === "" ? t("item.noName") : words.charAt(0).toUpperCase() + words.slice(1);
}

/** Read line by line, not in a cell. */
export const isLong = (text: string | null) => text !== null && (text.includes("\n") || text.length > LONG);

function rowOf(name: string, before: Json | undefined, after: Json | undefined): EffectRow {
  const now = before === undefined ? null : printValue(before);
  const then = after === undefined ? null : printValue(after);
  return {
    name: printName(name),
    now,
    after: then,
    changes: now !== then,
    difference: differenceOf(before, after),
    asText: isLong(now) || isLong(then),
  };
}

/** No rows when neither side is known. A side that is not an object is one row called by the action. */
export function effectRows(before: Json, after: Json, action: string): readonly EffectRow[] {
  if (before === null && after === null) return [];
  const left = before === null ? undefined : before;
  const right = after === null ? undefined : after;
  if (!isBranch(left ?? {}) || !isBranch(right ?? {})) return [rowOf(action, left, right)];
  const [was, will] = [isBranch(left) ? left : null, isBranch(right) ? right : null];
  const names = [...new Set([...Object.keys(was ?? {}), ...Object.keys(will ?? {})])];
  // Only one side was given: the other is unknown, which is not the same as empty.
  const side = (from: JsonObject | null, name: string) => (from === null ? undefined : Object.hasOwn(from, name) ? from[name] : null);
  return names.map((name) => rowOf(name, side(was, name), side(will, name)));
}
