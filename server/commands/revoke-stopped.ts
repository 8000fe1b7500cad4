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

export interface Revoked {
  readonly revoked: number;
  /** More may be waiting than one batch holds. */
  readonly more: boolean;
}

/** One batch. An item that its agent redeemed or withdrew meanwhile, or that no stop covers any more, stays as it is. */
export async function revokeStopped(deps: Deps, batch: number): Promise<Revoked> {
  const ids = await deps.store.read((tx) => clearedUnderStops(tx, batch));
  const results = await Promise.all(ids.map((itemId) => revoke(deps, itemId)));
  const revoked = results.filter((result) => result.ok).length;
  return { revoked, more: ids.length === batch && revoked > 0 };
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
