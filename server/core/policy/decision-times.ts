// How long a decision takes people, from those that were measured; and when in the week they work.
import type { Ms } from "@core/words/ids";
import { DAY, HOUR, HOURS_OF_WEEK } from "@core/words/time";
import { OFFICE_WEEK, type WorkWeek } from "./working-time";

/** A decision in the product: how long the person had the item before them. */
export interface TimedDecision {
  readonly action: string;
  readonly person: string;
  readonly seconds: number;
  readonly at: Ms;
}

/** The same of an imported case, where nobody knows whose it was. */
export type TimedCase = Pick<TimedDecision, "action" | "seconds">;

export interface Pace {
  /** What it rests on. `assumed`: fewer than `ENOUGH` were measured, here or elsewhere. */
  readonly from: "own" | "imported" | "assumed";
  readonly measured: number;
  readonly meanS: number;
  readonly medianS: number;
  /** Means of actions of which enough were measured. */
  readonly byAction: Readonly<Record<string, number>>;
}

/** Fewer than this say nothing. */
export const ENOUGH = 30;
/** What is assumed where nothing was measured. */
export const ASSUMED_S = 120;
/** What took longer lay open while somebody did something else. */
const MOST_S = 2 * 3_600;

const isPlausible = ({ seconds }: TimedCase): boolean => seconds >= 1 && seconds <= MOST_S;
const meanOf = (numbers: readonly number[]): number => numbers.reduce((sum, value) => sum + value, 0) / numbers.length;

/** Means, since hours are a sum; the median beside them, since people know theirs. */
export function paceFrom(own: readonly TimedDecision[], imported: readonly TimedCase[]): Pace {
  const here = own.filter(isPlausible);
  if (here.length >= ENOUGH) return measuredPace("own", here);
  const elsewhere = imported.filter(isPlausible);
  // Where most took longer, the file says how long cases lay, and the few that were short say nothing of the rest.
  if (elsewhere.length >= ENOUGH && 2 * elsewhere.length >= imported.length) return measuredPace("imported", elsewhere);
  return { from: "assumed", measured: here.length + elsewhere.length, meanS: ASSUMED_S, medianS: ASSUMED_S, byAction: {} };
}

function measuredPace(from: "own" | "imported", timed: readonly TimedCase[]): Pace {
  const sorted = timed.map(({ seconds }) => seconds).toSorted((a, b) => a - b);
  const byAction = [...groups(timed, ({ action }) => action)].filter(([, some]) => some.length >= ENOUGH);
  return {
    from,
    measured: timed.length,
    meanS: meanOf(sorted),
    medianS: sorted[Math.floor(sorted.length / 2)] ?? ASSUMED_S,
    byAction: Object.fromEntries(byAction.map(([action, some]) => [action, meanOf(some.map(({ seconds }) => seconds))])),
  };
}

export const secondsFor = ({ byAction, meanS }: Pace, action: string): number =>
  Object.hasOwn(byAction, action) ? (byAction[action] ?? meanS) : meanS;

/** How long each takes for what takes others one second; only of those of whom enough was measured. */
export function slownessOf(own: readonly TimedDecision[], pace: Pace): Readonly<Record<string, number>> {
  if (pace.from !== "own") return {};
  const known = [...groups(own.filter(isPlausible), ({ person }) => person)].filter(([, some]) => some.length >= ENOUGH);
  return Object.fromEntries(
    known.map(([person, some]) => [person, meanOf(some.map(({ action, seconds }) => seconds / secondsFor(pace, action)))]),
  );
}

/** Of so many decisions, on so many days, the hours in which people work can be told. */
const WEEK_DECISIONS = 200;
const WEEK_DAYS = 10;
/** An hour with fewer than one in so many was somebody's exception. */
const EXCEPTION = 500;

/** The hours of the week in which people were seen deciding, or office hours where too little was seen. */
export function workWeekFrom(
  own: readonly TimedDecision[],
  hourOfWeek: (hour: number) => number,
): { readonly week: WorkWeek; readonly seen: boolean } {
  const days = new Set(own.map(({ at }) => Math.floor(at / DAY)));
  if (own.length < WEEK_DECISIONS || days.size < WEEK_DAYS) return { week: OFFICE_WEEK, seen: false };
  const counts = new Array<number>(HOURS_OF_WEEK).fill(0);
  for (const { at } of own) {
    const hour = hourOfWeek(Math.floor(at / HOUR));
    counts[hour] = (counts[hour] ?? 0) + 1;
  }
  return { week: counts.map((count) => count * EXCEPTION >= own.length), seen: true };
}

function groups<Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => string): ReadonlyMap<string, readonly Entry[]> {
  const found = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const known = found.get(key);
    if (known === undefined) found.set(key, [entry]);
    else known.push(entry);
  }
  return found;
}
