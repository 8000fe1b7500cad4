// Asks for a second person: from now on the draft stands as it is, and what they will sign is fixed by its hash.
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { AskSecondInput } from "@core/words/studio";
import { changePolicyDraft } from "@/db/queries/policy-drafts";
import { draftHash, inForceOf, judgeDraft, notPublishable } from "../access/draft-documents";
import { lintGround } from "../access/lint-ground";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { draftAtHand } from "./commit/draft-at-hand";

export function askForSecond(deps: Deps, { actor, draft: id, version, reason }: ByPerson<AskSecondInput>): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    const found = await draftAtHand(deps, tx, actor, "policy.draft", { draft: id, version }, ["open"]);
    if (!found.ok) return found;
    const draft = found.value;
    const inForce = await inForceOf(tx, draft.workflow, deps.lifecycle.fallbackQueue);
    const now = await deps.store.nowMs(tx);
    const judged = judgeDraft(draft, inForce, await lintGround(tx, await deps.directory.at(tx), draft.workflow, now));
    if (!judged.ok) return judged;
    const why = notPublishable(draft, inForce, judged.value);
    if (why !== null) return refuse({ code: "draft-refused", why });
    const asked = { state: "asked", askedBy: actor.person, askedAt: now, askedHash: draftHash(draft), reason, changedAt: now } as const;
    if (!(await changePolicyDraft(tx, id, version, asked))) return refuse({ code: "draft-refused", why: "changed-meanwhile" });
    return ok(null);
  });
}
