// Takes back what policy alone had cleared before a stop was pulled. Redemption is refused from the stop's own commit on; this brings the items to people.
import { openRevision } from "@core/trail/revision-hash";
import type { ItemId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { readRevision } from "@/db/queries/revisions";
import { clearedUnderStops } from "@/db/queries/stops";
import type { Deps } from "../deps";
import { type AtHand, changeItem, type Prepared } from "./commit/change-item";
import { proposalOf } from "./commit/proposal";
import { ruleProposal } from "./commit/rule-proposal";
import { doShare } from "./commit/shared-work";

/** Every instance looks at so many times its own batch, and takes its own by chance. */
const SHARED_BY = 5;

export interface Revoked {
  readonly revoked: number;
  /** What broke, an entry for each item that stays as it was. */
  readonly faults: readonly unknown[];
  /** More may be waiting than one batch holds. */
  readonly more: boolean;
}

/** One batch. An item that its agent redeemed or withdrew meanwhile, or that no stop covers any more, stays as it is. */
export async function revokeStopped(deps: Deps, batch: number, stopping?: AbortSignal): Promise<Revoked> {
  const found = await deps.store.read((tx) => clearedUnderStops(tx, batch * SHARED_BY));
  // The driver has the other half of what is for the background.
  const lanes = Math.max(1, Math.floor(deps.store.background / 2));
  const share = { found, most: batch, lanes, ...(stopping && { stopping }) };
  const { done, faults } = await doShare(deps, share, async (itemId) => (await revoke(deps, itemId)).ok);
  return { revoked: done, faults, more: found.length > done && done > 0 && faults.length === 0 };
}

const revoke = (deps: Deps, itemId: ItemId) =>
  changeItem(deps, { actor: { kind: "system", id: "stop" }, itemId, ifFree: true, prepare: (at) => prepare(deps, at) });

async function prepare(deps: Deps, { tx, stored, scene }: AtHand): Promise<Result<Prepared, Refusal>> {
  const { item } = stored;
  const { agent, workflow, all } = scene.stops;
  if (!agent && !workflow && !all) return refuse({ code: "wrong-state", review: item.review, execution: item.execution });
  const kept = await readRevision(tx, item.id, item.revision.number);
  if (!kept) throw new Error(`item ${item.id} has no revision ${item.revision.number}`);
  const { ruling } = await ruleProposal(deps, tx, {
    proposal: proposalOf(stored, openRevision(kept.body)),
    edited: item.revision.byKind === "person",
    before: stored.ruling,
    stops: scene.stops,
    directory: await deps.directory.at(tx),
  });
  return ok({ command: { type: "revoke", why: "stop", ruling }, ruling });
}
