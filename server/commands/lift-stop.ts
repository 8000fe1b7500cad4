// Lifts a stop, with a reason. The stop of everything takes two people: the first asks, another one lifts.

import { streamOf } from "@core/trail/event";
import type { StopInput } from "@core/words/decisions";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { lockAlone } from "@/db/engine/locks";
import { listStream } from "@/db/queries/events";
import { listStops, setStop } from "@/db/queries/stops";
import { standingAt } from "../access/directory";
import { liftAskedBy } from "../access/lift-asked";
import { maySwitchStop } from "../access/resolve";
import type { Deps } from "../deps";
import { type ByPerson, namedActor } from "./commit/actor";
import { recordEvent } from "./commit/record-event";
import { stopTarget } from "./commit/stop-target";

export interface StopLift {
  /** False when another person must lift it too. */
  readonly lifted: boolean;
}

export function liftStop(deps: Deps, { actor, scope, target, reason }: ByPerson<StopInput>): Promise<Result<StopLift, Refusal>> {
  return deps.store.write(async (tx) => {
    await lockAlone(tx, "stops");
    const now = await deps.store.nowMs(tx);
    const directory = await deps.directory.at(tx);
    const standing = standingAt(directory, actor.person, now);
    if (!standing || !maySwitchStop(standing, { scope, target })) return refuse({ code: "forbidden", right: "stop.lift" });
    const subject = stopTarget(directory, scope, target);
    const stop = (await listStops(tx)).find((one) => one.scope === scope && one.subject === subject);
    if (!stop?.on) return refuse({ code: "not-found" });

    const id = stop.subject === "" ? scope : `${scope}:${stop.subject}`;
    const free = { ...(stop.subject !== "" && { subject: stop.subject }), ...(reason !== null && { reason }) };
    const happening = { kind: "stop", id, actor: namedActor(actor), data: { scope }, free } as const;
    const askedBy = scope === "all" ? liftAskedBy(await listStream(tx, streamOf("stop", id))) : null;
    if (scope === "all" && (askedBy === null || askedBy === actor.person)) {
      await recordEvent(deps, tx, now, { ...happening, type: "lift_asked" });
      return ok({ lifted: false });
    }
    await setStop(tx, { ...stop, on: false, by: actor.person, at: now, reason, reviewAt: null, remindAt: null });
    await recordEvent(deps, tx, now, { ...happening, type: "lifted" });
    return ok({ lifted: true });
  });
}
