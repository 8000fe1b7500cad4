// What may be calibrated of a workflow, on which evidence, and every certificate so far: those of the rules in force and those of others.
import type { Certificate } from "@core/trust/calibration";
import type { PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { listCalibrations } from "@/db/queries/calibrations";
import { countVerdicts } from "@/db/queries/history";
import { inForceOf } from "../access/draft-documents";
import { laneHash, laneOf, type NoLane } from "../access/lane-evidence";
import { reachesWorkflow } from "../access/resolve";
import type { Deps } from "../deps";
import { readAs } from "./reading";
import type { PersonRef } from "./shapes";

export interface CertificateView {
  readonly id: string;
  readonly threshold: string;
  readonly action: string;
  readonly agentVersion: string;
  readonly policyVersion: number;
  /** Of the rules and candidates that are in force now. */
  readonly current: boolean;
  readonly person: PersonRef;
  readonly at: number;
  /** As the trail has it. */
  readonly hash: string;
  readonly certificate: Certificate;
}

export interface CalibrationsView {
  readonly policyVersion: number;
  readonly thresholds: readonly {
    readonly name: string;
    /** Null when it can be calibrated. */
    readonly not: NoLane | null;
    readonly candidates: readonly number[];
    readonly actions: readonly string[];
  }[];
  /** The newest first. */
  readonly certificates: readonly CertificateView[];
}

export function calibrations(deps: Deps, person: PersonId, workflow: string): Promise<Result<CalibrationsView, Refusal>> {
  return readAs(deps, person, async ({ tx, standing, names }) => {
    if (!reachesWorkflow(standing, "policy.read", workflow)) return refuse({ code: "not-found" });
    const { documents, policy } = await inForceOf(tx, workflow, deps.lifecycle.fallbackQueue);
    const hashes = new Map(Object.keys(documents.policy.thresholds).map((name) => [name, laneHash(documents, name)]));
    return ok({
      policyVersion: policy,
      thresholds: Object.keys(documents.policy.thresholds).map((name) => {
        const lane = laneOf(documents, name);
        return typeof lane === "string"
          ? { name, not: lane, candidates: [], actions: [] }
          : { name, not: null, candidates: lane.candidates, actions: lane.actions };
      }),
      certificates: (await listCalibrations(tx, workflow)).map(
        ({ id, threshold, action, agentVersion, policyVersion, laneHash: tested, person: by, at, certificateHash, certificate }) => ({
          id,
          threshold,
          action,
          agentVersion,
          policyVersion,
          current: hashes.get(threshold) === tested,
          person: names.person(by),
          at,
          hash: certificateHash,
          certificate,
        }),
      ),
    });
  });
}

export interface EvidenceView {
  readonly action: string;
  /** Imported cases. */
  readonly cases: number;
  /** Of them, those whose outcome is known. */
  readonly known: number;
}

/** What was imported of each action. How much of it was wrong is told by a look alone. */
export function calibrationEvidence(deps: Deps, person: PersonId, workflow: string): Promise<Result<readonly EvidenceView[], Refusal>> {
  return readAs(deps, person, async ({ tx, standing }) => {
    if (!reachesWorkflow(standing, "policy.read", workflow)) return refuse({ code: "not-found" });
    const counts = await countVerdicts(tx, workflow);
    const sum = (action: string, verdicts: readonly (string | null)[]) =>
      counts.filter((row) => row.action === action && verdicts.includes(row.verdict)).reduce((total, { count }) => total + count, 0);
    return ok(
      [...new Set(counts.map(({ action }) => action))].map((action) => ({
        action,
        cases: sum(action, ["right", "wrong", null]),
        known: sum(action, ["right", "wrong"]),
      })),
    );
  });
}
