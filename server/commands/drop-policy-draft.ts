// Drops a draft. What was written in it stays readable for who has its address; it can never come into force.
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { DropDraftInput } from "@core/words/studio";
import { changePolicyDraft } from "@/db/queries/policy-drafts";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { draftAtHand } from "./commit/draft-at-hand";

export function dropPolicyDraft(deps: Deps, { actor, draft: id, version }: ByPerson<DropDraftInput>): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    const found = await draftAtHand(deps, tx, actor, "policy.draft", { draft: id, version }, ["open"]);
    if (!found.ok) return found;
    const dropped = await changePolicyDraft(tx, id, version, { state: "dropped", changedAt: await deps.store.nowMs(tx) });
    return dropped ? ok(null) : refuse({ code: "draft-refused", why: "changed-meanwhile" });
  });
}
