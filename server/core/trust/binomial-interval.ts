// The exact interval of a share (Clopper and Pearson, 1934): what a rate may really be, given how few were counted.

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Bounds of the true share when `hits` of `of` were seen; null when nothing was. */
export function binomialInterval(hits: number, of: number, confidence = 0.95): Interval | null {
  if (of === 0) return null;
  const tail = (1 - confidence) / 2;
  // P(X >= hits | p) grows with p and P(X <= hits | p) falls with it, so each bound is where one tail is just reached.
  const low = hits === 0 ? 0 : solve((p) => upperTail(hits, of, p) >= tail);
  return { low, high: upperBound(hits, of, tail) };
}

/** The one-sided bound: the true share is above it with probability `delta` at most. 1 when nothing was counted, for then nothing is known. */
export const upperBound = (errors: number, n: number, delta: number): number =>
  errors >= n ? 1 : solve((p) => lowerTail(errors, n, p) <= delta);

/** Whether `upperBound(errors, n, delta)` is at most `share`, told by one tail instead of sixty. */
export const isBoundedBy = (share: number, errors: number, n: number, delta: number): boolean =>
  errors >= n ? share >= 1 : lowerTail(errors, n, share) <= delta;

const STEPS = 60;

/** The smallest p in [0, 1] at which a condition that turns true once holds. */
function solve(holds: (p: number) => boolean): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** P(X >= hits) of a binomial: the regularised incomplete beta function I_p(hits, of - hits + 1). */
const upperTail = (hits: number, of: number, p: number): number => incompleteBeta(p, hits, of - hits + 1);

/** P(X <= hits), by the symmetry of the same function: subtracted from 1, a small tail would lose its digits. */
const lowerTail = (hits: number, of: number, p: number): number => incompleteBeta(1 - p, of - hits, hits + 1);

function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  // The fraction converges fast below the mean; above it the function is read from the other side.
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

const TINY = 1e-300;
const ENOUGH = 1e-14;

/** Lentz's method for the continued fraction of the incomplete beta function (DLMF 8.17.22). */
function betaFraction(x: number, a: number, b: number): number {
  const away = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const change = d * c;
    value *= change;
    if (Math.abs(change - 1) < ENOUGH) return value;
  }
  return value;
}

/** Stirling's series, shifted to where it is exact to 15 digits. */
function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  for (; z < 10; z++) shift -= Math.log(z);
  const inverse = 1 / (z * z);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse / 1188)))) / z;
  return shift + (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series;
}
