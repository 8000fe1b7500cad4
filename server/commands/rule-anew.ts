// After a publication that asked for it, rules open items by the version that is in force: never looser than they stood, unless two people signed that they may be.
import { openRevision } from "@core/trail/revision-hash";
import type { ItemId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { currentVersion } from "@/db/queries/policies";
import { draftsToRuleAnew, endRulingAnew, itemsUnderOlder } from "@/db/queries/policy-drafts";
import { readRevision } from "@/db/queries/revisions";
import type { Deps } from "../deps";
import { type AtHand, changeItem, type Prepared } from "./commit/change-item";
import { proposalOf } from "./commit/proposal";
import { ruleProposal } from "./commit/rule-proposal";
import { doShare } from "./commit/shared-work";

/** Every instance looks at so many times its own batch, and takes its own by chance. */
const SHARED_BY = 5;

export interface RuledAnew {
  readonly ruled: number;
  readonly faults: readonly unknown[];
  readonly more: boolean;
}

/** One batch of each publication. An item in somebody's hands keeps its ruling while they hold it, and comes when it is put back. */
export async function ruleAnew(deps: Deps, batch: number, stopping?: AbortSignal): Promise<RuledAnew> {
  let ruled = 0;
  let more = false;
  const faults: unknown[] = [];
  for (const draft of await deps.store.read(draftsToRuleAnew)) {
    const version = draft.publishedPolicy ?? 0;
    const found = await deps.store.read((tx) => itemsUnderOlder(tx, draft.workflow, version, batch * SHARED_BY));
    if (found.length === 0) {
      await deps.store.write(async (tx) => endRulingAnew(tx, draft.id, await deps.store.nowMs(tx)));
      continue;
    }
    const lanes = Math.max(1, Math.floor(deps.store.background / 2));
    const share = { found, most: batch, lanes, ...(stopping && { stopping }) };
    const outcome = await doShare(
      deps,
      share,
      async (itemId) => (await ruleOne(deps, itemId, version, draft.approver !== null && draft.askedBy !== null)).ok,
    );
    ruled += outcome.done;
    faults.push(...outcome.faults);
    more ||= outcome.done > 0 && found.length > outcome.done;
  }
  return { ruled, faults, more: more && faults.length === 0 };
}

const ruleOne = (deps: Deps, itemId: ItemId, version: number, mayLoosen: boolean) =>
  changeItem(deps, {
    actor: { kind: "system", id: "policy" },
    itemId,
    ifFree: true,
    prepare: (at) => prepare(deps, at, version, mayLoosen),
  });

async function prepare(deps: Deps, { tx, stored, scene }: AtHand, version: number, wasSigned: boolean): Promise<Result<Prepared, Refusal>> {
  const { item } = stored;
  if ((stored.ruling?.policyVersion ?? 0) >= version)
    return refuse({ code: "wrong-state", review: item.review, execution: item.execution });
  // Who signed a later version said themselves what becomes of what is open.
  const mayLoosen = wasSigned && (await currentVersion(tx, "policy", stored.workflow)) === version;
  const kept = await readRevision(tx, item.id, item.revision.number);
  if (!kept) throw new Error(`item ${item.id} has no revision ${item.revision.number}`);
  const { ruling } = await ruleProposal(deps, tx, {
    proposal: proposalOf(stored, openRevision(kept.body)),
    edited: item.revision.byKind === "person",
    before: mayLoosen ? null : stored.ruling,
    stops: scene.stops,
    directory: await deps.directory.at(tx),
  });
  return ok({ command: { type: "rerule", ruling, mayLoosen }, ruling });
}
