// Lifts a stop, with a reason. The stop of everything takes two people: the first asks, another one lifts.
import type { StopInput } from "@core/words/decisions";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { lastEvent } from "@/db/queries/events";
import { listStops, setStop } from "@/db/queries/stops";
import { standingAt } from "../access/directory";
import { maySwitchStop } from "../access/resolve";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { record } from "./commit/record";
import { stopTarget } from "./commit/stop-target";

export interface StopLift {
  /** False when another person must lift it too. */
  readonly lifted: boolean;
}

export function liftStop(deps: Deps, { actor, scope, target, reason }: ByPerson<StopInput>): Promise<Result<StopLift, Refusal>> {
  return deps.store.write(async (tx) => {
    const now = await deps.store.nowMs(tx);
    const directory = await deps.directory.at(tx);
    const standing = standingAt(directory, actor.person, now);
    if (!standing || !maySwitchStop(standing, { scope, target })) return refuse({ code: "forbidden", right: "stop.lift" });
    const subject = stopTarget(directory, scope, target);
    const stop = (await listStops(tx)).find((one) => one.scope === scope && one.subject === subject);
    if (!stop?.on) return refuse({ code: "not-found" });

    const id = stop.subject === "" ? scope : `${scope}:${stop.subject}`;
    const stream = { kind: "stop", id } as const;
    const free = { ...(stop.subject !== "" && { subject: stop.subject }), ...(reason !== null && { reason }) };
    const last = await lastEvent(tx, `stop:${id}`);
    const askedByAnother = last?.type === "stop.lift-asked" && last.actor.kind === "person" && last.actor.id !== actor.person;
    if (scope === "all" && !askedByAnother) {
      await record(deps, tx, { stream, type: "stop.lift-asked", actor, data: { scope }, free, now });
      return ok({ lifted: false });
    }
    await setStop(tx, { ...stop, on: false, by: actor.person, at: now, reason, reviewAt: null });
    await record(deps, tx, { stream, type: "stop.lifted", actor, data: { scope }, free, now });
    return ok({ lifted: true });
  });
}
