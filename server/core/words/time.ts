// Durations in milliseconds, and the conversions between the API's RFC 3339 and the store's epoch milliseconds.
import type { Ms } from "./ids";

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const HOURS_OF_WEEK = 168;

/** RFC 3339 in UTC with milliseconds. */
export const toRfc3339 = (ms: Ms): string => new Date(ms).toISOString();
export const toRfc3339OrNull = (ms: Ms | null): string | null => (ms === null ? null : toRfc3339(ms));
