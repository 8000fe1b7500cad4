// Takes a request to erase back before it is signed: whoever asked, or anybody who may sign it.
import type { ErasureInput } from "@core/words/erasure";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { endErasure, lockErasure } from "@/db/queries/erasures";
import { standingAt } from "../access/directory";
import { erasureRefused, mayErase } from "../access/erasing";
import type { Deps } from "../deps";
import { type ByPerson, namedActor } from "./commit/actor";
import { recordErasure } from "./commit/erasure-event";

export function withdrawErasure(deps: Deps, { actor, erasure: id }: ByPerson<ErasureInput>): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    const erasure = await lockErasure(tx, id);
    const now = await deps.store.nowMs(tx);
    const standing = standingAt(await deps.directory.at(tx), actor.person, now);
    if (erasure === null || standing === null || !mayErase(standing, "erasure.sign", erasure.workflow))
      return refuse({ code: "not-found" });
    if (erasure.state !== "asked") return refuse(erasureRefused("over"));
    await endErasure(tx, id, { state: "withdrawn", by: actor.person, at: now, counts: null });
    await recordErasure(deps, tx, now, erasure, { type: "withdrawn", actor: namedActor(actor) });
    return ok(null);
  });
}
