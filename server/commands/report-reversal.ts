// The agent reports whether it could take an action back.
import type { ExecutionId, ItemId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { ReversalReport } from "@core/words/submission";
import { readExecution } from "@/db/queries/executions";
import type { AgentActor } from "../access/agent-actor";
import type { Deps } from "../deps";
import { type Changed, changeItemOnce } from "./commit/change-item";
import type { Answered, Replayable } from "./commit/idempotent";
import { reportedFree } from "./commit/reported";

export function reportReversal(
  deps: Deps,
  {
    actor,
    itemId,
    reversalId,
    report,
    replayable,
  }: {
    readonly actor: AgentActor;
    readonly itemId: ItemId;
    readonly reversalId: ExecutionId;
    readonly report: ReversalReport;
    readonly replayable: Replayable<Changed>;
  },
): Promise<Result<Answered<Changed>, Refusal>> {
  const command = { type: "report_reversal", reversalId, outcome: report.outcome, free: reportedFree(report) } as const;
  return changeItemOnce(
    deps,
    {
      actor,
      itemId,
      prepare: async ({ tx }) => {
        const reversal = await readExecution(tx, reversalId);
        return reversal?.kind === "reverse" && reversal.item === itemId ? ok({ command }) : refuse({ code: "not-found" });
      },
    },
    replayable,
  );
}
