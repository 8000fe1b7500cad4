// What becomes of an order for something that is kept under a name, and the words for one that failed.
import { t } from "@core/words/t";
import { problemOf } from "@/components/data/problem";

export interface SavedTold {
  readonly onSuccess: () => void;
  readonly onError: (fault: unknown) => void;
}

/** The server's own words where it refused; else that `what` was not done. */
export function failedWords(fault: unknown, what: "notSaved" | "notRemoved"): string {
  const problem = problemOf(fault);
  return problem.kind === "refused" ? problem.text : t(`queue.${what}`);
}
