"use client";
// When something happened among other events: today to the second, another day with its date; the whole instant on hover.
import { useNow, useZone } from "./clock";
import { formatAbsolute, formatDay, formatTimeExact, formatWhen } from "./format";

interface ExactTimeProps {
  readonly at: number;
  readonly className?: string;
}

export function ExactTime({ at, className }: ExactTimeProps) {
  const zone = useZone();
  const now = useNow("minute");
  const today = formatDay(at, zone) === formatDay(now, zone) && Math.abs(now - at) < 2 * DAY_MS;
  return (
    <time dateTime={new Date(at).toISOString()} title={formatAbsolute(at, zone)} className={className}>
      {today ? formatTimeExact(at, zone) : formatWhen(at, now, zone)}
    </time>
  );
}

/** A day without its year comes again. */
const DAY_MS = 86_400_000;
