// Chooses another time at which a stop is to be looked at again, with a reason; until then nobody is reminded of it.
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { LONGEST_REVIEW_MS, type StopReviewInput } from "@core/words/stop-review";
import { t } from "@core/words/t";
import { setStop } from "@/db/queries/stops";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { recordEvent } from "./commit/record-event";
import { standingStop } from "./commit/standing-stop";

/** The stop goes on as it is. */
export function setStopReview(deps: Deps, input: ByPerson<StopReviewInput>): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    const found = await standingStop(deps, tx, input, "stop.pull");
    if (!found.ok) return found;
    const { now, stop, happening } = found.value;
    const { scope, reviewAt } = input;
    if (reviewAt <= now) return refuse({ code: "invalid", errors: [{ path: "/reviewAt", message: t("stopReview.toCome") }] });
    if (reviewAt > now + LONGEST_REVIEW_MS)
      return refuse({ code: "invalid", errors: [{ path: "/reviewAt", message: t("stopReview.tooFar") }] });
    await setStop(tx, { ...stop, reviewAt, remindAt: reviewAt });
    await recordEvent(deps, tx, now, { ...happening, type: "review_set", data: { scope, from: stop.reviewAt, reviewAt } });
    return ok(null);
  });
}
