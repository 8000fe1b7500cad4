// Takes note of an alarm of a check: who did, when and why is kept with the check and on the trail of each policy that it concerns. The differences stay.
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { AcknowledgePredictabilityInput } from "@core/words/studio";
import { t } from "@core/words/t";
import { lockAlone } from "@/db/engine/locks";
import { acknowledgeCheck, readPredictabilityCheck } from "@/db/queries/predictability";
import { standingAt } from "../access/directory";
import { reachesWorkflow } from "../access/resolve";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { recordEvent } from "./commit/record-event";

/** Only by somebody who may sign for every policy that it concerns. */
export function acknowledgePredictability(
  deps: Deps,
  { actor, check: id, reason }: ByPerson<AcknowledgePredictabilityInput>,
): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    await lockAlone(tx, "organisation");
    const now = await deps.store.nowMs(tx);
    const check = await readPredictabilityCheck(tx, id);
    if (check === null) return refuse({ code: "not-found" });
    const concerned = check.byWorkflow.filter(({ differing }) => differing > 0);
    const standing = standingAt(await deps.directory.at(tx), actor.person, now);
    if (standing === null || concerned.some(({ workflow }) => !reachesWorkflow(standing, "policy.sign", workflow)))
      return refuse({ code: "forbidden", right: "policy.sign" });
    if (!(await acknowledgeCheck(tx, id, { by: actor.person, at: now, reason })))
      return refuse({ code: "invalid", errors: [{ path: "", message: t("predictability.notOpen") }] });
    for (const { workflow, differing } of concerned)
      await recordEvent(deps, tx, now, {
        kind: "policy",
        id: workflow,
        type: "predictability-acknowledged",
        actor: { kind: "person", id: actor.person },
        data: { check: id, differing },
        free: { reason },
      });
    return ok(null);
  });
}
