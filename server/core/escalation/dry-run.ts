// A ladder tried on how long items really waited: whom it would have told how often, what it would have moved, and what cannot be known.
import type { Rung } from "@core/words/actors";
import type { Ms } from "@core/words/ids";
import { SECOND } from "@core/words/time";
import type { Span } from "./calendar";
import type { OpenClock } from "./open-clock";

/** One item's time in one queue. */
export interface Stay {
  /** While the ladder's clock ran: neither an open question nor set aside. In order. */
  readonly spans: readonly Span[];
  /** How it ended. What the ladder itself moved on, or what still waits, was cut off: how long it would have stayed is not known. */
  readonly left: "decided" | "moved" | "laddered" | "silence" | "waits";
}

export interface RungOutcome {
  readonly index: number;
  /** Stays that waited long enough for it. */
  readonly reached: number;
  /** Stays that were cut off before it, so that nobody can say. */
  readonly unknown: number;
}

export interface DryRun {
  readonly stays: number;
  /** Left before the first rung. */
  readonly untouched: number;
  /** Up to the first rung that moves: later ones would be counted where it went. */
  readonly rungs: readonly RungOutcome[];
}

/** Open time that a stay waited by a calendar. */
const waitedBy = (clock: OpenClock, { spans }: Stay): Ms => spans.reduce((sum, { from, to }) => sum + clock.between(from, to), 0);

const isCut = ({ left }: Stay): boolean => left === "laddered" || left === "waits";

/** What the ladder, in the hours of the clock, would have done with these stays. */
export function dryRun(ladder: readonly Rung[], clock: OpenClock, stays: readonly Stay[]): DryRun {
  const waits = stays.map((stay) => ({ waited: waitedBy(clock, stay), cut: isCut(stay) }));
  const moves = ladder.findIndex((rung) => rung.do === "move");
  const counted = moves === -1 ? ladder : ladder.slice(0, moves + 1);
  let fires = 0;
  const rungs = counted.map((rung, index): RungOutcome => {
    fires += Math.max(1, rung.afterS * SECOND);
    const at = fires;
    const reached = waits.filter(({ waited }) => waited >= at).length;
    return { index, reached, unknown: waits.filter(({ waited, cut }) => cut && waited < at).length };
  });
  const first = rungs[0];
  return { stays: stays.length, untouched: stays.length - (first === undefined ? 0 : first.reached + first.unknown), rungs };
}
