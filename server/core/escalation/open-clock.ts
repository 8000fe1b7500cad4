// Business time for many questions about one calendar: its open spans are laid out once, and each answer is a search in them.
import type { Calendar } from "@core/words/calendar";
import type { Ms } from "@core/words/ids";
import { openSpans, type Span } from "./calendar";

/** Answers as `addOpen` and `openBetween` do, for every instant from the one that it was made with. */
export interface OpenClock {
  /** Null when so much open time does not come within two years. */
  add(from: Ms, duration: Ms): Ms | null;
  between(from: Ms, to: Ms): Ms;
  /** The spans that begin before an instant. */
  until(end: Ms): readonly Span[];
}

/** Day and night where there is no calendar. */
export function openClock(calendar: Calendar | null, from: Ms): OpenClock {
  return calendar === null ? ALL_THE_TIME : overSpans(openSpans(calendar, from));
}

const ALL_THE_TIME: OpenClock = {
  add: (from, duration) => from + duration,
  between: (from, to) => Math.max(0, to - from),
  until: (end) => [{ from: Number.NEGATIVE_INFINITY, to: end }],
};

function overSpans(source: Generator<Span>): OpenClock {
  const spans: Span[] = [];
  /** Open time before each span. */
  const before: Ms[] = [];
  let total = 0;
  const more = (): boolean => {
    const next = source.next();
    if (next.done === true) return false;
    spans.push(next.value);
    before.push(total);
    total += next.value.to - next.value.from;
    return true;
  };
  /** Lays out spans until one ends after the instant; false when there is none. */
  const reach = (at: Ms): boolean => {
    while ((spans.at(-1)?.to ?? Number.NEGATIVE_INFINITY) <= at) if (!more()) return false;
    return true;
  };
  /** Open time from the beginning to an instant. */
  const open = (at: Ms): Ms => {
    reach(at);
    const index = lastIndex(spans.length, (index) => (spans[index]?.from ?? 0) <= at);
    const span = spans[index];
    return span === undefined ? 0 : (before[index] ?? 0) + Math.min(at, span.to) - span.from;
  };
  return {
    between: (from, to) => Math.max(0, open(to) - open(from)),
    add: (from, duration) => {
      const wanted = open(from) + duration;
      if (duration <= 0) {
        if (!reach(from)) return null;
        const next = spans.find((span) => span.to > from) as Span;
        return Math.max(next.from, from);
      }
      while (total < wanted) if (!more()) return null;
      const index = lastIndex(spans.length, (index) => (before[index] ?? 0) < wanted);
      return (spans[index]?.from ?? 0) + wanted - (before[index] ?? 0);
    },
    until: (end) => {
      reach(end);
      return spans.filter((span) => span.from < end);
    },
  };
}

/** The last of so many ordered places for which it holds; -1 when it holds for none. */
function lastIndex(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [-1, count - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
