// Counts what two policies say of the same rows, the one in force and a draft: memory does not grow with the rows, and parts can be merged.

import type { PrintedLevel } from "@core/words/vocabulary";
import { PRINTED_LEVELS } from "@core/words/vocabulary";
import type { HistoricRow } from "./historic-row";
import { type Lane, newLane, printedPlace, ruleInto, type SimulatedPolicy } from "./rule-row";

export interface LaneCounts {
  readonly levels: Readonly<Record<PrintedLevel, number>>;
  /** By queue; those that got nothing are there too. */
  readonly queues: Readonly<Record<string, number>>;
  /** By id of the rule: rows that it matched, or failed on. */
  readonly rules: Readonly<Record<string, number>>;
  /** How many checks after the fact are to be expected: the sum of the shares of what runs without a decision. */
  readonly expectedChecks: number;
}

/** Rows that the one policy puts into `from` and the other into `to`. */
export interface Move {
  readonly from: PrintedLevel;
  readonly to: PrintedLevel;
  readonly count: number;
  /** The first of those that changed, as many as were asked for; none where `from` is `to`. */
  readonly ids: readonly string[];
}

export interface SimulationResult {
  readonly rows: number;
  readonly inForce: LaneCounts;
  readonly draft: LaneCounts;
  /** The cells of the matrix in which there is something, from the loosest to the strictest. */
  readonly moves: readonly Move[];
}

const LANES = PRINTED_LEVELS.length;
const REVIEW = PRINTED_LEVELS.indexOf("review");

class Tally {
  readonly lane: Lane = newLane();
  readonly #levels = new Array<number>(LANES).fill(0);
  readonly #queues: number[];
  readonly #rules: number[];
  #expectedChecks = 0;

  constructor(private readonly simulation: SimulatedPolicy) {
    this.#queues = new Array(simulation.queues.length).fill(0);
    this.#rules = new Array(simulation.policy.policy.rules.length).fill(0);
  }

  /** Answers with the place in `PRINTED_LEVELS`. */
  add(row: HistoricRow): number {
    const { lane } = this;
    ruleInto(lane, this.simulation, row);
    const place = printedPlace(lane);
    count(this.#levels, place);
    count(this.#queues, lane.queue);
    for (let match = 0; match < lane.matches; match++) count(this.#rules, lane.matched[match] ?? 0);
    if (place < REVIEW) this.#expectedChecks += lane.samplingP;
    return place;
  }

  counts(): LaneCounts {
    const levels = PRINTED_LEVELS.map((level, place) => [level, this.#levels[place] ?? 0]);
    return {
      levels: Object.fromEntries(levels) as Record<PrintedLevel, number>,
      queues: Object.fromEntries(this.simulation.queues.map((queue, place) => [queue, this.#queues[place] ?? 0])),
      rules: Object.fromEntries(this.simulation.policy.policy.rules.map(({ id }, index) => [id, this.#rules[index] ?? 0])),
      expectedChecks: this.#expectedChecks,
    };
  }
}

function count(counts: number[], place: number): void {
  counts[place] = (counts[place] ?? 0) + 1;
}

export interface SimulationRun {
  readonly add: (row: HistoricRow) => void;
  /** What was counted so far. */
  readonly result: () => SimulationResult;
}

/** Keeps the first `keep` ids of each way in which a row changes its level. */
export function startSimulation(inForce: SimulatedPolicy, draft: SimulatedPolicy, keep: number): SimulationRun {
  const [before, after] = [new Tally(inForce), new Tally(draft)];
  const moved = new Array<number>(LANES * LANES).fill(0);
  const ids: string[][] = Array.from({ length: LANES * LANES }, () => []);
  let rows = 0;
  return {
    add: (row) => {
      const [from, to] = [before.add(row), after.add(row)];
      const cell = from * LANES + to;
      rows++;
      count(moved, cell);
      if (from === to) return;
      const kept = ids[cell];
      if (kept !== undefined && kept.length < keep) kept.push(row.id);
    },
    result: () => ({ rows, inForce: before.counts(), draft: after.counts(), moves: movesOf(moved, ids) }),
  };
}

function movesOf(moved: readonly number[], ids: readonly (readonly string[])[]): readonly Move[] {
  return PRINTED_LEVELS.flatMap((from, row) =>
    PRINTED_LEVELS.flatMap((to, column): readonly Move[] => {
      const cell = row * LANES + column;
      const count = moved[cell] ?? 0;
      return count === 0 ? [] : [{ from, to, count, ids: [...(ids[cell] ?? [])] }];
    }),
  );
}

/** Rules all rows by both policies. */
export function simulateRows(
  rows: Iterable<HistoricRow>,
  inForce: SimulatedPolicy,
  draft: SimulatedPolicy,
  keep: number,
): SimulationResult {
  const run = startSimulation(inForce, draft, keep);
  for (const row of rows) run.add(row);
  return run.result();
}

/** Joins the results of two parts of the rows, of the same two policies; the ids of `a` come first. */
export function mergeResults(a: SimulationResult, b: SimulationResult, keep: number): SimulationResult {
  const moves = PRINTED_LEVELS.flatMap((from) =>
    PRINTED_LEVELS.flatMap((to): readonly Move[] => {
      const found = [...a.moves, ...b.moves].filter((move) => move.from === from && move.to === to);
      const count = found.reduce((sum, move) => sum + move.count, 0);
      return count === 0 ? [] : [{ from, to, count, ids: found.flatMap((move) => move.ids).slice(0, keep) }];
    }),
  );
  return { rows: a.rows + b.rows, inForce: mergeCounts(a.inForce, b.inForce), draft: mergeCounts(a.draft, b.draft), moves };
}

const mergeCounts = (a: LaneCounts, b: LaneCounts): LaneCounts => ({
  levels: sums(a.levels, b.levels),
  queues: sums(a.queues, b.queues),
  rules: sums(a.rules, b.rules),
  expectedChecks: a.expectedChecks + b.expectedChecks,
});

const sums = <Name extends string>(a: Readonly<Record<Name, number>>, b: Readonly<Record<Name, number>>): Record<Name, number> =>
  Object.fromEntries(Object.entries<number>(a).map(([name, value]) => [name, value + (b[name as Name] ?? 0)])) as Record<Name, number>;
