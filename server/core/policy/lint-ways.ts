// The ways in which a condition can hold: each a list of comparisons and other parts that hold together. From them two things are proved: that a rule never matches, and that another one matches whenever it does.
import { mayFail, type Reading, requiredOf } from "./lint-conditions";
import { isEmpty, type Limit, narrowed, type Values, valuesOf } from "./lint-ranges";
import { NEGATED } from "./operators";
import type { RegistryAction } from "./registry";

type Facts = RegistryAction["facts"];
type Part = Exclude<Reading, { readonly kind: "all" | "any" | "choice" }>;
export type WayToHold = readonly Part[];

/** A condition of 500 parts can hold in 2^50 ways: past this nothing is proved. */
const MOST = 200;
/** Each rule is held against every other, and each way of the one against those of the other. */
const MOST_PAIRS = 1_000;

/** A rule's ways are asked for once by each of the others. */
const known = new WeakMap<Reading, { readonly ways: Ways }>();

/**
 * Null where there are too many. A choice between two is written out as `when && yes || unless && no`, which holds in the same ways,
 * but does not fail in the same: who proves something of failures must know that there is none.
 */
export function waysToHold(reading: Reading): readonly WayToHold[] | null {
  switch (reading.kind) {
    case "any":
      return either(reading.parts.map(waysToHold));
    case "all":
      return together(reading.parts.map(waysToHold));
    case "choice":
      return either([
        together([waysToHold(reading.when), waysToHold(reading.yes)]),
        together([waysToHold(reading.unless), waysToHold(reading.no)]),
      ]);
    case "constant":
      return reading.value ? [[]] : [];
    default:
      return [[reading]];
  }
}

type Ways = readonly WayToHold[] | null;

function either(all: readonly Ways[]): Ways {
  const found = all.flatMap((ways) => ways ?? []);
  return all.includes(null) || found.length > MOST ? null : found;
}

function together(all: readonly Ways[]): Ways {
  // One that cannot hold decides, however many ways the others have.
  if (all.some((ways) => ways?.length === 0)) return [];
  let found: readonly WayToHold[] = [[]];
  for (const ways of all) {
    if (ways === null || found.length * ways.length > MOST) return null;
    found = found.flatMap((way) => ways.map((more) => [...way, ...more]));
  }
  return found;
}

export const hasChoice = (reading: Reading): boolean =>
  reading.kind === "choice" || ((reading.kind === "all" || reading.kind === "any") && reading.parts.some(hasChoice));

type Compare = Extract<Part, { readonly kind: "compare" }>;
type Thresholds = { readonly [name: string]: { readonly value: number } };

const limitIn = ({ limit, threshold }: Compare, thresholds: Thresholds): Limit | null =>
  threshold === null ? limit : Object.hasOwn(thresholds, threshold) ? (thresholds[threshold]?.value ?? null) : null;

/** What the comparisons of a way leave of a fact; null where the action does not know it, so that it is never there. */
function leftOf(fact: string, way: WayToHold, facts: Facts, thresholds: Thresholds): Values | null {
  const known = Object.hasOwn(facts, fact) ? facts[fact] : undefined;
  if (known === undefined) return null;
  return way.reduce<Values>((values, part) => {
    const limit = part.kind === "compare" && part.fact === fact ? limitIn(part, thresholds) : null;
    return limit === null || part.kind !== "compare" ? values : narrowed(values, part.operator, limit);
  }, valuesOf(known));
}

const comparedIn = (way: WayToHold): readonly string[] => [...new Set(way.flatMap((part) => (part.kind === "compare" ? [part.fact] : [])))];

const isAbsurd = (way: WayToHold, facts: Facts, thresholds: Thresholds): boolean => {
  const asked = new Map<string, boolean>();
  for (const part of way) {
    if (part.kind !== "presence") continue;
    if (asked.get(part.fact) === !part.present) return true;
    asked.set(part.fact, part.present);
  }
  // A comparison holds only where its fact is there.
  if (comparedIn(way).some((fact) => asked.get(fact) === false)) return true;
  return comparedIn(way).some((fact) => {
    const left = leftOf(fact, way, facts, thresholds);
    return left !== null && isEmpty(left);
  });
};

/**
 * Whether the rule is false wherever every fact is there and as the registry says. A fact that is missing makes a comparison fail, and then
 * the rule counts as matched: that is never ruled out here.
 */
export function neverHolds(reading: Reading, facts: Facts, thresholds: Thresholds): boolean {
  const ways = waysToHold(reading);
  if (ways === null || !ways.every((way) => isAbsurd(way, facts, thresholds))) return false;
  // In `and` and `or` what fails is at most true, so a false whole stays false; a choice fails with what it chooses by.
  const all = new Set(Object.keys(facts));
  return choices(reading).every((when) => !mayFail(when, facts, all));
}

const choices = (reading: Reading): readonly Reading[] => {
  if (reading.kind === "choice") return [reading.when, ...[reading.when, reading.yes, reading.no].flatMap(choices)];
  return reading.kind === "all" || reading.kind === "any" ? reading.parts.flatMap(choices) : [];
};

/**
 * Whether `other` matches wherever `one` does, and fails wherever `one` fails unless a built-in then says as much:
 *  1. every way of `one` has a way of `other` of which each comparison follows from it, so that `other` is never false where `one` is not;
 *  2. an optional fact that `one` reads stands in every way of `other`, so that where it is missing `other` is not true but fails as well.
 *     A rule that fails asks for review and is marked, and a match alone would do neither. For required facts a built-in does both.
 */
export function implies(one: Reading, other: Reading, facts: Facts, thresholds: Thresholds): boolean {
  if (hasChoice(one) || hasChoice(other)) return false;
  const [ways, wider] = [waysOnce(one), waysOnce(other)];
  if (ways === null || wider === null || ways.length === 0 || ways.length * wider.length > MOST_PAIRS) return false;
  const required = requiredOf(facts);
  const optional = ways.flatMap((way) => comparedIn(way).filter((fact) => !required.has(fact) && !isGuarded(fact, way)));
  if (!wider.every((way) => optional.every((fact) => comparedIn(way).includes(fact)))) return false;
  return ways.every((way) => {
    if (way.some((part) => part.kind === "other" || (part.kind === "compare" && !Object.hasOwn(facts, part.fact)))) return false;
    return wider.some((outer) => outer.every((part) => follows(part, way, facts, thresholds)));
  });
}

function waysOnce(reading: Reading): Ways {
  const before = known.get(reading);
  if (before !== undefined) return before.ways;
  const ways = waysToHold(reading);
  known.set(reading, { ways });
  return ways;
}

/** Where the fact is missing its guard is false, and then nothing fails. */
const isGuarded = (fact: string, way: WayToHold): boolean =>
  way.some((part) => part.kind === "presence" && part.present && part.fact === fact);

function follows(part: Part, way: WayToHold, facts: Facts, thresholds: Thresholds): boolean {
  if (part.kind !== "compare") return false;
  const limit = limitIn(part, thresholds);
  const left = leftOf(part.fact, way, facts, thresholds);
  if (limit === null || left === null) return false;
  return isEmpty(narrowed(left, NEGATED[part.operator], limit));
}
