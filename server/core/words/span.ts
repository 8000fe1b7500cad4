// A span as policy states it, in the reader's language: `24 hours`, `30 days`. What is kept for everybody has `spanWords`.
import { t } from "./t";
import { DAY, HOUR, MINUTE, SECOND } from "./time";

/** 24 hours stay hours: a day is ambiguous to somebody who counts working days. */
export function spanIn(ms: number): string {
  if (ms >= 2 * DAY && ms % DAY === 0) return t("marks.days", { count: ms / DAY });
  if (ms >= HOUR && ms % HOUR === 0) return t("marks.hours", { count: ms / HOUR });
  if (ms >= MINUTE && ms % MINUTE === 0) return t("marks.minutes", { count: ms / MINUTE });
  return t("marks.seconds", { count: Math.round(ms / SECOND) });
}
