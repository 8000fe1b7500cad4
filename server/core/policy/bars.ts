// The bars of a histogram over past values: round edges, few enough to be told apart, and nothing of the middle lost to a value that lies far out.

export interface Bars {
  /** Rising, one more than there are bars: a bar holds its lower edge and not its upper one, but the last holds both. */
  readonly edges: readonly number[];
  /** How far one key press moves along them. */
  readonly step: number;
  /** Values that lie before the first edge, and behind the last one. */
  readonly below: number;
  readonly above: number;
}

const MOST_BARS = 48;
const STEPS = 100;
/** Where the outermost hundredths take more than three quarters of the room, they are left out and counted. */
const FAR = 4;

/** A round number of steps of ten: `of` tens to the power of `exponent`. */
interface Round {
  readonly of: number;
  readonly exponent: number;
}

/** Exact as decimals are: dividing by a power of ten rounds to the nearest double, multiplying by a tenth does not. */
const timesRound = (count: number, { of, exponent }: Round): number =>
  exponent >= 0 ? count * of * 10 ** exponent : (count * of) / 10 ** -exponent;

/** The next 1, 2 or 5 from `least` up. */
function roundUp(least: number): Round {
  const exponent = Math.floor(Math.log10(least));
  const of = [1, 2, 5].find((leading) => timesRound(1, { of: leading, exponent }) >= least);
  return of === undefined ? { of: 1, exponent: exponent + 1 } : { of, exponent };
}

/** `marks` always have a place on them. `whole`: of numbers that are never broken. */
export function barsOf(values: readonly number[], marks: readonly number[], whole: boolean): Bars {
  const sorted = [...values].sort((a, b) => a - b);
  const shown = [...middle(sorted), ...marks];
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  // Where all stand at one place there is no range: some room on both sides of it.
  const range = high > low ? high - low : Math.max(Math.abs(high), 1);
  const width = atLeastOne(roundUp(range / (MOST_BARS - 2)), whole);
  const first = Math.floor(low / timesRound(1, width));
  // Division may round to either side of an edge.
  const start = timesRound(first, width) > low ? first - 1 : first;
  const edges = [timesRound(start, width)];
  // Two whole numbers in the last bar would be one more than in the others.
  const isEnd = (edge: number) => edges.length > 1 && (whole ? edge > high : edge >= high);
  while (!isEnd(edges.at(-1) ?? high)) edges.push(timesRound(start + edges.length, width));
  const [from, to] = [edges[0] ?? low, edges.at(-1) ?? high];
  return {
    edges,
    step: timesRound(1, atLeastOne(roundUp(range / STEPS), whole)),
    below: sorted.filter((value) => value < from).length,
    above: sorted.filter((value) => value > to).length,
  };
}

const atLeastOne = (round: Round, whole: boolean): Round => (whole && round.exponent < 0 ? { of: 1, exponent: 0 } : round);

/** The ends between which nearly all lie, or those of all where that makes little difference. */
function middle(sorted: readonly number[]): readonly number[] {
  const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)];
  const [least, low, high, most] = [sorted[0], at(0.01), at(0.99), sorted.at(-1)];
  if (least === undefined || low === undefined || high === undefined || most === undefined) return [];
  return most - least > FAR * (high - low) && high > low ? [low, high] : [least, most];
}

/** The bar in which the value lies; null beyond them. */
export function barOf({ edges }: Pick<Bars, "edges">, value: number): number | null {
  const last = edges.length - 1;
  if (value === edges[last]) return last - 1;
  const next = edges.findIndex((edge) => value < edge);
  return next <= 0 ? null : next - 1;
}
