// Lifts a stop, with a reason. The stop of everything takes two people: the first asks, another one lifts.
import { streamOf } from "@core/trail/event";
import type { StopInput } from "@core/words/decisions";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result } from "@core/words/result";
import { listStream } from "@/db/queries/events";
import { setStop } from "@/db/queries/stops";
import { liftAskedBy } from "../access/lift-asked";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { recordEvent } from "./commit/record-event";
import { standingStop } from "./commit/standing-stop";

export interface StopLift {
  /** False when another person must lift it too. */
  readonly lifted: boolean;
}

export function liftStop(deps: Deps, input: ByPerson<StopInput>): Promise<Result<StopLift, Refusal>> {
  return deps.store.write(async (tx) => {
    const found = await standingStop(deps, tx, input, "stop.lift");
    if (!found.ok) return found;
    const { now, stop, happening } = found.value;
    const { scope, reason, actor } = input;
    const askedBy = scope === "all" ? liftAskedBy(await listStream(tx, streamOf("stop", happening.id))) : null;
    if (scope === "all" && (askedBy === null || askedBy === actor.person)) {
      await recordEvent(deps, tx, now, { ...happening, type: "lift_asked" });
      return ok({ lifted: false });
    }
    await setStop(tx, { ...stop, on: false, by: actor.person, at: now, reason, reviewAt: null, remindAt: null });
    await recordEvent(deps, tx, now, { ...happening, type: "lifted" });
    return ok({ lifted: true });
  });
}
