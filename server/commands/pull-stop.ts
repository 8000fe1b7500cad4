// Pulls the stop switch: one person, one click, the reason later. After its commit nothing that it covers is redeemed.
import type { StopInput } from "@core/words/decisions";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { DAY } from "@core/words/time";
import { lockAlone } from "@/db/engine/locks";
import { listStops, setStop } from "@/db/queries/stops";
import { standingAt } from "../access/directory";
import { maySwitchStop } from "../access/resolve";
import type { Deps } from "../deps";
import { type ByPerson, namedActor } from "./commit/actor";
import { recordEvent } from "./commit/record-event";
import { stopTarget } from "./commit/stop-target";

/** When a stop that still stands is to be looked at again. */
const REVIEW_AFTER_MS = DAY;

export function pullStop(deps: Deps, { actor, scope, target, reason }: ByPerson<StopInput>): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    await lockAlone(tx, "stops");
    const now = await deps.store.nowMs(tx);
    const directory = await deps.directory.at(tx);
    const person = standingAt(directory, actor.person, now);
    if (!person || !maySwitchStop(person, { scope, target })) return refuse({ code: "forbidden", right: "stop.pull" });
    const subject = stopTarget(directory, scope, target);
    if (subject === null) return refuse({ code: "not-found" });
    const standing = (await listStops(tx)).find((one) => one.on && one.scope === scope && one.subject === subject);
    const reviewAt = now + REVIEW_AFTER_MS;
    // Pulled again it stands as it stood; only a reason can be new.
    await setStop(
      tx,
      standing === undefined
        ? { scope, subject, on: true, by: actor.person, at: now, reason, reviewAt, remindAt: reviewAt }
        : { ...standing, reason: reason ?? standing.reason },
    );
    await recordEvent(deps, tx, now, {
      kind: "stop",
      id: subject === "" ? scope : `${scope}:${subject}`,
      type: "pulled",
      actor: namedActor(actor),
      data: { scope },
      free: { ...(subject !== "" && { subject }), ...(reason !== null && { reason }) },
    });
    return ok(null);
  });
}
