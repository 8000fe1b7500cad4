// A workflow's policy as it is in force, with its versions, its drafts and what the lint finds of it.
import { documentJson } from "@core/policy/draft-changes";
import { lintPolicy } from "@core/policy/lint";
import type { PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { listVersions, listWorkflows } from "@/db/queries/policies";
import { listOverDrafts, listPolicyDrafts } from "@/db/queries/policy-drafts";
import { countOpenOf } from "@/db/queries/recent-items";
import { inForceOf } from "../access/draft-documents";
import { lintGround } from "../access/lint-ground";
import { reachesWorkflow } from "../access/resolve";
import type { Deps } from "../deps";
import { namedPeople } from "./named-people";
import { draftHead, findingView } from "./policy-draft-words";
import { readAs } from "./reading";
import type { PolicyHead, PolicyPage } from "./shapes-policy";
import { originsOf, versionHead } from "./version-origins";
import type { VersionKind } from "./version-shapes";

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
    const headsOf = async (kind: VersionKind) => {
      const origins = await originsOf(tx, kind, workflow);
      return (await listVersions(tx, kind, workflow, VERSIONS_SHOWN)).map((version) => versionHead(version, inForce[kind], origins, names));
    };
    const versions = await headsOf("policy");
    return ok({
      workflow,
      version: inForce.policy,
      registryVersion: inForce.registry,
      since: versions.find(({ version }) => version === inForce.policy)?.at ?? null,
      policy: documentJson(inForce.documents.policy),
      registry: documentJson(inForce.documents.registry),
      people: namedPeople(inForce.documents.policy, directory, names),
      versions,
      registryVersions: await headsOf("registry"),
      drafts: (await listPolicyDrafts(tx, workflow)).map((draft) => draftHead(draft, names)),
      overDrafts: (await listOverDrafts(tx, workflow)).map((draft) => draftHead(draft, names)),
      findings: lintPolicy({ ...inForce.documents, ...ground }).map(findingView),
      openItems: await countOpenOf(tx, workflow),
      may: { draft: reachesWorkflow(standing, "policy.draft", workflow), sign: reachesWorkflow(standing, "policy.sign", workflow) },
    });
  });
}
