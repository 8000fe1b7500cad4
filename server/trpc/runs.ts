// Runs and workflows: the list, one run on its timeline, and the map of what happened in a workflow. Only read.
import { listRunsInput, runInput, workflowMapInput } from "@core/words/runs";
import { runPage } from "../views/run-page";
import { runsPage } from "../views/runs-page";
import type { RunPage, RunsPage } from "../views/shapes-runs";
import type { WorkflowMap, WorkflowRow } from "../views/shapes-workflows";
import { workflowMap } from "../views/workflow-map";
import { workflowRows } from "../views/workflow-rows";
import { allowed, router } from "./init";
import { unwrap } from "./receipt";
import { recordedAs } from "./recorded";

export const runs = router({
  list: allowed("run.read")
    .input(listRunsInput)
    .query(({ ctx, input }): Promise<RunsPage> => runsPage(ctx.deps, ctx.person, input)),
  get: allowed("run.read")
    .input(runInput)
    .query(
      ({ ctx, input }): Promise<RunPage> =>
        recordedAs(ctx, "run", unwrap(runPage(ctx.deps, ctx.person, input)), ({ items }) => items.map(({ id }) => id)),
    ),
  workflows: allowed("run.read").query(({ ctx }): Promise<readonly WorkflowRow[]> => workflowRows(ctx.deps, ctx.person)),
  map: allowed("run.read")
    .input(workflowMapInput)
    .query(({ ctx, input }): Promise<WorkflowMap> => unwrap(workflowMap(ctx.deps, ctx.person, input))),
});
