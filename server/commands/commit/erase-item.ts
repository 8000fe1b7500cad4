// Takes an item's content away for good, in the caller's transaction: values, revisions, evidence and every copy in rows. What is hashed stays, and still verifies.
import { type ErasedBy, erasedEvent } from "@core/lifecycle/erasable";
import { streamOf } from "@core/trail/event";
import type { Actor } from "@core/words/actors";
import { ERASED, type ErasedCounts } from "@core/words/erasure";
import type { ItemId, Ms } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { lockAlone } from "@/db/engine/locks";
import { eraseAnswers, eraseBesideItem, eraseChecksOn } from "@/db/queries/erased-content";
import { eraseValues } from "@/db/queries/events";
import { dropEvidenceOf } from "@/db/queries/evidence-uses";
import { IDEMPOTENCY_KEPT_MS } from "@/db/queries/idempotency";
import { hideExternalId, readItem } from "@/db/queries/items";
import { eraseRevisions, keptRevisions } from "@/db/queries/revisions";
import { itemKept } from "../../access/erasing";
import { externalIdDigest } from "../../access/external-id-digest";
import type { Deps } from "../../deps";
import { lockAndAdvance } from "./locked-item";
import type { Transaction } from "./transaction";

export interface ItemErasure extends ErasedBy {
  readonly itemId: ItemId;
  readonly actor: Actor;
}

export async function eraseItem(
  deps: Deps,
  { tx, touched }: Pick<Transaction, "tx" | "touched">,
  { itemId: id, actor, ...by }: ItemErasure,
): Promise<Result<ErasedCounts, Refusal>> {
  const seen = await readItem(tx, id);
  if (seen === null) return refuse({ code: "not-found" });
  const locked = await lockAndAdvance(deps, tx, seen, touched, { ifFree: false });
  if (locked === null) return refuse({ code: "busy" });
  const { now } = locked.scene();
  const kept = await itemKept(tx, locked.stored(), now);
  if (kept !== null) return refuse(kept);

  const { item, externalId, ruling } = locked.stored();
  await lockAlone(tx, "evidence");
  const evidence = await dropEvidenceOf(tx, id);
  const hashes = (await keptRevisions(tx, id)).map(({ hash }) => hash);
  const checks = await eraseChecksOn(tx, hashes);
  const revisions = await eraseRevisions(tx, id);
  const values = checks + (await eraseValues(tx, streamOf("item", id)));
  await eraseBesideItem(tx, id);
  if (answersMayBeKept(item.lastAt, now)) await eraseAnswers(tx, id);
  if (externalId !== null && item.erasedAt === undefined)
    await hideExternalId(tx, id, externalIdDigest(deps.secrets.keyPepper, item.agent, externalId));
  const counts = { values, revisions, evidence };
  await locked.write([erasedEvent(actor, by, counts)], {
    title: ERASED,
    correlation: null,
    callbackUrl: null,
    atRisk: null,
    ruling: ruling && { ...ruling, reasons: [], facts: {} },
  });
  return ok(counts);
}

/** Answers are forgotten after two days, and whoever looks through them reads all there are. */
const answersMayBeKept = (lastAt: Ms, now: Ms): boolean => lastAt > now - IDEMPOTENCY_KEPT_MS - HELD_LONGER_MS;
/** They are forgotten in rounds. */
const HELD_LONGER_MS = 3_600_000;
