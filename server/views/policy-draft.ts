// A draft as its screen shows it: what it says, what it changes and which way, what the lint finds, and what this person may do with it.
import type { PersonId } from "@core/words/ids";
import { refusalWords } from "@core/words/refusal-words";
import type { DraftRefusedReason, Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { JsonObject } from "@core/words/vocabulary";
import { draftWriters, listDraftComments, readPolicyDraft, type StoredPolicyDraft } from "@/db/queries/policy-drafts";
import { baseOf, draftHash, inForceOf, judgeDraft, notBy, notPublishable } from "../access/draft-documents";
import { lintGround } from "../access/lint-ground";
import { reachesWorkflow } from "../access/resolve";
import type { Permission } from "../access/table";
import type { Deps } from "../deps";
import { draftHead, findingView } from "./policy-draft-words";
import { readAs } from "./reading";
import type { Allowed } from "./shapes";
import type { PolicyDraftView } from "./shapes-policy";

const COMMENTS_SHOWN = 200;

export function policyDraftView(deps: Deps, person: PersonId, id: string): Promise<Result<PolicyDraftView, Refusal>> {
  return readAs(deps, person, async ({ tx, now, standing, directory, names }) => {
    const draft = await readPolicyDraft(tx, id);
    if (draft === null || !reachesWorkflow(standing, "policy.read", draft.workflow)) return refuse({ code: "not-found" });
    const inForce = await inForceOf(tx, draft.workflow, deps.lifecycle.fallbackQueue);
    // One that is over says what it changed then; what came after it is no part of it.
    const over = draft.state === "published" || draft.state === "dropped";
    const compared = over ? await baseOf(tx, draft, deps.lifecycle.fallbackQueue) : inForce;
    const judged = judgeDraft(draft, compared, await lintGround(tx, directory, draft.workflow, now));
    if (!judged.ok) return judged;
    const writers = await draftWriters(tx, id);
    const not = notPublishable(draft, inForce, judged.value);
    const by = notBy(person, draft, writers, judged.value);
    const may = (right: Permission, states: readonly StoredPolicyDraft["state"][], why: DraftRefusedReason | null = null): Allowed => {
      if (!reachesWorkflow(standing, right, draft.workflow)) return no({ code: "forbidden", right });
      if (!states.includes(draft.state))
        return no({ code: "draft-refused", why: draft.state === "asked" ? "asked" : draft.state === "open" ? "not-asked" : "over" });
      return why === null ? { ok: true } : no({ code: "draft-refused", why });
    };
    return ok({
      ...draftHead(draft, names),
      workflow: draft.workflow,
      version: draft.version,
      policy: draft.policy as JsonObject,
      registry: draft.registry as JsonObject,
      basePolicy: draft.basePolicy,
      behind: draft.basePolicy !== inForce.policy || draft.baseRegistry !== inForce.registry,
      inForce: inForce.policy,
      openItems: draft.openItems,
      reason: draft.reason,
      askedBy: draft.askedBy === null ? null : names.person(draft.askedBy),
      askedAt: draft.askedAt,
      writers: writers.map((writer) => names.person(writer)),
      approver: draft.approver === null ? null : names.person(draft.approver),
      publishedPolicy: draft.publishedPolicy,
      hash: draftHash(draft),
      changes: judged.value.changes,
      tightening: judged.value.tightening,
      findings: judged.value.findings.map(findingView),
      comments: (await listDraftComments(tx, id, COMMENTS_SHOWN)).map(({ id: comment, person: who, at, text }) => ({
        id: comment,
        person: names.person(who),
        at,
        text,
      })),
      allowed: {
        save: may("policy.draft", ["open"]),
        ask: may("policy.draft", ["open"], not),
        publish: may("policy.sign", ["open", "asked"], not ?? by),
        giveBack: may("policy.sign", ["asked"]),
        drop: may("policy.draft", ["open"]),
        comment: may("policy.comment", ["open", "asked"]),
      },
    });
  });
}

const no = (refusal: Refusal): Allowed => ({ ok: false, code: refusal.code, reason: refusalWords(refusal, () => null) });
