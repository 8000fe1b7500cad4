// Rules past items at every position that a threshold could take. Where rules do nothing with it but compare facts, an item's level can change at its own
// values only, so that ruling it at those and between them is exact for every position; where they calculate with it, it is ruled at some positions and that is said.
import type { PrintedLevel } from "@core/words/vocabulary";
import { PRINTED_LEVELS } from "@core/words/vocabulary";
import { type Bars, barOf, barsOf } from "./bars";
import { type CompiledPolicy, compilePolicy } from "./compile-policy";
import { type ThresholdUse, usesOfThresholds } from "./directions";
import type { HistoricRow } from "./historic-row";
import type { PastItem } from "./past-item";
import { rowReader } from "./row-reader";
import { compileSimulation, newLane, printedPlace, ruleInto, type SimulatedPolicy, type SimulatedQueues } from "./rule-row";
import type { Course } from "./threshold-moves";

/** Elsewhere than at so many positions nothing is known of rules that calculate, nor of more than so many items. */
const POSITIONS = 21;
const MOST_AT_POSITIONS = 1_000;

export interface CourseRequest {
  readonly draft: CompiledPolicy;
  readonly inForce: CompiledPolicy;
  readonly queues: SimulatedQueues;
  readonly name: string;
}

export interface ThresholdCourses {
  /** Every use that the draft makes of it, and those of which nobody can tell. */
  readonly uses: readonly ThresholdUse[];
  /** The fact that the bars are of; null where none is plainly compared with it. */
  readonly fact: string | null;
  /** Past items of the actions that use it. */
  readonly items: number;
  /** How many of them have the fact. */
  readonly values: number;
  readonly bars: Bars | null;
  /** The only positions that were ruled; null where every position is exact. */
  readonly positions: readonly number[] | null;
  readonly courses: readonly Course[];
}

export interface CourseRun {
  /** The latest first. Items of actions that do not use it are passed over. */
  readonly add: (item: PastItem) => void;
  readonly result: () => ThresholdCourses;
}

interface Ruled extends Steps {
  /** By the draft with the threshold as it is in force; where that has none, by what is in force. */
  readonly from: PrintedLevel;
  /** The fact that the bars are of. */
  readonly value: number | null;
}

/** An item's levels, and the positions at which they change. */
interface Steps {
  readonly at: readonly number[];
  readonly levels: readonly PrintedLevel[];
}

/** Takes one item after the other, so that a caller may pause in between. */
export function startCourses(request: CourseRequest): CourseRun {
  const { draft, inForce, queues, name } = request;
  const uses = usesOfThresholds(draft).filter((use) => use.name === name || use.name === null);
  const actions = new Set(uses.map(({ action }) => action));
  const facts = factsByAction(uses);
  const [fact = null] = [...facts.values()].flat();
  const isExact = uses.every(({ comparison, broken }) => comparison !== null || broken);
  const movesRisk = uses.some(({ rule }) => rule === null);
  const standing = inForce.policy.thresholds[name]?.value ?? null;
  const moving = { name, value: 0 };
  const moved = compileSimulation(draft, queues, moving);
  const before = compileSimulation(inForce, queues);
  const [readBefore, readDraft] = [rowReader(inForce), rowReader(draft)];
  const levelBefore = ({ id, proposal, edited }: PastItem) => levelOf(before, readBefore(id, proposal, edited));
  const levelAt = (row: HistoricRow, position: number): PrintedLevel => {
    moving.value = position;
    return levelOf(moved, row);
  };
  const ruled: Ruled[] = [];
  const waiting: { readonly item: PastItem; readonly value: number | null }[] = [];
  return {
    add: (item) => {
      if (!actions.has(item.proposal.action.name)) return;
      const row = readDraft(item.id, item.proposal, item.edited);
      const value = numberOf(row, fact);
      if (!isExact) {
        if (waiting.length < MOST_AT_POSITIONS) waiting.push({ item, value });
        return;
      }
      const values = numbersOf(row, facts.get(row.action) ?? []);
      const levels = placesAround(values).map((position) => levelAt(row, position));
      ruled.push({ from: standing === null ? levelBefore(item) : levelAt(row, standing), ...withoutRests(values, levels), value });
    },
    result: () => {
      const known = [...ruled, ...waiting].map(({ value }) => value).filter((value) => value !== null);
      const inUse = standing === null ? [] : [standing];
      const ends = boundsOf(draft, uses, fact);
      // The same wherever the draft has moved it to, so that nothing jumps.
      const bars = known.length === 0 ? null : barsOf(known, [...inUse, ...ends], isWhole(draft, uses, fact));
      const positions = isExact ? null : positionsOver(bars, [draft.policy.thresholds[name]?.value ?? 0, ...inUse]);
      const levelsOf = positions === null ? null : levelsAt(request, positions, movesRisk);
      for (const { item, value } of waiting) {
        const levels = levelsOf?.(item) ?? new Map<number, PrintedLevel>();
        const from = (standing === null ? undefined : levels.get(standing)) ?? levelBefore(item);
        // Between two positions nothing is known: the lower one stands for what follows it.
        const around = [...levels.values()].flatMap((level, place) => (place === 0 ? [level, level, level] : [level, level]));
        ruled.push({ from, ...withoutRests([...levels.keys()], around), value });
      }
      return { uses, fact, items: ruled.length, values: known.length, bars, positions, courses: grouped(ruled, bars) };
    },
  };
}

