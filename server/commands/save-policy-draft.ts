// Saves what is written in a draft, as often as its writer types. Nothing that the schemas do not know is kept; what does not compile is, and the lint says so.
import { documentJson } from "@core/policy/draft-changes";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { SavePolicyDraftInput } from "@core/words/studio";
import { changePolicyDraft, noteWriter } from "@/db/queries/policy-drafts";
import { inForceOf, parseDocuments } from "../access/draft-documents";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { draftAtHand } from "./commit/draft-at-hand";
import { simulateAnew } from "./commit/simulate-anew";

/** Answers the version that the draft has now. */
export function savePolicyDraft(
  deps: Deps,
  { actor, draft: id, version, name, policy, registry, openItems, rebase }: ByPerson<SavePolicyDraftInput>,
): Promise<Result<{ readonly version: number }, Refusal>> {
  return deps.store.write(async (tx) => {
    const found = await draftAtHand(deps, tx, actor, "policy.draft", { draft: id, version }, ["open"]);
    if (!found.ok) return found;
    const draft = found.value;
    const documents = parseDocuments(draft.workflow, policy ?? draft.policy, registry ?? draft.registry);
    if (!documents.ok) return documents;
    const base = rebase === true ? await inForceOf(tx, draft.workflow, deps.lifecycle.fallbackQueue) : null;
    const written = { policy: documentJson(documents.value.policy), registry: documentJson(documents.value.registry) };
    const saved = await changePolicyDraft(tx, id, version, {
      ...(name !== undefined && { name }),
      ...written,
      ...(openItems !== undefined && { openItems }),
      ...(base !== null && { basePolicy: base.policy, baseRegistry: base.registry }),
      changedAt: await deps.store.nowMs(tx),
      changedBy: actor.person,
    });
    if (!saved) return refuse({ code: "draft-refused", why: "changed-meanwhile" });
    await noteWriter(tx, id, actor.person);
    await simulateAnew(deps, tx, { id, workflow: draft.workflow, version: version + 1, ...written }, actor.person, null);
    return ok({ version: version + 1 });
  });
}
