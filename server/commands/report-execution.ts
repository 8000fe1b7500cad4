// The agent reports how its execution went. `running` extends the lease; what it does not know, people must establish.
import type { ExecutionId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { ExecutionReport } from "@core/words/submission";
import { readExecution } from "@/db/queries/executions";
import type { AgentActor } from "../access/agent-actor";
import type { Deps } from "../deps";
import { type Changed, changeItemOnce } from "./commit/change-item";
import type { Answered, Replayable } from "./commit/idempotent";
import { reportedFree } from "./commit/reported";

export async function reportExecution(
  deps: Deps,
  {
    actor,
    executionId,
    report,
    replayable,
  }: {
    readonly actor: AgentActor;
    readonly executionId: ExecutionId;
    readonly report: ExecutionReport;
    readonly replayable: Replayable<Changed>;
  },
): Promise<Result<Answered<Changed>, Refusal>> {
  const execution = await deps.store.read((tx) => readExecution(tx, executionId));
  if (execution?.kind !== "execute") return refuse({ code: "not-found" });
  const command = { type: "report", executionId, outcome: report.outcome, free: reportedFree(report) } as const;
  return changeItemOnce(deps, { actor, itemId: execution.item, prepare: () => ok({ command }) }, replayable);
}
