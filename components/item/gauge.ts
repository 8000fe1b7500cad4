// Draws a comparison as a distance: where the fact stands, where the limit is, on one scale.
import type { Comparison } from "@core/words/ruling";

export interface Gauge {
  /** Both from 0 to 1 along the line. */
  readonly fact: number;
  readonly limit: number;
}

/** Null when one of the two is no number: then only words can tell. */
export function gaugeOf(comparison: Pick<Comparison, "value" | "limit" | "operator">): Gauge | null {
  const { value, limit } = comparison;
  if (typeof value !== "number" || typeof limit !== "number" || comparison.operator === "==" || comparison.operator === "!=") return null;
  // Shares and confidences have a natural scale; for the rest the limit stands in the middle, unless the fact needs more room.
  const low = Math.min(0, value, limit);
  const high = value >= 0 && value <= 1 && limit >= 0 && limit <= 1 ? 1 : Math.max(2 * limit, value * 1.1, low + 1);
  const place = (number: number) => Math.min(1, Math.max(0, (number - low) / (high - low)));
  return { fact: place(value), limit: place(limit) };
}
