// One story for each situation: the shortest way there by ordinary commands.
import { MINUTE } from "@core/words/time";
import type { Situation } from "../holder";
import { agent, begin, by, does, LEA, RIA, ruling, type Story, say } from "./world";

export type StoredSituation = Exclude<Situation, "submitting">;

const queued = begin();
const claimed = does(queued, say.claim, by(RIA));
const approved = does(claimed, say.approve, by(RIA));
const executing = does(approved, say.redeem(), agent, MINUTE);
const succeeded = does(executing, say.report(), agent);
const reversing = does(succeeded, say.requestReversal, by(LEA));
const reconciling = does(executing, say.report("unknown"), agent);
const reconcilingClaimed = does(reconciling, say.claim, by(RIA));

/** Decided and run by Ria, who claims first; nobody else has touched them. */
export const situations: Readonly<Record<StoredSituation, Story>> = {
  queued,
  claimed,
  awaiting_input: does(claimed, say.ask, by(RIA)),
  suspended: does(claimed, say.suspend(), by(RIA)),
  cleared: approved,
  executing,
  succeeded,
  failed: does(executing, say.report("failed"), agent),
  cancelled: does(claimed, say.reject, by(RIA)),
  reversing,
  reversed: does(reversing, say.reportReversal(), agent),
  reconciling_queued: reconciling,
  reconciling_claimed: reconcilingClaimed,
  reconciling_suspended: does(reconcilingClaimed, say.suspend(), by(RIA)),
};

/** Further ways to the same situations, where the answers differ by them. */
export const clearedByPolicy = begin({ ruling: ruling({ level: "autonomous" }) });
export const reversalReconciling = does(reversing, say.reportReversal("failed"), agent);
export const dual = begin({ ruling: ruling({ quorum: 2 }) });
export const halfApproved = does(dual, say.approve, by(RIA));
