// Where a threshold's slider goes: round numbers by keys and pointers, or the only positions that were ruled.

export interface SliderScale {
  readonly low: number;
  readonly high: number;
  readonly step: number;
  /** Null where every position is exact. */
  readonly positions: readonly number[] | null;
}

const PAGE = 10;
const PAGE_OF_POSITIONS = 5;
/** A number is on a step when it is this near to it: 0.3 is not three tenths to a machine. */
const NEAR = 1e-9;

/** By decimals, since ten steps of 0.1 are not quite one. */
function onStep(count: number, step: number): number {
  const decimals = Math.max(0, Math.ceil(-Math.log10(step) - NEAR));
  return Number((count * step).toFixed(Math.min(decimals, 20)));
}

const within = ({ low, high }: SliderScale, value: number) => Math.min(high, Math.max(low, value));

/** The nearest place where the slider may stand. */
export function nearestPlace(scale: SliderScale, value: number): number {
  const { step, positions } = scale;
  if (positions === null) return within(scale, onStep(Math.round(value / step), step));
  return positions.reduce(
    (best, position) => (Math.abs(position - value) < Math.abs(best - value) ? position : best),
    positions[0] ?? value,
  );
}

/** Where a key takes it; null for keys that it does not know. */
export function placeByKey(scale: SliderScale, value: number, key: string): number | null {
  const steps = STEPS_BY_KEY[key];
  if (key === "Home") return scale.positions?.[0] ?? scale.low;
  if (key === "End") return scale.positions?.at(-1) ?? scale.high;
  if (steps === undefined) return null;
  return scale.positions === null ? byStep(scale, value, steps) : byPosition(scale.positions, value, steps);
}

const STEPS_BY_KEY: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: PAGE,
  PageDown: -PAGE,
};

/** From between two steps the next one is nearer than a step away. */
function byStep(scale: SliderScale, value: number, steps: number): number {
  const at = value / scale.step;
  const from = steps > 0 ? Math.floor(at + NEAR) : Math.ceil(at - NEAR);
  return within(scale, onStep(from + steps, scale.step));
}

function byPosition(positions: readonly number[], value: number, steps: number): number {
  const far = Math.abs(steps) === PAGE ? PAGE_OF_POSITIONS : 1;
  const beyond = positions.filter((position) => (steps > 0 ? position > value : position < value));
  const ordered = steps > 0 ? beyond : beyond.toReversed();
  return ordered[far - 1] ?? ordered.at(-1) ?? value;
}
