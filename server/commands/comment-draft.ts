// Says something of a draft. It changes nothing of it: whoever only comments may still be its second person.
import type { Refusal } from "@core/words/refusals";
import { ok, type Result } from "@core/words/result";
import type { CommentDraftInput } from "@core/words/studio";
import { addDraftComment } from "@/db/queries/policy-drafts";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { draftAtHand } from "./commit/draft-at-hand";

export function commentDraft(deps: Deps, { actor, draft, text }: ByPerson<CommentDraftInput>): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    const found = await draftAtHand(deps, tx, actor, "policy.comment", { draft, version: null }, ["open", "asked"]);
    if (!found.ok) return found;
    await addDraftComment(tx, { id: deps.ids.any(), draft, person: actor.person, at: await deps.store.nowMs(tx), text });
    return ok(null);
  });
}
