// One version of a workflow's policy or registry: what it says, who put it in force and why, and what it changed against any other.
import { type Documents, documentJson, draftChanges, isTightening } from "@core/policy/draft-changes";
import type { PersonId, QueueId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { VersionInput } from "@core/words/studio";
import { currentVersion, type PolicyVersion, readPolicyVersion, versionAt } from "@/db/queries/policies";
import type { Tx } from "@/db/store";
import { parseDocuments } from "../access/draft-documents";
import { reachesWorkflow } from "../access/resolve";
import type { Deps } from "../deps";
import { namedPeople } from "./named-people";
import { readAs } from "./reading";
import { type Origins, originsOf, versionHead } from "./version-origins";
import type { VersionKind, VersionView } from "./version-shapes";

/** Compared with `with`, or with the one before it. A version that this program can no longer read is refused by its fields. */
export function policyVersion(
  deps: Deps,
  person: PersonId,
  { workflow, kind, version, with: other }: VersionInput,
): Promise<Result<VersionView, Refusal>> {
  return readAs(deps, person, async ({ tx, standing, directory, names }) => {
    if (!reachesWorkflow(standing, "policy.read", workflow)) return refuse({ code: "not-found" });
    const shelf = { tx, kind, workflow, origins: await originsOf(tx, kind, workflow), fallbackQueue: deps.lifecycle.fallbackQueue };
    const against = other ?? (version > 1 ? version - 1 : null);
    const read = await withWhatStood(shelf, version);
    const base = against === null ? null : await withWhatStood(shelf, against);
    if (read === null || (against !== null && base === null)) return refuse({ code: "not-found" });
    if (!read.documents.ok) return read.documents;
    if (base !== null && !base.documents.ok) return base.documents;
    const documents = read.documents.value;
    const changes = base?.documents.ok ? draftChanges(base.documents.value, documents) : [];
    const draft = shelf.origins.get(version);
    return ok({
      ...versionHead(read.stored, (await currentVersion(tx, kind, workflow)) ?? 0, shelf.origins, names),
      workflow,
      kind,
      policy: kind === "policy" ? documentJson(documents.policy) : null,
      registry: documentJson(documents.registry),
      people: namedPeople(documents.policy, directory, names),
      beside: read.beside,
      draft: draft === undefined ? null : { id: draft.id, name: draft.name },
      openItems: draft?.openItems ?? null,
      with: against,
      changes,
      tightening: isTightening(changes),
    });
  });
}

interface Shelf {
  readonly tx: Tx;
  readonly kind: VersionKind;
  readonly workflow: string;
  readonly origins: Origins;
  readonly fallbackQueue: QueueId;
}

interface Standing {
  readonly stored: PolicyVersion;
  /** The version of the other document. */
  readonly beside: number | null;
  readonly documents: Result<Documents, Refusal>;
}

/** A version with the other document as it stood beside it. Versions of a registry are compared by what they say themselves, so under no policy. */
async function withWhatStood({ tx, kind, workflow, origins, fallbackQueue }: Shelf, version: number): Promise<Standing | null> {
  const stored = await readPolicyVersion(tx, kind, workflow, version);
  if (stored === null) return null;
  const draft = origins.get(version);
  const told = kind === "policy" ? draft?.publishedRegistry : draft?.publishedPolicy;
  const otherKind = kind === "policy" ? "registry" : "policy";
  const beside = told ?? (await versionAt(tx, otherKind, workflow, stored.at));
  if (kind === "registry")
    return { stored, beside, documents: parseDocuments(workflow, { queue: fallbackQueue, boundaries: {} }, stored.body) };
  const registry = beside === null ? null : await readPolicyVersion(tx, otherKind, workflow, beside);
  return { stored, beside, documents: parseDocuments(workflow, stored.body, registry?.body ?? { actions: {} }) };
}
