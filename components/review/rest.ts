// How long somebody has been deciding without a rest: a pause of five minutes is one. Kept in the browser, so that a reload is no rest.
"use client";
import { useSyncExternalStore } from "react";
import { useSettings } from "@/components/data/settings";
import { useNow } from "@/components/marks/clock";

export interface Stretch {
  readonly since: number;
  readonly last: number;
}

const REST_MS = 5 * 60_000;
const KEY = "countersign:stretch";

/** The stretch of work after an act at `now`. */
export const worked = (before: Stretch | null, now: number): Stretch =>
  before === null || now - before.last >= REST_MS ? { since: now, last: now } : { since: before.since, last: now };

/** Minutes of work without a rest, once they are more than somebody wants them to be; null while they are not, or while they rest. */
export function overworkedMin(stretch: Stretch | null, now: number, afterMin: number | null): number | null {
  if (stretch === null || afterMin === null || now - stretch.last >= REST_MS) return null;
  const minutes = Math.floor((now - stretch.since) / 60_000);
  return minutes >= afterMin ? minutes : null;
}

function stretchFrom(text: string | null): Stretch | null {
  const [since, last] = (text ?? "").split(" ").map(Number);
  return since === undefined || last === undefined || Number.isNaN(since + last) ? null : { since, last };
}

/** A decision was made: the stretch goes on, or begins. */
export function noteWork(): void {
  const { since, last } = worked(stretchFrom(window.sessionStorage.getItem(KEY)), Date.now());
  window.sessionStorage.setItem(KEY, `${since} ${last}`);
}

/** Looked at with each tick of the clock, which is often enough. */
const neverTold = () => () => {};

export function useRestDue(): number | null {
  const { restAfterMin } = useSettings();
  const now = useNow("minute");
  const text = useSyncExternalStore(
    neverTold,
    () => window.sessionStorage.getItem(KEY),
    () => null,
  );
  return overworkedMin(stretchFrom(text), now, restAfterMin);
}
