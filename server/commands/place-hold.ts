// Keeps an item, or everything of a workflow, from being erased by anybody: one person, at once, with a reason.
import type { PlaceHoldInput } from "@core/words/erasure";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { insertHold } from "@/db/queries/erasures";
import { lockItem } from "@/db/queries/items";
import { standingAt } from "../access/directory";
import { mayErase } from "../access/erasing";
import type { Deps } from "../deps";
import { type ByPerson, namedActor } from "./commit/actor";
import { recordEvent } from "./commit/record-event";

export function placeHold(deps: Deps, { actor, ...input }: ByPerson<PlaceHoldInput>): Promise<Result<{ readonly id: string }, Refusal>> {
  return deps.store.write(async (tx) => {
    // Under the item's lock: what is being erased right now is erased, and nothing after it.
    const stored = "itemId" in input ? await lockItem(tx, input.itemId) : null;
    const now = await deps.store.nowMs(tx);
    const standing = standingAt(await deps.directory.at(tx), actor.person, now);
    const workflow = "workflow" in input ? input.workflow : (stored?.workflow ?? null);
    if (workflow === null || standing === null || !mayErase(standing, "erasure.hold", workflow)) return refuse({ code: "not-found" });
    const { reason } = input;
    const id = deps.ids.any();
    const item = stored?.item.id ?? null;
    await insertHold(tx, { id, workflow, item, reason, by: actor.person, at: now, liftedBy: null, liftedAt: null, liftReason: null });
    const data = { workflow, item };
    await recordEvent(deps, tx, now, { kind: "hold", id, type: "placed", actor: namedActor(actor), data, free: { reason } });
    return ok({ id });
  });
}
