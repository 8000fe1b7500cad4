// What a simulation compares, in one hash: while it stays the same, what was found still holds of the draft.
import { documentJson } from "@core/policy/draft-changes";
import { canonicalJson } from "@core/trail/canonical-json";
import { sha256 } from "@core/trail/hash";
import type { Hash } from "@core/words/ids";
import type { StoredPolicyDraft } from "@/db/queries/policy-drafts";
import type { InForce } from "./draft-documents";

/** The draft's documents, and the versions that are in force. */
export const comparedHash = ({ policy, registry }: Pick<StoredPolicyDraft, "policy" | "registry">, inForce: InForce): Hash =>
  sha256(canonicalJson(documentJson({ policy, registry, in_force: { policy: inForce.policy, registry: inForce.registry } })));
