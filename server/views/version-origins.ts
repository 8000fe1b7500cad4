// Which draft a version came from: who wrote it, who signed it and why. What the operator planted came from none.

import type { PolicyVersion } from "@/db/queries/policies";
import { type DraftHead, listPublishedDrafts } from "@/db/queries/policy-drafts";
import type { Tx } from "@/db/store";
import type { Names } from "./names";
import type { VersionHead } from "./shapes-policy";
import type { VersionKind } from "./version-shapes";

export type Origins = ReadonlyMap<number, DraftHead>;

/** By version. A draft names both documents, and only what it changed became a version of its own. */
export async function originsOf(tx: Tx, kind: VersionKind, workflow: string): Promise<Origins> {
  const origins = new Map<number, DraftHead>();
  for (const draft of await listPublishedDrafts(tx, workflow)) {
    const [published, base] = kind === "policy" ? [draft.publishedPolicy, draft.basePolicy] : [draft.publishedRegistry, draft.baseRegistry];
    if (published !== null && published !== base) origins.set(published, draft);
  }
  return origins;
}

export function versionHead(
  { version, at, author, digest }: Omit<PolicyVersion, "body">,
  inForce: number,
  origins: Origins,
  names: Names,
): VersionHead {
  const draft = origins.get(version);
  return {
    version,
    at,
    digest,
    author: author === null ? null : names.person(author),
    approver: draft?.approver ? names.person(draft.approver) : null,
    reason: draft?.reason ?? null,
    inForce: version === inForce,
  };
}
