// The columns of a queue: one grid for head, rows and grey rows, so that they never part.
import { QUEUE_COLUMNS, type QueueColumn } from "@core/words/settings";
import type { CSSProperties } from "react";

/** select · item · the chosen ones · due; fewer in narrow windows, two lines on phones. */
export const COLUMNS = [
  "grid px-gutter gap-x-3.5",
  "grid-cols-(--queue-columns)",
  "max-wide:grid-cols-(--queue-columns-narrow)",
  "max-mid:grid-cols-[24px_minmax(0,1fr)_auto] max-mid:gap-x-2 max-mid:gap-y-0.5",
].join(" ");

/** Widths in wide windows, and in narrow ones; null where there is no room. */
const WIDTHS = {
  level: ["100px", "104px"],
  why: ["minmax(0,1fr)", "minmax(0,1fr)"],
  risk: ["138px", "100px"],
  holder: ["minmax(0,158px)", "24px"],
  waited: ["58px", null],
} as const satisfies Record<QueueColumn, readonly [wide: string, narrow: string | null]>;

/** The grid of the columns that are shown, for whatever holds the rows. */
export function columnsStyle(hidden: readonly QueueColumn[]): CSSProperties {
  const shown = QUEUE_COLUMNS.filter((column) => !hidden.includes(column));
  const template = (at: 0 | 1, due: string) =>
    ["20px", "minmax(0,1.7fr)", ...shown.map((column) => WIDTHS[column][at]).filter((width) => width !== null), due].join(" ");
  return { "--queue-columns": template(0, "98px"), "--queue-columns-narrow": template(1, "96px") } as CSSProperties;
}
