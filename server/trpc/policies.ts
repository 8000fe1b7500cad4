// Policies: the boundary grid, what is in force, versions, and drafts up to their publication.
import {
  acknowledgePredictabilityInput,
  askSecondInput,
  checkPredictabilityInput,
  commentDraftInput,
  draftInput,
  dropDraftInput,
  importInput,
  importRefusalsInput,
  publishDraftInput,
  returnDraftInput,
  savePolicyDraftInput,
  simulateInput,
  startDraftInput,
  versionInput,
  workflowInput,
} from "@core/words/studio";
import { acknowledgePredictability } from "../commands/acknowledge-predictability";
import { askForSecond } from "../commands/ask-for-second";
import { commentDraft } from "../commands/comment-draft";
import { dropPolicyDraft } from "../commands/drop-policy-draft";
import { publishDraft } from "../commands/publish-draft";
import { returnDraft } from "../commands/return-draft";
import { savePolicyDraft } from "../commands/save-policy-draft";
import { startPolicyDraft } from "../commands/start-policy-draft";
import { startPredictabilityCheck } from "../commands/start-predictability-check";
import { stopImport } from "../commands/stop-import";
import { boundaryGrid } from "../views/boundary-grid";
import { historyImports, importRefusals } from "../views/history-imports";
import { policyDraftView } from "../views/policy-draft";
import { listPolicies, policyPage, policyVersion } from "../views/policy-page";
import { predictability } from "../views/predictability";
import type { BoundaryGrid, PolicyDraftView, PolicyHead, PolicyPage, SimulationView } from "../views/shapes";
import type { HistoryImports, ImportRefusal } from "../views/shapes-imports";
import type { Predictability } from "../views/shapes-predictability";
import { simulateDraft } from "../views/simulate-draft";
import { allowed, router } from "./init";
import { unwrap } from "./receipt";

export const policies = router({
  list: allowed("policy.read").query(({ ctx }): Promise<readonly PolicyHead[]> => listPolicies(ctx.deps, ctx.person)),
  grid: allowed("policy.read").query(({ ctx }): Promise<BoundaryGrid> => boundaryGrid(ctx.deps, ctx.person)),
  get: allowed("policy.read")
    .input(workflowInput)
    .query(({ ctx, input }): Promise<PolicyPage> => unwrap(policyPage(ctx.deps, ctx.person, input.workflow))),
  version: allowed("policy.read")
    .input(versionInput)
    .query(({ ctx, input }) => unwrap(policyVersion(ctx.deps, ctx.person, input))),
  draft: allowed("policy.read")
    .input(draftInput)
    .query(({ ctx, input }): Promise<PolicyDraftView> => unwrap(policyDraftView(ctx.deps, ctx.person, input.draft))),
  simulate: allowed("policy.read")
    .input(simulateInput)
    .query(({ ctx, input }): Promise<SimulationView> => unwrap(simulateDraft(ctx.deps, ctx.person, input.draft))),
  startDraft: allowed("policy.draft")
    .input(startDraftInput)
    .mutation(({ ctx, input }) => unwrap(startPolicyDraft(ctx.deps, { actor: ctx.actor, ...input }))),
  saveDraft: allowed("policy.draft")
    .input(savePolicyDraftInput)
    .mutation(({ ctx, input }) => unwrap(savePolicyDraft(ctx.deps, { actor: ctx.actor, ...input }))),
  dropDraft: allowed("policy.draft")
    .input(dropDraftInput)
    .mutation(({ ctx, input }) => unwrap(dropPolicyDraft(ctx.deps, { actor: ctx.actor, ...input }))),
  askSecond: allowed("policy.draft")
    .input(askSecondInput)
    .mutation(({ ctx, input }) => unwrap(askForSecond(ctx.deps, { actor: ctx.actor, ...input }))),
  comment: allowed("policy.comment")
    .input(commentDraftInput)
    .mutation(({ ctx, input }) => unwrap(commentDraft(ctx.deps, { actor: ctx.actor, ...input }))),
  returnDraft: allowed("policy.sign")
    .input(returnDraftInput)
    .mutation(({ ctx, input }) => unwrap(returnDraft(ctx.deps, { actor: ctx.actor, ...input }))),
  publish: allowed("policy.sign")
    .input(publishDraftInput)
    .mutation(({ ctx, input }) => unwrap(publishDraft(ctx.deps, { actor: ctx.actor, ...input }))),
  imports: allowed("policy.read").query(({ ctx }): Promise<HistoryImports> => historyImports(ctx.deps, ctx.person)),
  importRefusals: allowed("policy.read")
    .input(importRefusalsInput)
    .query(({ ctx, input }): Promise<readonly ImportRefusal[]> => unwrap(importRefusals(ctx.deps, ctx.person, input.import))),
  stopImport: allowed("policy.draft")
    .input(importInput)
    .mutation(({ ctx, input }) => unwrap(stopImport(ctx.deps, { actor: ctx.actor, ...input }))),
  predictability: allowed("policy.read").query(({ ctx }): Promise<Predictability> => predictability(ctx.deps, ctx.person)),
  checkPredictability: allowed("policy.sign")
    .input(checkPredictabilityInput)
    .mutation(({ ctx }) => unwrap(startPredictabilityCheck(ctx.deps, { actor: ctx.actor }))),
  acknowledgePredictability: allowed("policy.sign")
    .input(acknowledgePredictabilityInput)
    .mutation(({ ctx, input }) => unwrap(acknowledgePredictability(ctx.deps, { actor: ctx.actor, ...input }))),
});
