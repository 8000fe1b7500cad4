// Puts a draft in force: by its writer where it only tightens, else by a second person who has not written in it. One transaction, named on the trail.
import type { Documents, DraftChange } from "@core/policy/draft-changes";
import type { Certificate } from "@core/trust/calibration";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { PublishDraftInput } from "@core/words/studio";
import { t } from "@core/words/t";
import type { JsonObject } from "@core/words/vocabulary";
import { lockAlone } from "@/db/engine/locks";
import { listCalibrations } from "@/db/queries/calibrations";
import { changePolicyDraft, draftWriters } from "@/db/queries/policy-drafts";
import type { Tx } from "@/db/store";
import { draftHash, type InForce, inForceOf, judgeDraft, notBy, notPublishable } from "../access/draft-documents";
import { laneHash } from "../access/lane-evidence";
import { lintGround } from "../access/lint-ground";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { draftAtHand } from "./commit/draft-at-hand";
import { putInForce } from "./commit/put-in-force";

export interface PublishedDraft {
  readonly policy: number;
  readonly registry: number;
}

/**
 * What is signed is named by its hash and by how many warnings stood beside it: another text, another base or another warning is refused.
 * A draft that widens needs `asked` and somebody who has not written in it, even where the writer has every role.
 */
export function publishDraft(
  deps: Deps,
  { actor, draft: id, version, hash, warnings, reason }: ByPerson<PublishDraftInput>,
): Promise<Result<PublishedDraft, Refusal>> {
  return deps.store.write(async (tx) => {
    await lockAlone(tx, "organisation");
    const found = await draftAtHand(deps, tx, actor, "policy.sign", { draft: id, version }, ["open", "asked"]);
    if (!found.ok) return found;
    const draft = found.value;
    if (draftHash(draft) !== hash) return refuse({ code: "draft-refused", why: "changed-meanwhile" });
    const inForce = await inForceOf(tx, draft.workflow, deps.lifecycle.fallbackQueue);
    const now = await deps.store.nowMs(tx);
    const judged = judgeDraft(draft, inForce, await lintGround(tx, await deps.directory.at(tx), draft.workflow, now));
    if (!judged.ok) return judged;
    const { documents, changes, tightening, findings } = judged.value;
    const writers = await draftWriters(tx, id);
    const not = notPublishable(draft, inForce, judged.value) ?? notBy(actor.person, draft, writers, judged.value);
    if (not !== null) return refuse({ code: "draft-refused", why: not });
    if (findings.length !== warnings) return refuse({ code: "draft-refused", why: "warnings" });
    const signedBy = writers.includes(actor.person) ? null : actor.person;
    const why = draft.reason ?? reason;
    if (why === null) return refuse({ code: "invalid", errors: [{ path: "/reason", message: t("policy.sayWhy") }] });

    const putting = {
      actor: { kind: "person", id: actor.person } as const,
      author: draft.author,
      data: {
        draft: id,
        hash,
        author: draft.author,
        signed_by: signedBy,
        widens: !tightening,
        changes: changes.length,
        warnings,
        certificates: await certificatesOf(tx, inForce, documents, changes),
        compared_to: { policy: inForce.policy, registry: inForce.registry },
        open_items: draft.openItems,
      },
      free: { reason: why },
    };
    const policy = await putInForce(deps, tx, "policy", documents.policy, now, { ...putting, anew: draft.openItems === "re-rule" });
    const registry = await putInForce(deps, tx, "registry", documents.registry, now, putting);
    const published = {
      state: "published",
      publishedPolicy: policy,
      publishedRegistry: registry,
      publishedAt: now,
      approver: signedBy,
      reason: why,
      changedAt: now,
    } as const;
    if (!(await changePolicyDraft(tx, id, version, published))) throw new Error(`draft ${id} changed under its own lock`);
    return ok({ policy, registry });
  });
}

/** By threshold and action, the last look that supports where the threshold is put. None where the draft changes rules too: those were not looked at. */
async function certificatesOf(
  tx: Tx,
  { documents: before }: InForce,
  after: Documents,
  changes: readonly DraftChange[],
): Promise<JsonObject> {
  const looks = await listCalibrations(tx, before.policy.workflow);
  const moved = changes.filter(
    ({ part, field, of }) => part === "threshold" && field === "value" && laneHash(before, of) === laneHash(after, of),
  );
  return Object.fromEntries(
    moved.flatMap(({ of }) => {
      const tested = laneHash(before, of);
      const ofIt = looks.filter((look) => look.threshold === of && look.laneHash === tested);
      const last = [...new Map(ofIt.toReversed().map((look) => [look.action, look])).values()];
      const supporting = last.filter(({ certificate }) => supports(certificate, after.policy.thresholds[of]?.value));
      return supporting.length === 0 ? [] : [[of, Object.fromEntries(supporting.map((look) => [look.action, look.certificateHash]))]];
    }),
  );
}

const supports = ({ supported, direction }: Certificate, value: number | undefined): boolean =>
  supported !== null && value !== undefined && (direction === "raising-tightens" ? value >= supported : value <= supported);
