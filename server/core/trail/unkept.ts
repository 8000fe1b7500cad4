// Text that JSON can carry and a database or a hash cannot keep: found by its place, before anything is done with it.
import type { FieldError } from "@core/words/refusals";
import { pointer } from "./json-pointer";

/** With the `u` flag a pair is one code point, so this matches lone ones alone. */
const LONE_SURROGATE = /\p{Surrogate}/u;
/** No value that arrives is deeper; a cycle ends here too. */
const MAX_DEPTH = 64;

/** The first place that holds U+0000, which PostgreSQL takes in no text, half a character, or a name that is none to JavaScript. */
export function findUnkept(value: unknown, path: readonly (string | number)[] = []): FieldError | null {
  if (typeof value === "string") {
    const message = unkeptIn(value);
    return message === null ? null : { path: pointer(path), message };
  }
  if (value === null || typeof value !== "object" || path.length > MAX_DEPTH) return null;
  const isList = Array.isArray(value);
  for (const [key, member] of Object.entries(value)) {
    const place = [...path, isList ? Number(key) : key];
    if (!isList && (key === "__proto__" || unkeptIn(key) !== null))
      return { path: pointer(place), message: "Is a name that cannot be kept." };
    const found = findUnkept(member, place);
    if (found) return found;
  }
  return null;
}

export function unkeptIn(text: string): string | null {
  if (text.includes("\u0000")) return "Holds the character U+0000.";
  return LONE_SURROGATE.test(text) ? "Holds half of a surrogate pair, which is not a character." : null;
}
