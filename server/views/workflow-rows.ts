// The workflows that a person may look at, with what is open of each now and how many runs of it were imported.
import type { PersonId } from "@core/words/ids";
import { revealLine } from "@core/words/untrusted-text";
import { historyWorkflows } from "@/db/queries/history-runs";
import { listWorkflows } from "@/db/queries/policies";
import { openByWorkflow } from "@/db/queries/runs";
import { reachesWorkflow } from "../access/resolve";
import type { Deps } from "../deps";
import { readAs } from "./reading";
import type { WorkflowRow } from "./shapes-workflows";

export function workflowRows(deps: Deps, person: PersonId): Promise<readonly WorkflowRow[]> {
  return readAs(deps, person, async ({ tx, standing }) => {
    const open = new Map((await openByWorkflow(tx)).map((one) => [one.workflow, one]));
    const imported = new Map((await historyWorkflows(tx)).map((one) => [one.workflow, one]));
    const known = new Set([...(await listWorkflows(tx, "policy")).map(({ workflow }) => workflow), ...open.keys(), ...imported.keys()]);
    return [...known]
      .filter((workflow) => reachesWorkflow(standing, "run.read", workflow))
      .sort()
      .map((workflow) => {
        const now = open.get(workflow);
        return {
          workflow: revealLine(workflow),
          open: now?.open ?? 0,
          waiting: now?.waiting ?? 0,
          inHand: now?.inHand ?? 0,
          withAgent: now?.withAgent ?? 0,
          importedRuns: imported.get(workflow)?.runs ?? 0,
        };
      });
  });
}
