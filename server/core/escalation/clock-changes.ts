// When the clocks of a time zone are put forward or back next.
import type { Ms } from "@core/words/ids";
import { Temporal } from "temporal-polyfill";

export interface ClockChange {
  readonly at: Ms;
  /** By how many minutes the clock jumps: 60 is forward by an hour. */
  readonly byMinutes: number;
}

/** The next changes after an instant, at most `count`; none where the zone has none any more. */
export function nextClockChanges(zone: string, after: Ms, count: number): readonly ClockChange[] {
  const changes: ClockChange[] = [];
  let from: Temporal.ZonedDateTime = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(zone);
  while (changes.length < count) {
    const next = from.getTimeZoneTransition("next");
    if (next === null) break;
    const before = next.subtract({ nanoseconds: 1 });
    const byMinutes = Math.round((next.offsetNanoseconds - before.offsetNanoseconds) / 60e9);
    // A zone may change its name and not its clock.
    if (byMinutes !== 0) changes.push({ at: next.epochMilliseconds, byMinutes });
    from = next;
  }
  return changes;
}
