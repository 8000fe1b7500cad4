// The columns of a queue: one grid for head, rows and grey rows, so that they never part.

/** select · item · level · why · at risk · holder · waited · due; fewer in narrow windows, two lines on phones. */
export const COLUMNS = [
  "grid px-gutter gap-x-3.5",
  "grid-cols-[20px_minmax(0,1.7fr)_100px_minmax(0,1fr)_138px_minmax(0,158px)_58px_98px]",
  "max-wide:grid-cols-[20px_minmax(0,1.7fr)_104px_minmax(0,1fr)_100px_24px_96px]",
  "max-mid:grid-cols-[24px_minmax(0,1fr)_auto] max-mid:gap-x-2 max-mid:gap-y-0.5",
].join(" ");
