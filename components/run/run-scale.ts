// The line of time of a run: what it spans, where an instant lies on it, and which instants are named.
import { DAY, HOUR, MINUTE, SECOND } from "@core/words/time";

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Never without a length, so that a run of one instant can be drawn. */
export const lengthOf = ({ from, to }: Span): number => Math.max(SECOND, to - from);

/** The instant, or the end of the line beyond which it lies: an address may name any. */
export const within = ({ from, to }: Span, at: number): number => Math.min(Math.max(at, from), to);

/** From 0 to 100. */
export const percentAt = (span: Span, at: number): number => (100 * (at - span.from)) / lengthOf(span);

const STEPS = [
  SECOND,
  5 * SECOND,
  15 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  30 * DAY,
  90 * DAY,
  365 * DAY,
] as const;
const ROOM_PX = 96;

/** Round instants within a part of the span, as far apart as their words need; `offsetMs` is how far the zone is ahead of UTC. */
export function ticksOf(
  span: Span,
  widthPx: number,
  shown: Span,
  offsetMs: number,
): { readonly step: number; readonly ticks: readonly number[] } {
  const perPx = lengthOf(span) / Math.max(1, widthPx);
  const step = STEPS.find((one) => one / perPx >= ROOM_PX) ?? STEPS[STEPS.length - 1] ?? DAY;
  const ticks: number[] = [];
  for (
    let at = Math.ceil((Math.max(span.from, shown.from) + offsetMs) / step) * step - offsetMs;
    at <= Math.min(span.to, shown.to);
    at += step
  )
    ticks.push(at);
  return { step, ticks };
}
