// What an agent reports of an execution or a reversal, as the event keeps it.
import type { ExecutionReport, ReversalReport } from "@core/words/submission";
import type { JsonObject } from "@core/words/vocabulary";

export const reportedFree = ({ result, error, external_ref }: ExecutionReport | ReversalReport): JsonObject => ({
  ...(result != null && { result }),
  ...(error != null && { error }),
  ...(external_ref != null && { external_ref }),
});
