// How the levels of past items follow a threshold as it is moved: a step function for each kind of item, worked out once, so that any position is answered at once.
// Loaded by browsers: it knows neither rules nor rulings.
import type { PrintedLevel } from "@core/words/vocabulary";
import { PRINTED_LEVELS } from "@core/words/vocabulary";

/** Items that go through the same levels, each at its own positions. */
export interface Course {
  readonly count: number;
  /** Their level as it is without the move. */
  readonly from: PrintedLevel;
  /** The bar of the histogram in which their fact lies; null where it lies beyond, or they have none. */
  readonly bar: number | null;
  /** Below the first position, at it, between it and the next, and so on to above the last: two for each, and one. */
  readonly levels: readonly PrintedLevel[];
  /** Of each item, the positions at which its level may change, rising; of items whose level never changes, nothing. */
  readonly at: readonly (readonly number[])[];
}

export interface LevelMove {
  readonly from: PrintedLevel;
  readonly to: PrintedLevel;
  readonly count: number;
}

/** Where between an item's own positions this one lies. */
function levelAt(levels: readonly PrintedLevel[], at: readonly number[], position: number): PrintedLevel | undefined {
  let place = 0;
  for (const own of at) {
    if (position < own) break;
    place += position === own ? 1 : 2;
  }
  return levels[place];
}

/** How many of the course's items are of which level at this position. */
export function levelsAt({ count, from, levels, at }: Course, position: number): ReadonlyMap<PrintedLevel, number> {
  if (at.length === 0) return new Map([[levels[0] ?? from, count]]);
  const counts = new Map<PrintedLevel, number>();
  for (const own of at) {
    const level = levelAt(levels, own, position) ?? from;
    counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  return counts;
}

/** Who changes level at this position, the most first. */
export function movesAt(courses: readonly Course[], position: number): readonly LevelMove[] {
  const moves = new Map<string, LevelMove>();
  for (const course of courses)
    for (const [to, count] of levelsAt(course, position)) {
      if (to === course.from) continue;
      const key = `${course.from} ${to}`;
      moves.set(key, { from: course.from, to, count: (moves.get(key)?.count ?? 0) + count });
    }
  return [...moves.values()].sort((a, b) => b.count - a.count || strictness(a.to) - strictness(b.to));
}

const strictness = (level: PrintedLevel) => PRINTED_LEVELS.indexOf(level);

export interface Bar {
  readonly count: number;
  /** From the loosest level to the strictest; none of nothing. */
  readonly levels: readonly { readonly level: PrintedLevel; readonly count: number }[];
}

/** What the items of each bar are ruled at this position. */
export function barsAt(courses: readonly Course[], bars: number, position: number): readonly Bar[] {
  const counts = Array.from({ length: bars }, () => new Map<PrintedLevel, number>());
  for (const course of courses) {
    const bar = course.bar === null ? undefined : counts[course.bar];
    if (bar === undefined) continue;
    for (const [level, count] of levelsAt(course, position)) bar.set(level, (bar.get(level) ?? 0) + count);
  }
  return counts.map((bar) => ({
    count: [...bar.values()].reduce((sum, count) => sum + count, 0),
    levels: PRINTED_LEVELS.flatMap((level) => {
      const count = bar.get(level) ?? 0;
      return count === 0 ? [] : [{ level, count }];
    }),
  }));
}
