// One look at the evidence of a threshold: what it certifies is kept with its number and its terms before anybody has seen it, and the trail commits to it.
import { documentJson } from "@core/policy/draft-changes";
import { canonicalJson } from "@core/trail/canonical-json";
import { sha256 } from "@core/trail/hash";
import { calibrate } from "@core/trust/calibration";
import type { FieldError, Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { CalibrateInput } from "@core/words/studio";
import { t } from "@core/words/t";
import { lockAlone } from "@/db/engine/locks";
import { insertCalibration, looksOf } from "@/db/queries/calibrations";
import { inForceOf } from "../access/draft-documents";
import { importedEvidence, laneHash, laneOf, type NoLane, queuesOf } from "../access/lane-evidence";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { mayTouch } from "./commit/draft-at-hand";
import { recordEvent } from "./commit/record-event";

/**
 * Rules and candidates are those in force, not a draft's: what is tested was fixed before, and by two people where it was widened. The look is counted by workflow,
 * threshold and action, under lock, so that none is taken twice; answers the certificate's id. Errors name `/threshold` or `/action`.
 */
export async function calibrateThreshold(
  deps: Deps,
  { actor, workflow, threshold, action, agentVersion, tolerated, confidence }: ByPerson<CalibrateInput>,
): Promise<Result<{ readonly id: string }, Refusal>> {
  // Read before anything is locked: there may be a million cases.
  const read = await deps.store.read(async (tx) => {
    if (!(await mayTouch(deps, tx, actor, "policy.draft", workflow))) return refuse<Refusal>({ code: "not-found" });
    const inForce = await inForceOf(tx, workflow, deps.lifecycle.fallbackQueue);
    const lane = laneOf(inForce.documents, threshold);
    if (typeof lane === "string") return invalid("/threshold", t(NO_LANE[lane]));
    if (!lane.actions.includes(action)) return invalid("/action", t("calibration.noAction"));
    return ok({ inForce, lane, queues: queuesOf(await deps.directory.at(tx), deps.lifecycle.fallbackQueue) });
  });
  if (!read.ok) return read;
  const { inForce, lane, queues } = read.value;
  const evidence = await importedEvidence(deps.store, inForce.documents, queues, lane, action);
  return deps.store.write(async (tx) => {
    await lockAlone(tx, "organisation");
    const { policy: policyVersion, registry } = await inForceOf(tx, workflow, deps.lifecycle.fallbackQueue);
    if (policyVersion !== inForce.policy || registry !== inForce.registry) return refuse({ code: "draft-refused", why: "behind" });
    const series = { workflow, threshold, action };
    const looks = await looksOf(tx, series);
    const look = (looks[0]?.look ?? 0) + 1;
    const tested = laneHash(inForce.documents, threshold);
    const certificate = calibrate(
      {
        tolerated,
        delta: 1 - confidence,
        look,
        pFloor: 1,
        direction: lane.direction,
        inForce: lane.inForce,
        grid: lane.candidates,
        s: null,
        source: "imported",
        changedSinceLook: looks.some((earlier) => earlier.laneHash !== tested),
      },
      evidence,
    );
    const now = await deps.store.nowMs(tx);
    const id = deps.ids.any();
    const certificateHash = sha256(canonicalJson(documentJson(certificate)));
    await insertCalibration(tx, {
      ...series,
      agentVersion,
      id,
      look,
      policyVersion,
      laneHash: tested,
      certificate,
      certificateHash,
      person: actor.person,
      at: now,
    });
    await recordEvent(deps, tx, now, {
      kind: "policy",
      id: workflow,
      type: "calibrated",
      actor: { kind: "person", id: actor.person },
      data: {
        calibration: id,
        certificate: certificateHash,
        threshold,
        action,
        look,
        policy_version: policyVersion,
        tolerated,
        confidence,
        supported: certificate.supported,
      },
      free: { agent_version: agentVersion },
    });
    return ok({ id });
  });
}

const NO_LANE = {
  unknown: "calibration.noThreshold",
  "no-candidates": "calibration.noCandidates",
  "no-direction": "calibration.noDirection",
} as const satisfies Record<NoLane, string>;

const invalid = (path: string, message: string): Result<never, Refusal> => {
  const errors: FieldError[] = [{ path, message }];
  return refuse({ code: "invalid", errors });
};
