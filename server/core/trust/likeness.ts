// How like two cases are: 0 to 1, by the facts they were ruled on and the words of their titles. Simple enough to be explained beside the figure.
import type { Json, JsonObject } from "@core/words/vocabulary";

export interface Case {
  readonly title: string;
  readonly facts: JsonObject;
}

/** Facts count for three quarters, the title for the rest; without facts the title alone decides. */
export const FACTS_SHARE = 0.75;

export function likeness(one: Case, other: Case): number {
  const names = [...new Set([...Object.keys(one.facts), ...Object.keys(other.facts)])];
  const title = sharedWords(one.title, other.title);
  if (names.length === 0) return title;
  const facts = names.reduce((sum, name) => sum + nearness(one.facts[name], other.facts[name]), 0) / names.length;
  return FACTS_SHARE * facts + (1 - FACTS_SHARE) * title;
}

/** Numbers by their distance relative to the larger, everything else by being equal. */
export function nearness(a: Json | undefined, b: Json | undefined): number {
  if (typeof a === "number" && typeof b === "number") {
    const larger = Math.max(Math.abs(a), Math.abs(b));
    return larger === 0 ? 1 : Math.max(0, 1 - Math.abs(a - b) / larger);
  }
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b) ? 1 : 0;
}

export const wordsOf = (text: string) => new Set(text.toLowerCase().match(/\p{L}+/gu) ?? []);

/** Shared words of all words (Jaccard); numbers are left to the facts. */
function sharedWords(a: string, b: string): number {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const all = new Set([...one, ...other]);
  return all.size === 0 ? 1 : [...one].filter((word) => other.has(word)).length / all.size;
}
