// Gives a draft back to its writers with a comment: by the second person who does not sign it, or by whoever asked and takes it back.
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { ReturnDraftInput } from "@core/words/studio";
import { addDraftComment, changePolicyDraft } from "@/db/queries/policy-drafts";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { draftAtHand } from "./commit/draft-at-hand";

export function returnDraft(deps: Deps, { actor, draft: id, version, text }: ByPerson<ReturnDraftInput>): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    const found = await draftAtHand(deps, tx, actor, "policy.sign", { draft: id, version }, ["asked"]);
    if (!found.ok) return found;
    const now = await deps.store.nowMs(tx);
    const open = { state: "open", askedBy: null, askedAt: null, askedHash: null, changedAt: now } as const;
    if (!(await changePolicyDraft(tx, id, version, open))) return refuse({ code: "draft-refused", why: "changed-meanwhile" });
    await addDraftComment(tx, { id: deps.ids.any(), draft: id, person: actor.person, at: now, text });
    return ok(null);
  });
}
