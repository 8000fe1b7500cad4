// Begins a draft of a workflow's policy and registry: from what is in force, or from versions that once were.
import { documentJson } from "@core/policy/draft-changes";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { isReservedWorkflow } from "@core/words/self-test";
import type { StartDraftInput } from "@core/words/studio";
import { readPolicyVersion } from "@/db/queries/policies";
import { insertPolicyDraft, type StoredPolicyDraft } from "@/db/queries/policy-drafts";
import { inForceOf, parseDocuments } from "../access/draft-documents";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { mayTouch } from "./commit/draft-at-hand";
import { simulateAnew } from "./commit/simulate-anew";

/** Answers the draft's id. A version that this program can no longer read is refused by its fields. */
export function startPolicyDraft(
  deps: Deps,
  { actor, workflow, name, restore, restoreRegistry }: ByPerson<StartDraftInput>,
): Promise<Result<{ readonly id: string }, Refusal>> {
  return deps.store.write(async (tx) => {
    if (isReservedWorkflow(workflow) || !(await mayTouch(deps, tx, actor, "policy.draft", workflow))) return refuse({ code: "not-found" });
    const inForce = await inForceOf(tx, workflow, deps.lifecycle.fallbackQueue);
    const kept = restore === null ? null : await readPolicyVersion(tx, "policy", workflow, restore);
    const known = restoreRegistry === null ? null : await readPolicyVersion(tx, "registry", workflow, restoreRegistry);
    if ((restore !== null && kept === null) || (restoreRegistry !== null && known === null)) return refuse({ code: "not-found" });
    const documents = parseDocuments(workflow, kept?.body ?? inForce.documents.policy, known?.body ?? inForce.documents.registry);
    if (!documents.ok) return documents;
    const id = deps.ids.any();
    const now = await deps.store.nowMs(tx);
    const draft: StoredPolicyDraft = {
      id,
      workflow,
      name,
      author: actor.person,
      basePolicy: inForce.policy,
      baseRegistry: inForce.registry,
      policy: documentJson(documents.value.policy),
      registry: documentJson(documents.value.registry),
      state: "open",
      version: 1,
      createdAt: now,
      changedAt: now,
      changedBy: actor.person,
      askedBy: null,
      askedAt: null,
      askedHash: null,
      reason: null,
      openItems: "keep",
      publishedPolicy: null,
      publishedRegistry: null,
      publishedAt: null,
      approver: null,
      ruledAnewAt: null,
    };
    await insertPolicyDraft(tx, draft);
    await simulateAnew(deps, tx, draft, actor.person, null);
    return ok({ id });
  });
}
