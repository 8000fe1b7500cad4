// Another person signs what was asked, and it is done in the same transaction: an item's content, a person's values, an imported case, or a shorter retention.
import type { ErasedCounts, ErasureInput } from "@core/words/erasure";
import { NOTHING_ERASED } from "@core/words/erasure";
import { asItemId, asPersonId, type Ms } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { lockAlone } from "@/db/engine/locks";
import { eraseCase } from "@/db/queries/erased-content";
import { endErasure, holdsOn, lockErasure, putRetention, readErasure, type StoredErasure } from "@/db/queries/erasures";
import { standingAt } from "../access/directory";
import { erasureRefused, mayErase, maySignErasure } from "../access/erasing";
import type { Deps } from "../deps";
import { type ByPerson, namedActor } from "./commit/actor";
import { eraseItem } from "./commit/erase-item";
import { erasePerson } from "./commit/erase-person";
import { recordErasure } from "./commit/erasure-event";
import { recordEvent } from "./commit/record-event";
import { inTransaction, type Transaction } from "./commit/transaction";

export function signErasure(deps: Deps, { actor, erasure: id }: ByPerson<ErasureInput>): Promise<Result<ErasedCounts, Refusal>> {
  return inTransaction(deps, async (transaction) => {
    const { tx, now } = transaction;
    // A person's row and a workflow's retention are the organisation's, whose lock comes before all others.
    const seen = await readErasure(tx, id);
    if (seen?.kind === "person" || seen?.kind === "retention") await lockAlone(tx, "organisation");
    const erasure = await lockErasure(tx, id);
    const standing = standingAt(await deps.directory.at(tx), actor.person, now);
    if (erasure === null || standing === null || !mayErase(standing, "erasure.sign", erasure.workflow))
      return refuse({ code: "not-found" });
    if (erasure.state !== "asked" || erasure.expiresAt <= now) return refuse(erasureRefused("over"));
    if (!maySignErasure(standing, erasure)) return refuse(erasureRefused("own"));
    const done = await carryOut(deps, transaction, now, erasure, actor);
    if (!done.ok) return done;
    await endErasure(tx, id, { state: "done", by: actor.person, at: now, counts: done.value });
    await recordErasure(deps, tx, now, erasure, {
      type: "signed",
      actor: namedActor(actor),
      data: { askedBy: erasure.askedBy, ...done.value },
    });
    return done;
  });
}

async function carryOut(
  deps: Deps,
  transaction: Transaction,
  now: Ms,
  erasure: StoredErasure,
  actor: ByPerson<ErasureInput>["actor"],
): Promise<Result<ErasedCounts, Refusal>> {
  const { tx } = transaction;
  const { id, kind, subject, workflow, askedBy, reason } = erasure;
  const by = { actor: namedActor(actor), erasure: id, askedBy };
  switch (kind) {
    case "item":
      return eraseItem(deps, transaction, { itemId: asItemId(subject), reason, ...by });
    case "person":
      return erasePerson(deps, tx, now, { person: asPersonId(subject), ...by });
    case "case":
      if (workflow !== null && (await holdsOn(tx, workflow, null)).length > 0) return refuse(erasureRefused("held"));
      return (await eraseCase(tx, subject)) ? ok(NOTHING_ERASED) : refuse(erasureRefused("nothing-left"));
    case "retention": {
      const { days } = erasure;
      if (days === null) throw new Error(`the retention ${id} has no days`);
      await putRetention(tx, { workflow: subject, days, setBy: askedBy, signedBy: actor.person, at: now });
      const data = { days, askedBy, erasure: id };
      await recordEvent(deps, tx, now, { kind: "retention", id: subject, type: "set", actor: by.actor, data, free: { reason } });
      return ok(NOTHING_ERASED);
    }
  }
}
