// How well a queue is covered, as words and signs.
import type { MessageKey } from "@core/words/t";
import type { Status } from "@/components/marks/status-mark";
import type { CoverageSpan } from "@/server/views/shapes-coverage";

type State = CoverageSpan["state"];

export const STATE_WORDS = {
  nobody: "coverage.stateNobody",
  too_few: "coverage.stateTooFew",
  one: "coverage.stateOne",
  enough: "coverage.stateEnough",
  closed: "coverage.stateClosed",
} as const satisfies Record<State, MessageKey>;

export const STATE_SIGNS = {
  nobody: "failed",
  too_few: "failed",
  one: "attention",
  enough: "ok",
  closed: "plain",
} as const satisfies Record<State, Status>;

/** Height and colour both tell: full is covered, half is one person, a third is too few, hatched is nobody. */
export const STATE_BARS: Record<State, string> = {
  enough: "top-0 border-t-2 border-ink bg-lvf-review-after",
  one: "top-1/2 border-t-2 border-warn bg-warn-line",
  too_few: "top-2/3 border-t-2 border-danger bg-danger-line",
  nobody: "top-0 hatch border-b-2 border-danger",
  closed: "top-full",
};

/** The span in which an instant lies. */
export const spanAt = (spans: readonly CoverageSpan[], at: number): CoverageSpan | undefined =>
  spans.find(({ from, to }) => from <= at && at < to);
