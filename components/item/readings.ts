// Finds in the evidence of a digit item what a reader needs beside the scan: the machine's own readings, best first.
import type { Json, JsonObject } from "@core/words/vocabulary";
import type { EvidenceView } from "@/server/views/shapes-item";

export interface Reading {
  readonly value: string;
  readonly share: number;
}

const isObject = (value: Json): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);

/** A small object of shares between 0 and 1, read as what a machine thinks it saw; null for any other JSON. Keys lose their order, shares have one. */
export function readingsOf(content: Json): readonly Reading[] | null {
  if (!isObject(content)) return null;
  const entries = Object.entries(content);
  if (entries.length < 2 || entries.length > 10) return null;
  const readings: Reading[] = [];
  for (const [value, share] of entries) {
    if (typeof share !== "number" || share < 0 || share > 1) return null;
    readings.push({ value, share });
  }
  return readings.sort((one, other) => other.share - one.share);
}

export const firstImage = (evidence: readonly EvidenceView[]): EvidenceView | null =>
  evidence.find((piece) => piece.kind === "image" && piece.href !== null) ?? null;
