// Keys in the text of valid JSON: JSON.parse silently keeps the last of equal ones, so they have to be looked for in the text itself.
import type { FieldError } from "@core/words/refusals";
import { pointer } from "./json-pointer";

const QUOTE = 0x22;
const COLON = 0x3a;
const BACKSLASH = 0x5c;

export interface Outline {
  /** In valid JSON: each key has one colon outside strings. */
  readonly keys: number;
  readonly tooDeep: boolean;
}

/** One pass over a text that need not be valid. Depth is looked at here, since JSON.parse takes a second for a megabyte of brackets. */
export function outline(text: string, maxDepth: number): Outline {
  let keys = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === COLON) keys++;
    // `[` and `{`, `]` and `}` differ in one bit.
    else if ((code | 0x20) === 0x7b) {
      if (++depth > maxDepth) return { keys, tooDeep: true };
    } else if ((code | 0x20) === 0x7d) depth--;
  }
  return { keys, tooDeep: false };
}

/** Where the string that opens at `start` closes: at the first quote after an even number of backslashes. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text.charCodeAt(before) === BACKSLASH) before--;
    if ((end - before) % 2 === 1) return end;
  }
  return text.length;
}

interface Level {
  /** Keys so far; null in an array. */
  readonly seen: Set<string> | null;
  step: string | number;
}

/** The place of each repeated key in valid JSON, at most `limit` of them. */
export function duplicateKeys(text: string, limit: number): FieldError[] {
  const errors: FieldError[] = [];
  const levels: Level[] = [];
  for (let at = 0; at < text.length && errors.length < limit; at++) {
    const level = levels.at(-1);
    const code = text[at];
    if (code === "{") levels.push({ seen: new Set(), step: "" });
    else if (code === "[") levels.push({ seen: null, step: 0 });
    else if (code === "}" || code === "]") levels.pop();
    else if (code === "," && typeof level?.step === "number") level.step++;
    else if (code === '"') {
      const end = endOfString(text, at);
      if (level?.seen && colonFollows(text, end)) {
        level.step = JSON.parse(text.slice(at, end + 1)) as string;
        if (level.seen.has(level.step))
          errors.push({ path: pointer(levels.map(({ step }) => step)), message: "Stands twice in its object." });
        level.seen.add(level.step);
      }
      at = end;
    }
  }
  return errors;
}

function colonFollows(text: string, quote: number): boolean {
  let at = quote + 1;
  while (text.charCodeAt(at) <= 0x20) at++;
  return text.charCodeAt(at) === COLON;
}
