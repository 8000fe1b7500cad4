"use client";
// An instant as people say it, with the absolute time and zone on hover.
import { durationWords } from "@core/words/labels";
import { t } from "@core/words/t";
import { useNow, useZone } from "@/components/marks/clock";
import { formatAbsolute, formatRelative, formatTime, formatTimeExact, formatWhen } from "@/components/marks/format";

interface TimeMarkProps {
  readonly at: number;
  /** `time` 14:36 · `exact` 14:36:10 · `when` the day too unless it is today · `relative` 4 min ago · `since` 23 min, how long it has been */
  readonly as?: "time" | "exact" | "when" | "relative" | "since";
  readonly className?: string;
}

export function TimeMark({ at, as = "when", className }: TimeMarkProps) {
  const zone = useZone();
  const now = useNow("minute");
  const words = {
    time: () => formatTime(at, zone),
    exact: () => formatTimeExact(at, zone),
    when: () => formatWhen(at, now, zone),
    relative: () => formatRelative(at, now),
    since: () => (now - at < 60_000 ? t("marks.justNow") : durationWords(now - at)),
  }[as]();
  return (
    <time dateTime={new Date(at).toISOString()} title={formatAbsolute(at, zone)} className={className}>
      {words}
    </time>
  );
}
