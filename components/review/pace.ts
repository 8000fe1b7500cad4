// How long a person waits for the next item: from the decision to its first paint, as performance entries that anybody can read.
const START = "countersign:decision";
/** Read with `performance.getEntriesByName`. */
export const NEXT_ITEM = "countersign:next-item";

export function markDecision(): void {
  performance.mark(START);
  // Two frames: the first runs before the new item is painted, the second after.
  requestAnimationFrame(() => requestAnimationFrame(() => performance.measure(NEXT_ITEM, START)));
}
