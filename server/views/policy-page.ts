// A workflow's policy as it is in force, with its versions, its drafts and what the lint finds of it.
import { documentJson } from "@core/policy/draft-changes";
import { lintPolicy } from "@core/policy/lint";
import type { PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { JsonObject } from "@core/words/vocabulary";
import { listVersions, listWorkflows, type PolicyKind, readPolicyVersion } from "@/db/queries/policies";
import { listPolicyDrafts, listPublishedDrafts } from "@/db/queries/policy-drafts";
import { countOpenOf } from "@/db/queries/recent-items";
import { inForceOf } from "../access/draft-documents";
import { lintGround } from "../access/lint-ground";
import { reachesWorkflow } from "../access/resolve";
import type { Deps } from "../deps";
import { draftHead, findingView } from "./policy-draft-words";
import { readAs } from "./reading";
import type { PolicyHead, PolicyPage } from "./shapes";

const VERSIONS_SHOWN = 100;

/** Every workflow that has a policy and that the person's scopes reach. */
export function listPolicies(deps: Deps, person: PersonId): Promise<readonly PolicyHead[]> {
  return readAs(deps, person, async ({ tx, standing }) => {
    const heads: PolicyHead[] = [];
    for (const { workflow, version, at } of await listWorkflows(tx, "policy")) {
      if (!reachesWorkflow(standing, "policy.read", workflow)) continue;
      const { documents } = await inForceOf(tx, workflow, deps.lifecycle.fallbackQueue);
      const drafts = await listPolicyDrafts(tx, workflow);
      heads.push({
        workflow,
        version,
        since: at,
        actions: Object.keys(documents.policy.boundaries).length,
        rules: documents.policy.rules.length,
        drafts: drafts.length,
        asked: drafts.filter(({ state }) => state === "asked").length,
      });
    }
    return heads;
  });
}

export function policyPage(deps: Deps, person: PersonId, workflow: string): Promise<Result<PolicyPage, Refusal>> {
  return readAs(deps, person, async ({ tx, now, standing, directory, names }) => {
    if (!reachesWorkflow(standing, "policy.read", workflow)) return refuse({ code: "not-found" });
    const inForce = await inForceOf(tx, workflow, deps.lifecycle.fallbackQueue);
    if (inForce.policy === 0) return refuse({ code: "not-found" });
    const ground = await lintGround(tx, directory, workflow, now);
    const versions = await listVersions(tx, "policy", workflow, VERSIONS_SHOWN);
    const published = new Map((await listPublishedDrafts(tx, workflow)).map((draft) => [draft.publishedPolicy, draft]));
    return ok({
      workflow,
      version: inForce.policy,
      registryVersion: inForce.registry,
      since: versions.find(({ version }) => version === inForce.policy)?.at ?? null,
      policy: documentJson(inForce.documents.policy),
      registry: documentJson(inForce.documents.registry),
      versions: versions.map(({ version, at, author, digest }) => {
        const draft = published.get(version);
        return {
          version,
          at,
          digest,
          author: author === null ? null : names.person(author),
          approver: draft?.approver ? names.person(draft.approver) : null,
          reason: draft?.reason ?? null,
          inForce: version === inForce.policy,
        };
      }),
      drafts: (await listPolicyDrafts(tx, workflow)).map((draft) => draftHead(draft, names)),
      findings: lintPolicy({ ...inForce.documents, ...ground }).map(findingView),
      openItems: await countOpenOf(tx, workflow),
      may: { draft: reachesWorkflow(standing, "policy.draft", workflow), sign: reachesWorkflow(standing, "policy.sign", workflow) },
    });
  });
}

/** One version as it was written. */
export function policyVersion(
  deps: Deps,
  person: PersonId,
  { workflow, kind, version }: { readonly workflow: string; readonly kind: PolicyKind; readonly version: number },
): Promise<Result<{ readonly version: number; readonly body: JsonObject }, Refusal>> {
  return readAs(deps, person, async ({ tx, standing }) => {
    const stored = reachesWorkflow(standing, "policy.read", workflow) ? await readPolicyVersion(tx, kind, workflow, version) : null;
    return stored === null ? refuse({ code: "not-found" }) : ok({ version, body: documentJson(stored.body as object) });
  });
}
