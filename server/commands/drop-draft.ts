// Forgets what a person had begun to write on an item.
import type { ItemId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result } from "@core/words/result";
import { dropDraft as forgetDraft } from "@/db/queries/drafts";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";

export function dropDraft(deps: Deps, { actor, itemId }: ByPerson<{ readonly itemId: ItemId }>): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    await forgetDraft(tx, actor.person, itemId);
    return ok(null);
  });
}
