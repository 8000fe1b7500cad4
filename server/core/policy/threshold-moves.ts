// How the levels of past items follow a threshold as it is moved: a step function for each kind of item, worked out once, so that any position is answered at once.
// Loaded by browsers: it knows neither rules nor rulings.
import type { PrintedLevel } from "@core/words/vocabulary";
import { PRINTED_LEVELS } from "@core/words/vocabulary";

/** Of items that go the same way. */
export interface Course {
  readonly count: number;
  /** Their level as it is without the move. */
  readonly from: PrintedLevel;
  /** Positions at which the level may change, rising. */
  readonly values: readonly number[];
  /** Below the first value, at it, between it and the next, and so on to above the last: two for each value, and one. */
  readonly levels: readonly PrintedLevel[];
  /** The bar of the histogram in which their fact lies; null where it lies beyond, or they have none. */
  readonly bar: number | null;
}

export interface LevelMove {
  readonly from: PrintedLevel;
  readonly to: PrintedLevel;
  readonly count: number;
}

/** The level that the course has come to at this position. */
export function levelAt({ values, levels, from }: Pick<Course, "values" | "levels" | "from">, position: number): PrintedLevel {
  let place = 0;
  for (const value of values) {
    if (position < value) break;
    place += position === value ? 1 : 2;
  }
  return levels[place] ?? from;
}

/** Who changes level at this position, the most first. */
export function movesAt(courses: readonly Course[], position: number): readonly LevelMove[] {
  const counts = new Map<string, LevelMove>();
  for (const course of courses) {
    const to = levelAt(course, position);
    if (to === course.from) continue;
    const key = `${course.from} ${to}`;
    counts.set(key, { from: course.from, to, count: (counts.get(key)?.count ?? 0) + course.count });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || strictness(a.to) - strictness(b.to));
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
    const level = levelAt(course, position);
    bar.set(level, (bar.get(level) ?? 0) + course.count);
  }
  return counts.map((bar) => ({
    count: [...bar.values()].reduce((sum, count) => sum + count, 0),
    levels: PRINTED_LEVELS.flatMap((level) => {
      const count = bar.get(level) ?? 0;
      return count === 0 ? [] : [{ level, count }];
    }),
  }));
}
