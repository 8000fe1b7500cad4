// What one policy says of many rows, in counts: levels, queues, rules, what goes unseen and was wrong, and the work that comes in each hour. Parts can be merged.

import type { Ms } from "@core/words/ids";
import { HOUR } from "@core/words/time";
import type { PrintedLevel } from "@core/words/vocabulary";
import { PRINTED_LEVELS } from "@core/words/vocabulary";
import type { HistoricRow } from "./historic-row";
import { type Lane, newLane, printedPlace, ruleInto, type SimulatedPolicy } from "./rule-row";

/** Work that came into one queue within one hour. */
export interface HourLoad {
  /** Hours since 1970. */
  readonly hour: number;
  readonly queue: string;
  readonly items: number;
  /** Of a person's time, with every approval that is needed. */
  readonly seconds: number;
}

/** What ran before anybody looked, and what is known of how it turned out. */
export interface Unseen {
  readonly items: number;
  /** Of them, those whose outcome is known. */
  readonly known: number;
  readonly wrong: number;
}

export interface LaneCounts {
  readonly levels: Readonly<Record<PrintedLevel, number>>;
  /** Rows that wait for people, by queue; queues that got nothing are there too. */
  readonly queues: Readonly<Record<string, number>>;
  /** By id of the rule: rows that it matched, or failed on. */
  readonly rules: Readonly<Record<string, number>>;
  /** How many checks after the fact are to be expected: the sum of the shares of what runs without a decision. */
  readonly expectedChecks: number;
  readonly unseen: Unseen;
  /** In order of time. */
  readonly load: readonly HourLoad[];
}

/** Seconds that a person needs for one approval of this action. */
export type PaceOf = (action: string) => number;

const LANES = PRINTED_LEVELS.length;
const REVIEW_AFTER = PRINTED_LEVELS.indexOf("review_after");
const REVIEW = PRINTED_LEVELS.indexOf("review");
const BLOCKED = PRINTED_LEVELS.indexOf("blocked");

export class LaneTally {
  readonly #lane: Lane = newLane();
  readonly #levels = new Array<number>(LANES).fill(0);
  readonly #queues: number[];
  readonly #rules: number[];
  readonly #unseen = { items: 0, known: 0, wrong: 0 };
  readonly #hours = new Map<number, Float64Array>();
  /** Rows come in order of time, so the hour is mostly that of the row before. */
  #hour = -1;
  #ofHour: Float64Array = new Float64Array();
  #expectedChecks = 0;

  constructor(
    private readonly simulation: SimulatedPolicy,
    private readonly paceOf: PaceOf,
  ) {
    this.#queues = new Array(simulation.queues.length).fill(0);
    this.#rules = new Array(simulation.policy.policy.rules.length).fill(0);
  }

  /** Answers with the place in `PRINTED_LEVELS`. `wrong` is null where nobody knows how it turned out. */
  add(row: HistoricRow, at: Ms, wrong: boolean | null): number {
    const lane = this.#lane;
    ruleInto(lane, this.simulation, row);
    const place = printedPlace(lane);
    count(this.#levels, place);
    for (let match = 0; match < lane.matches; match++) count(this.#rules, lane.matched[match] ?? 0);
    if (place < REVIEW_AFTER) this.#passed(wrong);
    if (place < REVIEW) this.#expectedChecks += lane.samplingP;
    else if (place < BLOCKED) this.#waits(row.action, at);
    return place;
  }

  #passed(wrong: boolean | null): void {
    this.#unseen.items++;
    if (wrong === null) return;
    this.#unseen.known++;
    if (wrong) this.#unseen.wrong++;
  }

  #waits(action: string, at: Ms): void {
    const { queue, quorum } = this.#lane;
    count(this.#queues, queue);
    const hour = Math.floor(at / HOUR);
    if (hour !== this.#hour) this.#turnTo(hour);
    this.#ofHour[2 * queue] = (this.#ofHour[2 * queue] ?? 0) + 1;
    this.#ofHour[2 * queue + 1] = (this.#ofHour[2 * queue + 1] ?? 0) + quorum * this.paceOf(action);
  }

  #turnTo(hour: number): void {
    const known = this.#hours.get(hour) ?? new Float64Array(2 * this.simulation.queues.length);
    this.#hours.set(hour, known);
    this.#hour = hour;
    this.#ofHour = known;
  }

  counts(): LaneCounts {
    const { queues, policy } = this.simulation;
    const levels = PRINTED_LEVELS.map((level, place) => [level, this.#levels[place] ?? 0]);
    return {
      levels: Object.fromEntries(levels) as Record<PrintedLevel, number>,
      queues: Object.fromEntries(queues.map((queue, place) => [queue, this.#queues[place] ?? 0])),
      rules: Object.fromEntries(policy.policy.rules.map(({ id }, index) => [id, this.#rules[index] ?? 0])),
      expectedChecks: this.#expectedChecks,
      unseen: { ...this.#unseen },
      load: [...this.#hours].flatMap(([hour, work]) => loadsOf(hour, work, queues)).sort(byTime),
    };
  }
}

function count(counts: number[], place: number): void {
  counts[place] = (counts[place] ?? 0) + 1;
}

const loadsOf = (hour: number, work: Float64Array, queues: readonly string[]): readonly HourLoad[] =>
  queues.flatMap((queue, place) => {
    const items = work[2 * place] ?? 0;
    return items === 0 ? [] : [{ hour, queue, items, seconds: work[2 * place + 1] ?? 0 }];
  });

const byTime = (a: HourLoad, b: HourLoad): number => a.hour - b.hour || (a.queue < b.queue ? -1 : a.queue > b.queue ? 1 : 0);

/** The counts of two parts of the rows, under the same policy. */
export const mergeCounts = (a: LaneCounts, b: LaneCounts): LaneCounts => ({
  levels: sums(a.levels, b.levels),
  queues: sums(a.queues, b.queues),
  rules: sums(a.rules, b.rules),
  expectedChecks: a.expectedChecks + b.expectedChecks,
  unseen: sums({ ...a.unseen }, { ...b.unseen }),
  load: mergeLoads(a.load, b.load),
});

const sums = <Name extends string>(a: Readonly<Record<Name, number>>, b: Readonly<Record<Name, number>>): Record<Name, number> =>
  Object.fromEntries(Object.entries<number>(a).map(([name, value]) => [name, value + (b[name as Name] ?? 0)])) as Record<Name, number>;

function mergeLoads(a: readonly HourLoad[], b: readonly HourLoad[]): readonly HourLoad[] {
  const merged = new Map<string, HourLoad>();
  for (const load of [...a, ...b]) {
    const key = `${load.hour} ${load.queue}`;
    const known = merged.get(key);
    merged.set(key, known === undefined ? load : { ...load, items: known.items + load.items, seconds: known.seconds + load.seconds });
  }
  return [...merged.values()].sort(byTime);
}