function levelOf(simulation: SimulatedPolicy, row: HistoricRow): PrintedLevel {
  const lane = newLane();
  ruleInto(lane, simulation, row);
  return PRINTED_LEVELS[printedPlace(lane)] ?? "review";
}

/** The levels of an item at each of the positions, by a policy of its own for each. `movesRisk`: what is at risk depends on the threshold too. */
function levelsAt({ draft, queues, name }: CourseRequest, positions: readonly number[], movesRisk: boolean) {
  const policies = positions.map((position) => {
    const policy = withThreshold(draft, name, position);
    return { position, read: rowReader(policy), simulation: compileSimulation(policy, queues) };
  });
  const readDraft = rowReader(draft);
  return ({ id, proposal, edited }: PastItem): ReadonlyMap<number, PrintedLevel> => {
    const row = readDraft(id, proposal, edited);
    return new Map(
      policies.map(({ position, read, simulation }) => [position, levelOf(simulation, movesRisk ? read(id, proposal, edited) : row)]),
    );
  };
}

/** The facts that each action compares with it, those of the first rules first. */
function factsByAction(uses: readonly ThresholdUse[]): ReadonlyMap<string, readonly string[]> {
  const facts = new Map<string, readonly string[]>();
  for (const { action, comparison } of uses) {
    const known = facts.get(action) ?? [];
    if (comparison !== null && !known.includes(comparison.fact)) facts.set(action, [...known, comparison.fact]);
  }
  return facts;
}

const numberOf = ({ facts }: HistoricRow, fact: string | null): number | null => {
  const value = fact !== null && Object.hasOwn(facts, fact) ? facts[fact] : undefined;
  return typeof value === "number" ? value : null;
};

const numbersOf = (row: HistoricRow, facts: readonly string[]): readonly number[] =>
  [...new Set(facts.map((fact) => numberOf(row, fact)).filter((value) => value !== null))].sort((a, b) => a - b);

/** One place below the first value, each value, one between each two, and one above the last. Where no number lies between two, none is ever asked for. */
function placesAround(values: readonly number[]): readonly number[] {
  return [
    Number.NEGATIVE_INFINITY,
    ...values.flatMap((value, at) => [value, value / 2 + (values[at + 1] ?? Number.POSITIVE_INFINITY) / 2]),
  ];
}

/** Without the values at which nothing changes. */
function withoutRests(values: readonly number[], levels: readonly PrintedLevel[]): Steps {
  const changes = values.flatMap((value, at) => {
    const [below, own, above] = levels.slice(2 * at, 2 * at + 3);
    return below === own && own === above ? [] : [{ value, own, above }];
  });
  return {
    at: changes.map(({ value }) => value),
    levels: [levels[0], ...changes.flatMap(({ own, above }) => [own, above])].filter((each) => each !== undefined),
  };
}

function withThreshold({ policy, registry }: CompiledPolicy, name: string, value: number): CompiledPolicy {
  const known = policy.thresholds[name];
  if (known === undefined) throw new Error(`there is no threshold ${name}`);
  return compilePolicy({ ...policy, thresholds: { ...policy.thresholds, [name]: { ...known, value } } }, registry);
}

/** Over the bars, or over the room around the marks where nothing is known of what it is compared with. */
function positionsOver(bars: Bars | null, marks: readonly number[]): readonly number[] {
  const widest = Math.max(1, ...marks.map((mark) => 2 * Math.abs(mark)));
  const [low, high] =
    bars === null ? [Math.min(0, ...marks.map((mark) => 2 * mark)), widest] : [bars.edges[0] ?? 0, bars.edges.at(-1) ?? 1];
  const each = Array.from({ length: POSITIONS }, (_, place) => Number((low + ((high - low) * place) / (POSITIONS - 1)).toPrecision(6)));
  return [...new Set([...each, ...marks])].sort((a, b) => a - b);
}

/** Where the registry bounds the fact on both sides, it may be moved between the bounds, whatever came so far. */
function boundsOf({ registry }: CompiledPolicy, uses: readonly ThresholdUse[], fact: string | null): readonly number[] {
  const ends = uses.flatMap(({ action }) => {
    const known = registry.actions[action]?.facts;
    const { minimum = null, maximum = null } =
      fact === null || known === undefined || !Object.hasOwn(known, fact) ? {} : (known[fact] ?? {});
    return minimum === null || maximum === null ? [] : [minimum, maximum];
  });
  return ends.length === 0 ? [] : [Math.min(...ends), Math.max(...ends)];
}

const isWhole = ({ registry }: CompiledPolicy, uses: readonly ThresholdUse[], fact: string | null): boolean =>
  fact !== null &&
  uses.every(({ action }) => {
    const known = registry.actions[action]?.facts;
    return known === undefined || !Object.hasOwn(known, fact) || known[fact]?.type === "integer";
  });

/** Items of one bar that go through the same levels are one course. */
function grouped(ruled: readonly Ruled[], bars: Bars | null): readonly Course[] {
  const courses = new Map<string, Course & { count: number; readonly at: (readonly number[])[] }>();
  for (const { from, at, levels, value } of ruled) {
    const bar = bars === null || value === null ? null : barOf(bars, value);
    const key = JSON.stringify([bar, from, levels]);
    const course = courses.get(key) ?? { count: 0, from, bar, levels, at: [] };
    course.count += 1;
    if (at.length > 0) course.at.push(at);
    courses.set(key, course);
  }
  return [...courses.values()];
}
