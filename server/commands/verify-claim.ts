// A person has checked what an agent claims: recorded for this item and for every other that claims the same over the same inputs.

import { openRevision } from "@core/trail/revision-hash";
import { claimOn } from "@core/trust/checks";
import type { VerifyClaimInput } from "@core/words/decisions";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { t } from "@core/words/t";
import { readItem } from "@/db/queries/items";
import { readRevision } from "@/db/queries/revisions";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { keepVerification } from "./commit/keep-verification";
import { isVisible } from "./commit/visible";

/** `claim` counts from 0 in the revision that the person saw: what an agent wrote is never sent back by a screen. */
export function verifyClaim(
  deps: Deps,
  { actor, itemId, revisionHash, claim: at, until, note }: ByPerson<VerifyClaimInput>,
): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    const now = await deps.store.nowMs(tx);
    const stored = await readItem(tx, itemId);
    if (!stored || !(await isVisible(deps, tx, actor, stored, now))) return refuse({ code: "not-found" });
    const { revision } = stored.item;
    if (revision.hash !== revisionHash) return refuse({ code: "stale", signed: revisionHash, current: revision.hash, missed: [] });
    const kept = await readRevision(tx, itemId, revision.number);
    const claim = kept && openRevision(kept.body).claims[at];
    if (!claim) return refuse({ code: "invalid", errors: [{ path: "/claim", message: t("form.noSuchClaim") }] });
    if (until !== null && until <= now) return refuse({ code: "invalid", errors: [{ path: "/until", message: t("handing.timeToCome") }] });
    await keepVerification(deps, tx, now, { ...claimOn(claim, revision.hash), actor: { kind: "person", id: actor.person }, until, note });
    return ok(null);
  });
}
