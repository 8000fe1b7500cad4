// A draft read as documents: parsed, compared with what is in force, linted, and judged: who may put it in force, and what they sign. The screen and the publication ask the same.
import { type Documents, type DraftChange, documentJson, draftChanges, isTightening } from "@core/policy/draft-changes";
import type { Finding, LintGround } from "@core/policy/finding";
import { lintPolicy } from "@core/policy/lint";
import { policySchema } from "@core/policy/policy";
import { registrySchema } from "@core/policy/registry";
import { canonicalJson } from "@core/trail/canonical-json";
import { sha256 } from "@core/trail/hash";
import type { Hash, PersonId, QueueId } from "@core/words/ids";
import type { DraftRefusedReason, FieldError, Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { currentPolicy, currentRegistry, type PolicyKind, type PolicyVersion, readPolicyVersion } from "@/db/queries/policies";
import type { StoredPolicyDraft } from "@/db/queries/policy-drafts";
import type { Tx } from "@/db/store";

/** Parses what is kept or sent; errors name the field as `/policy/rules/0/when`. The workflow is the draft's, whatever the document says. */
export function parseDocuments(workflow: string, policy: unknown, registry: unknown): Result<Documents, Refusal> {
  const [rules, actions] = [policySchema.safeParse(withName(policy, workflow)), registrySchema.safeParse(withName(registry, workflow))];
  if (rules.success && actions.success) return ok({ policy: rules.data, registry: actions.data });
  const errors = (name: string, issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): FieldError[] =>
    issues.map(({ path, message }) => ({ path: `/${[name, ...path.map(String)].join("/")}`, message }));
  return refuse({
    code: "invalid",
    errors: [...errors("policy", rules.error?.issues ?? []), ...errors("registry", actions.error?.issues ?? [])],
  });
}

const withName = (document: unknown, workflow: string): unknown =>
  typeof document === "object" && document !== null ? { ...document, workflow, version: 1 } : document;

export interface InForce {
  readonly documents: Documents;
  /** 0 where nothing is in force. */
  readonly policy: number;
  readonly registry: number;
}

/** What is in force, as drafts are compared with it. Where there is nothing, everything is reviewed in the fallback queue. */
export async function inForceOf(tx: Tx, workflow: string, fallbackQueue: QueueId): Promise<InForce> {
  return standing(workflow, fallbackQueue, await currentPolicy(tx, workflow), await currentRegistry(tx, workflow));
}

/** What was in force when a draft was begun, or last brought up to date: what it was signed or dropped against. */
export async function baseOf(
  tx: Tx,
  { workflow, basePolicy, baseRegistry }: Pick<StoredPolicyDraft, "workflow" | "basePolicy" | "baseRegistry">,
  fallbackQueue: QueueId,
): Promise<InForce> {
  const read = (kind: PolicyKind, version: number) => readPolicyVersion(tx, kind, workflow, version);
  return standing(workflow, fallbackQueue, await read("policy", basePolicy), await read("registry", baseRegistry));
}

function standing(workflow: string, fallbackQueue: QueueId, policy: PolicyVersion | null, registry: PolicyVersion | null): InForce {
  const documents = parseDocuments(workflow, policy?.body ?? { queue: fallbackQueue, boundaries: {} }, registry?.body ?? { actions: {} });
  if (!documents.ok) throw new Error(`what is in force of ${workflow} cannot be read`);
  return { documents: documents.value, policy: policy?.version ?? 0, registry: registry?.version ?? 0 };
}

/** What is signed: the documents, what they are compared with, and what becomes of open items. */
export const draftHash = ({ workflow, policy, registry, basePolicy, baseRegistry, openItems }: StoredPolicyDraft): Hash =>
  sha256(
    canonicalJson(
      documentJson({ workflow, policy, registry, base_policy: basePolicy, base_registry: baseRegistry, open_items: openItems }),
    ),
  );

export interface Judged {
  readonly documents: Documents;
  readonly changes: readonly DraftChange[];
  /** One person may publish it alone. */
  readonly tightening: boolean;
  /** Errors first. */
  readonly findings: readonly Finding[];
}

/** What a draft would do against what is in force. @throws nothing: what cannot be read is refused by its fields. */
export function judgeDraft(draft: StoredPolicyDraft, inForce: InForce, ground: LintGround): Result<Judged, Refusal> {
  const documents = parseDocuments(draft.workflow, draft.policy, draft.registry);
  if (!documents.ok) return documents;
  const changes = draftChanges(inForce.documents, documents.value);
  return ok({
    documents: documents.value,
    changes,
    tightening: isTightening(changes),
    findings: lintPolicy({ ...documents.value, ...ground }),
  });
}

/** Why nobody may publish it as it stands; null when somebody may. */
export function notPublishable(draft: StoredPolicyDraft, inForce: InForce, { changes, findings }: Judged): DraftRefusedReason | null {
  if (draft.basePolicy !== inForce.policy || draft.baseRegistry !== inForce.registry) return "behind";
  if (changes.length === 0) return "no-change";
  return findings.some(({ severity }) => severity === "error") ? "errors" : null;
}

/** Why this person may not publish it; null when they may. A draft that widens is signed by somebody who has not written in it, after they were asked. */
export function notBy(
  person: PersonId,
  draft: StoredPolicyDraft,
  writers: readonly PersonId[],
  { tightening }: Judged,
): DraftRefusedReason | null {
  if (tightening) return null;
  if (draft.state !== "asked") return "needs-second";
  return writers.includes(person) ? "own-work" : null;
}
