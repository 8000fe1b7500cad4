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

/** Seconds; null where it is no delay that a rung may wait. Minutes are also `m`, and seconds are taken where they make whole minutes or more. */
export function readDelay(text: string): number | null {
  const parts = [
    ...text
      .trim()
      .toLowerCase()
      .matchAll(/(\d+(?:[.,]\d+)?)\s*(days?|d|tage?|t|hours?|h|std|stunden?|minutes?|minuten?|min|m|sekunden?|s)\.?/g),
  ];
  if (
    parts.length === 0 ||
    parts
      .map(([part]) => part)
      .join("")
      .replace(/\s/g, "") !== text.toLowerCase().replace(/\s/g, "")
  )
    return null;
  const seconds = parts.reduce((sum, [, count = "0", unit = "s"]) => sum + Number(count.replace(",", ".")) * lengthOf(unit), 0);
  return Number.isInteger(seconds) && seconds >= RUNG_DELAY_S.least && seconds <= RUNG_DELAY_S.most ? seconds : null;
}

function lengthOf(unit: string): number {
  if (unit.startsWith("d") || unit.startsWith("t")) return UNITS.d;
  if (unit.startsWith("h") || unit.startsWith("st")) return UNITS.h;
  return unit.startsWith("m") ? UNITS.min : 1;
}
