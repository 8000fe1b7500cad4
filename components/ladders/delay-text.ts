// Delays as people write them: 30 min, 2 h, 1 d, and several together.
import { RUNG_DELAY_S } from "@core/words/ladders";

const UNITS = { d: 86_400, h: 3_600, min: 60 } as const;

/** `1 d 4 h`; no-break spaces are for reading, plain ones for editing. */
export function writeDelay(seconds: number): string {
  const parts: string[] = [];
  let left = seconds;
  for (const [unit, length] of Object.entries(UNITS)) {
    const count = Math.floor(left / length);
    left -= count * length;
    if (count > 0) parts.push(`${count} ${unit}`);
  }
  if (left > 0) parts.push(`${left} s`);
  return parts.join(" ");
}

/** The words for a unit, in both languages; several are written one behind the other. */
const WORDS: ReadonlyMap<string, number> = new Map([
  ...["d", "day", "days", "t", "tag", "tage"].map((word) => [word, UNITS.d] as const),
  ...["h", "hour", "hours", "std", "stunde", "stunden"].map((word) => [word, UNITS.h] as const),
  ...["m", "min", "minute", "minutes", "minuten"].map((word) => [word, UNITS.min] as const),
  ...["s", "second", "seconds", "sekunde", "sekunden"].map((word) => [word, 1] as const),
]);

/** Seconds; null where it is no delay that a rung may wait. */
export function readDelay(text: string): number | null {
  if (!/^(\s*\d+([.,]\d+)?\s*[a-z]+\.?)+\s*$/i.test(text)) return null;
  let seconds = 0;
  for (const [, count = "", word = ""] of text.matchAll(/(\d+(?:[.,]\d+)?)\s*([a-z]+)/gi)) {
    const unit = WORDS.get(word.toLowerCase());
    if (unit === undefined) return null;
    seconds += Number(count.replace(",", ".")) * unit;
  }
  return Number.isInteger(seconds) && seconds >= RUNG_DELAY_S.least && seconds <= RUNG_DELAY_S.most ? seconds : null;
}
