// Chooses another time at which a stop is to be looked at again, with a reason; until then nobody is reminded of it.
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { LONGEST_REVIEW_MS, type StopReviewInput } from "@core/words/stop-review";
import { t } from "@core/words/t";
import { lockAlone } from "@/db/engine/locks";
import { listStops, setStop } from "@/db/queries/stops";
import { standingAt } from "../access/directory";
import { maySwitchStop } from "../access/resolve";
import type { Deps } from "../deps";
import { type ByPerson, namedActor } from "./commit/actor";
import { recordEvent } from "./commit/record-event";
import { stopTarget } from "./commit/stop-target";

/** The stop goes on as it is; a stop that is not on is not found. */
export function setStopReview(
  deps: Deps,
  { actor, scope, target, reason, reviewAt }: ByPerson<StopReviewInput>,
): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    await lockAlone(tx, "stops");
    const now = await deps.store.nowMs(tx);
    const directory = await deps.directory.at(tx);
    const standing = standingAt(directory, actor.person, now);
    if (!standing || !maySwitchStop(standing, { scope, target })) return refuse({ code: "forbidden", right: "stop.pull" });
    const subject = stopTarget(directory, scope, target);
    const stop = (await listStops(tx)).find((one) => one.scope === scope && one.subject === subject);
    if (!stop?.on) return refuse({ code: "not-found" });
    if (reviewAt <= now) return refuse({ code: "invalid", errors: [{ path: "/reviewAt", message: t("stopReview.toCome") }] });
    if (reviewAt > now + LONGEST_REVIEW_MS)
      return refuse({ code: "invalid", errors: [{ path: "/reviewAt", message: t("stopReview.tooFar") }] });
    await setStop(tx, { ...stop, reviewAt, remindAt: reviewAt });
    await recordEvent(deps, tx, now, {
      kind: "stop",
      id: stop.subject === "" ? scope : `${scope}:${stop.subject}`,
      type: "review_set",
      actor: namedActor(actor),
      data: { scope, from: stop.reviewAt, reviewAt },
      free: { ...(stop.subject !== "" && { subject: stop.subject }), reason },
    });
    return ok(null);
  });
}
