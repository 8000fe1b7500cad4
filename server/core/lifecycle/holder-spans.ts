// Who held an item from when to when: spans that tile its life, so that every minute of it is somebody's.
import type { Holder } from "../words/actors";
import type { Ms } from "../words/ids";

/** Also as a screen names it. */
type Party = { readonly kind: Holder["kind"]; readonly id: string };

/** Who held it from an instant on; null while it was closed. */
export interface HolderSince<Held> {
  readonly at: Ms;
  readonly holder: Held | null;
}

export interface HolderSpan<Held> {
  readonly holder: Held | null;
  readonly from: Ms;
  readonly until: Ms;
}

/**
 * The spans of a life, from the first point to `now`, or to when it was closed for good: each begins where the one before it ends, and two neighbours
 * differ in their holder. Only a life that was taken up again after it was closed has a span of nobody in between. Points are in the order of time;
 * what lasted no time is no span.
 */
export function holderSpans<Held extends Party>(points: readonly HolderSince<Held>[], now: Ms): HolderSpan<Held>[] {
  const spans: HolderSpan<Held>[] = [];
  const lastHeld = points.findLastIndex(({ holder }) => holder !== null);
  for (const [place, { at, holder }] of points.slice(0, lastHeld + 1).entries()) {
    const until = points[place + 1]?.at ?? Math.max(now, at);
    const last = spans.at(-1);
    if (until === at) continue;
    if (last !== undefined && isSame(last.holder, holder)) spans[spans.length - 1] = { ...last, until };
    else spans.push({ holder, from: at, until });
  }
  return spans;
}

const isSame = (a: Party | null, b: Party | null): boolean => a?.kind === b?.kind && a?.id === b?.id;
