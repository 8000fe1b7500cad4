// Rules past rows by two policies, the one in force and a draft, and counts: memory does not grow with the rows, and parts can be merged.

import type { Ms } from "@core/words/ids";
import { DAY } from "@core/words/time";
import type { PrintedLevel } from "@core/words/vocabulary";
import { PRINTED_LEVELS } from "@core/words/vocabulary";
import type { HistoricRow } from "./historic-row";
import { type LaneCounts, LaneTally, mergeCounts, type PaceOf } from "./lane-counts";
import type { SimulatedPolicy } from "./rule-row";

export interface PastRow {
  /** As the registry in force reads it, and as the draft's does. */
  readonly before: HistoricRow;
  readonly after: HistoricRow;
  /** When it came. */
  readonly at: Ms;
  /** Decided elsewhere and imported: there is no item of it to open. */
  readonly imported: boolean;
  /** Still waits for people. */
  readonly open: boolean;
  /** How it turned out; null where nobody knows. */
  readonly wrong: boolean | null;
}

export interface MovedRow {
  readonly id: string;
  readonly at: Ms;
  readonly imported: boolean;
}

/** Rows that the one policy puts into `from` and the other into `to`. */
export interface Move {
  readonly from: PrintedLevel;
  readonly to: PrintedLevel;
  readonly count: number;
  /** How many of them still wait for people. */
  readonly open: number;
  /** The latest of those that changed, as many as were asked for; none where `from` is `to`. */
  readonly latest: readonly MovedRow[];
}

export interface SimulationCounts {
  readonly rows: number;
  readonly imported: number;
  /** When the first and the last of them came; null where there is none. */
  readonly first: Ms | null;
  readonly last: Ms | null;
  /** Days since 1970 on which something came, in order. */
  readonly days: readonly number[];
  readonly inForce: LaneCounts;
  readonly draft: LaneCounts;
  /** The cells of the matrix in which there is something, from the loosest to the strictest. */
  readonly moves: readonly Move[];
}

export interface SimulationRun {
  readonly add: (row: PastRow) => void;
  /** What was counted so far. */
  readonly result: () => SimulationCounts;
}

export interface SimulationSides {
  readonly inForce: SimulatedPolicy;
  readonly draft: SimulatedPolicy;
  readonly paceOf: PaceOf;
  /** So many rows of each way in which one changes its level are kept. */
  readonly keep: number;
}

const LANES = PRINTED_LEVELS.length;

/** Counts one row after the other. */
export function startSimulation({ inForce, draft, paceOf, keep }: SimulationSides): SimulationRun {
  const [before, after] = [new LaneTally(inForce, paceOf), new LaneTally(draft, paceOf)];
  const cells = Array.from({ length: LANES * LANES }, () => ({ count: 0, open: 0, latest: new Latest(keep) }));
  const days = new Set<number>();
  let rows = 0;
  let imported = 0;
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return {
    add: (row) => {
      const [from, to] = [before.add(row.before, row.at, row.wrong), after.add(row.after, row.at, row.wrong)];
      rows++;
      if (row.imported) imported++;
      days.add(Math.floor(row.at / DAY));
      if (row.at < first) first = row.at;
      if (row.at > last) last = row.at;
      const cell = cells[from * LANES + to];
      if (cell === undefined) throw new Error("a simulated row has a level that there is not");
      cell.count++;
      if (from === to) return;
      if (row.open) cell.open++;
      cell.latest.add(row.before.id, row.at, row.imported);
    },
    result: () => ({
      rows,
      imported,
      first: rows === 0 ? null : first,
      last: rows === 0 ? null : last,
      days: inOrder(days),
      inForce: before.counts(),
      draft: after.counts(),
      moves: eachWay((from, to, place) => {
        const { count, open, latest } = cells[place] ?? { count: 0, open: 0, latest: new Latest(0) };
        return { from, to, count, open, latest: latest.rows() };
      }),
    }),
  };
}

const inOrder = (days: ReadonlySet<number>): readonly number[] => [...days].sort((a, b) => a - b);

/** The latest of many, in room for twice as many. */
class Latest {
  #kept: MovedRow[] = [];

  constructor(private readonly keep: number) {}

  add(id: string, at: Ms, imported: boolean): void {
    if (this.keep === 0) return;
    this.#kept.push({ id, at, imported });
    if (this.#kept.length > 2 * this.keep) this.#kept = latestOf(this.#kept, this.keep);
  }

  rows = (): readonly MovedRow[] => latestOf(this.#kept, this.keep);
}

const latestOf = (rows: readonly MovedRow[], keep: number): MovedRow[] =>
  rows.toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)).slice(0, keep);

const eachWay = (cellOf: (from: PrintedLevel, to: PrintedLevel, place: number) => Move): readonly Move[] =>
  PRINTED_LEVELS.flatMap((from, row) => PRINTED_LEVELS.map((to, column) => cellOf(from, to, row * LANES + column))).filter(
    ({ count }) => count > 0,
  );

/** Rules all rows by both policies. */
export function simulateRows(rows: Iterable<PastRow>, sides: SimulationSides): SimulationCounts {
  const run = startSimulation(sides);
  for (const row of rows) run.add(row);
  return run.result();
}

/** Joins the counts of two parts of the rows, of the same two policies. */
export function mergeResults(a: SimulationCounts, b: SimulationCounts, keep: number): SimulationCounts {
  const moves = eachWay((from, to) => {
    const found = [...a.moves, ...b.moves].filter((move) => move.from === from && move.to === to);
    const sum = (field: "count" | "open") => found.reduce((total, move) => total + move[field], 0);
    const latest = latestOf(
      found.flatMap((move) => move.latest),
      keep,
    );
    return { from, to, count: sum("count"), open: sum("open"), latest };
  });
  return {
    rows: a.rows + b.rows,
    imported: a.imported + b.imported,
    first: a.first === null || b.first === null ? (a.first ?? b.first) : Math.min(a.first, b.first),
    last: a.last === null || b.last === null ? (a.last ?? b.last) : Math.max(a.last, b.last),
    days: inOrder(new Set([...a.days, ...b.days])),
    inForce: mergeCounts(a.inForce, b.inForce),
    draft: mergeCounts(a.draft, b.draft),
    moves,
  };
}
