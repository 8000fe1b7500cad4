// How long somebody has been deciding without a rest: a pause of five minutes is one. Kept in the browser, so that a reload is no rest.
"use client";
import { useEffect, useState } from "react";
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

function kept(): Stretch | null {
  const text = window.sessionStorage.getItem(KEY);
  const [since, last] = (text ?? "").split(" ").map(Number);
  return since === undefined || last === undefined || Number.isNaN(since + last) ? null : { since, last };
}

/** `acts`: how many decisions were made in this sitting; each new one is work. */
export function useRestDue(acts: number): number | null {
  const { restAfterMin } = useSettings();
  const now = useNow("minute");
  const [stretch, setStretch] = useState<Stretch | null>(null);
  useEffect(() => {
    const before = kept();
    const after = acts === 0 ? before : worked(before, Date.now());
    if (after !== null) window.sessionStorage.setItem(KEY, `${after.since} ${after.last}`);
    setStretch(after);
  }, [acts]);
  return overworkedMin(stretch, now, restAfterMin);
}
