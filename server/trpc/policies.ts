// Policies: the boundary grid, what is in force, versions, and drafts up to their publication.
import {
  acknowledgePredictabilityInput,
  askSecondInput,
  calibrateInput,
  cancelSimulationInput,
  checkPredictabilityInput,
  commentDraftInput,
  draftInput,
  dropDraftInput,
  gridInput,
  importInput,
  importRefusalsInput,
  publishDraftInput,
  returnDraftInput,
  savePolicyDraftInput,
  simulateInput,
  simulationMovesInput,
  startDraftInput,
  thresholdValuesInput,
  tryCaseInput,
  tryRuleInput,
  versionInput,
  workflowInput,
} from "@core/words/studio";
import { acknowledgePredictability } from "../commands/acknowledge-predictability";
import { askForSecond } from "../commands/ask-for-second";
import { calibrateThreshold } from "../commands/calibrate-threshold";
import { cancelSimulation } from "../commands/cancel-simulation";
import { commentDraft } from "../commands/comment-draft";
import { dropPolicyDraft } from "../commands/drop-policy-draft";
import { publishDraft } from "../commands/publish-draft";
import { returnDraft } from "../commands/return-draft";
import { savePolicyDraft } from "../commands/save-policy-draft";
import { simulateDraft } from "../commands/simulate-draft";
import { startPolicyDraft } from "../commands/start-policy-draft";
import { startPredictabilityCheck } from "../commands/start-predictability-check";
import { stopImport } from "../commands/stop-import";
import { boundaryGrid } from "../views/boundary-grid";
import type { BoundaryGrid, RowRecord } from "../views/boundary-shapes";
import { type CalibrationsView, calibrationEvidence, calibrations, type EvidenceView } from "../views/calibrations";
import { historyImports, importRefusals } from "../views/history-imports";
import { learnRegistry } from "../views/learn-registry";
import { policyDraftView } from "../views/policy-draft";
import { listPolicies, policyPage } from "../views/policy-page";
import { policyPeople } from "../views/policy-people";
import { policyVersion } from "../views/policy-version";
import { predictability } from "../views/predictability";
import { rowRecords } from "../views/row-records";
import { samplingOf } from "../views/sampling";
import type { SamplingView } from "../views/sampling-shapes";
import type { HistoryImports, ImportRefusal } from "../views/shapes-imports";
import type { PolicyDraftView, PolicyHead, PolicyPage } from "../views/shapes-policy";
import type { Predictability } from "../views/shapes-predictability";
import type { LearntRegistry, NamedPerson } from "../views/shapes-registry";
import type { MovedPage, SimulationView } from "../views/shapes-simulation";
import type { DraftThresholds, RuleTrialView, TriedCase } from "../views/shapes-trials";
import { simulationView } from "../views/simulation";
import { simulationMoves } from "../views/simulation-moves";
import { thresholdValues } from "../views/threshold-values";
import { tryCase, tryRule } from "../views/try-rule";
import type { VersionView } from "../views/version-shapes";
import { allowed, router } from "./init";
import { unwrap } from "./receipt";

export const policies = router({
  list: allowed("policy.read").query(({ ctx }): Promise<readonly PolicyHead[]> => listPolicies(ctx.deps, ctx.person)),
  grid: allowed("policy.read")
    .input(gridInput)
    .query(({ ctx, input }): Promise<BoundaryGrid> => unwrap(boundaryGrid(ctx.deps, ctx.person, input.draft))),
  rowRecords: allowed("policy.read").query(({ ctx }): Promise<readonly RowRecord[]> => rowRecords(ctx.deps, ctx.person)),
  get: allowed("policy.read")
    .input(workflowInput)
    .query(({ ctx, input }): Promise<PolicyPage> => unwrap(policyPage(ctx.deps, ctx.person, input.workflow))),
  version: allowed("policy.read")
    .input(versionInput)
    .query(({ ctx, input }): Promise<VersionView> => unwrap(policyVersion(ctx.deps, ctx.person, input))),
  sampling: allowed("policy.read")
    .input(workflowInput)
    .query(({ ctx, input }): Promise<SamplingView> => unwrap(samplingOf(ctx.deps, ctx.person, input.workflow))),
  draft: allowed("policy.read")
    .input(draftInput)
    .query(({ ctx, input }): Promise<PolicyDraftView> => unwrap(policyDraftView(ctx.deps, ctx.person, input.draft))),
  simulation: allowed("policy.read")
    .input(draftInput)
    .query(({ ctx, input }): Promise<SimulationView> => unwrap(simulationView(ctx.deps, ctx.person, input.draft))),
  simulationMoves: allowed("policy.read")
    .input(simulationMovesInput)
    .query(({ ctx, input }): Promise<MovedPage> => unwrap(simulationMoves(ctx.deps, ctx.person, input))),
  // Whoever writes a draft and whoever signs it may ask what it would have done.
  simulate: allowed("policy.sign")
    .input(simulateInput)
    .mutation(({ ctx, input }) => unwrap(simulateDraft(ctx.deps, { actor: ctx.actor, ...input }))),
  cancelSimulation: allowed("policy.sign")
    .input(cancelSimulationInput)
    .mutation(({ ctx, input }) => unwrap(cancelSimulation(ctx.deps, { actor: ctx.actor, ...input }))),
  calibrations: allowed("policy.read")
    .input(workflowInput)
    .query(({ ctx, input }): Promise<CalibrationsView> => unwrap(calibrations(ctx.deps, ctx.person, input.workflow))),
  calibrationEvidence: allowed("policy.read")
    .input(workflowInput)
    .query(({ ctx, input }): Promise<readonly EvidenceView[]> => unwrap(calibrationEvidence(ctx.deps, ctx.person, input.workflow))),
  calibrate: allowed("policy.draft")
    .input(calibrateInput)
    .mutation(({ ctx, input }) => unwrap(calibrateThreshold(ctx.deps, { actor: ctx.actor, ...input }))),
  learnRegistry: allowed("policy.draft")
    .input(draftInput)
    .query(({ ctx, input }): Promise<LearntRegistry> => unwrap(learnRegistry(ctx.deps, ctx.person, input.draft))),
  people: allowed("policy.read").query(({ ctx }): Promise<readonly NamedPerson[]> => policyPeople(ctx.deps, ctx.person)),
  thresholdValues: allowed("policy.read")
    .input(thresholdValuesInput)
    .query(({ ctx, input }): Promise<DraftThresholds> => unwrap(thresholdValues(ctx.deps, ctx.person, input.draft))),
  tryRule: allowed("policy.read")
    .input(tryRuleInput)
    .query(({ ctx, input }): Promise<RuleTrialView> => unwrap(tryRule(ctx.deps, ctx.person, input))),
  tryCase: allowed("policy.read")
    .input(tryCaseInput)
    .query(({ ctx, input }): Promise<TriedCase> => unwrap(tryCase(ctx.deps, ctx.person, input))),
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
