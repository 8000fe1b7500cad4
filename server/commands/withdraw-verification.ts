// Takes back a check that should not have been recorded, or no longer stands, with the reason. It stays readable.

import { openRevision } from "@core/trail/revision-hash";
import type { WithdrawVerificationInput } from "@core/words/decisions";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { readItem } from "@/db/queries/items";
import { readRevision } from "@/db/queries/revisions";
import { readVerification, withdrawVerification as withdraw } from "@/db/queries/verifications";
import type { Deps } from "../deps";
import { type ByPerson, namedActor } from "./commit/actor";
import { recordEvent } from "./commit/record-event";
import { isVisible } from "./commit/visible";

/** Named with an item that rests on it: who may not see the item may not touch the check. */
export function withdrawVerification(
  deps: Deps,
  { actor, itemId, verification: id, reason }: ByPerson<WithdrawVerificationInput>,
): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    const now = await deps.store.nowMs(tx);
    const stored = await readItem(tx, itemId);
    if (!stored || !(await isVisible(deps, tx, actor, stored, now))) return refuse({ code: "not-found" });
    const kept = await readRevision(tx, itemId, stored.item.revision.number);
    const verification = await readVerification(tx, id);
    const claims = kept ? openRevision(kept.body).claims : [];
    const isAbout = claims.some((claim) => claim.subject === verification?.subject && claim.predicate === verification.predicate);
    if (!verification || !isAbout) return refuse({ code: "not-found" });
    if (!(await withdraw(tx, id, { at: now, by: actor.person, reason }))) return ok(null);
    await recordEvent(deps, tx, now, {
      kind: "verification",
      id,
      type: "withdrawn",
      actor: namedActor(actor),
      data: {},
      free: { reason },
    });
    return ok(null);
  });
}
