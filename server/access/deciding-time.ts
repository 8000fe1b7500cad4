// How long somebody had an item before them when they decided, as the event of the decision says, and the middle of many such times.
import type { JsonObject } from "@core/words/vocabulary";

/** A signature is a decision also where another is still needed; what closed without people was decided by nobody. */
export const isDecided = ({ type, data }: { readonly type: string; readonly data: JsonObject }): boolean =>
  type === "voted" || (type === "closed" && data.why === "people");

/** What a decision's event says of how it was looked at; nothing where the decision has none. */
export function seenIn({ seen }: JsonObject): JsonObject {
  return typeof seen === "object" && seen !== null && !Array.isArray(seen) ? (seen as JsonObject) : {};
}

export function seenMs(data: JsonObject): number[] {
  const { seenMs: time } = seenIn(data);
  return typeof time === "number" ? [time] : [];
}

/** Null of none. */
export function median(times: readonly number[]): number | null {
  const sorted = times.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  const after = sorted[Math.ceil((sorted.length - 1) / 2)];
  return middle === undefined || after === undefined ? null : Math.round((middle + after) / 2);
}
