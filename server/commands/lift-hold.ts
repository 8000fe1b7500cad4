// Lifts a hold, with a reason: not the person who put it in place, since what it kept may be erased from then on.
import type { LiftHoldInput } from "@core/words/erasure";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { liftHold as liftRow, lockHold } from "@/db/queries/erasures";
import { standingAt } from "../access/directory";
import { erasureRefused, mayErase } from "../access/erasing";
import type { Deps } from "../deps";
import { type ByPerson, namedActor } from "./commit/actor";
import { recordEvent } from "./commit/record-event";

export function liftHold(deps: Deps, { actor, hold: id, reason }: ByPerson<LiftHoldInput>): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    const hold = await lockHold(tx, id);
    const now = await deps.store.nowMs(tx);
    const standing = standingAt(await deps.directory.at(tx), actor.person, now);
    if (hold === null || standing === null || !mayErase(standing, "erasure.hold", hold.workflow)) return refuse({ code: "not-found" });
    if (hold.liftedAt !== null) return refuse(erasureRefused("over"));
    if (hold.by === actor.person) return refuse(erasureRefused("own-hold"));
    await liftRow(tx, id, { by: actor.person, at: now, reason });
    const data = { workflow: hold.workflow, item: hold.item, placedBy: hold.by };
    await recordEvent(deps, tx, now, { kind: "hold", id, type: "lifted", actor: namedActor(actor), data, free: { reason } });
    return ok(null);
  });
}
