// Keeps what a person has begun to write on an item, for them alone. No event: nobody's version turns stale by it.
import type { Draft } from "@core/words/decisions";
import type { ItemId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { saveDraft as keepDraft } from "@/db/queries/drafts";
import { readItem } from "@/db/queries/items";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { isVisible } from "./commit/visible";

export function saveDraft(
  deps: Deps,
  { actor, itemId, draft }: ByPerson<{ readonly itemId: ItemId; readonly draft: Draft }>,
): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    const now = await deps.store.nowMs(tx);
    const stored = await readItem(tx, itemId);
    if (!stored || !(await isVisible(deps, tx, actor, stored, now))) return refuse({ code: "not-found" });
    const { note, arguments: edited, typed, words, revisionHash } = draft;
    await keepDraft(tx, { person: actor.person, item: itemId, revisionHash, body: { note, arguments: edited, typed, words }, at: now });
    return ok(null);
  });
}
