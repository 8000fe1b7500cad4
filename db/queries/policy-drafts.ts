// Drafts of policies: documents that could come into force, who has written in them, and what was said of them.
import type { ItemId, Ms, PersonId } from "@core/words/ids";
import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, lte } from "drizzle-orm";
import type { Tx } from "../store";

export type StoredPolicyDraft = Readonly<Tx["t"]["policyDrafts"]["$inferSelect"]>;
export type DraftComment = Readonly<Tx["t"]["draftComments"]["$inferSelect"]>;
/** All but what it says. */
export type DraftHead = Omit<StoredPolicyDraft, "policy" | "registry">;

/** More drafts of one workflow than anybody compares. */
const MOST_LISTED = 100;

export async function insertPolicyDraft(tx: Tx, draft: StoredPolicyDraft): Promise<void> {
  await tx.q.insert(tx.t.policyDrafts).values(draft);
  await noteWriter(tx, draft.id, draft.author);
}

export async function readPolicyDraft(tx: Tx, id: string): Promise<StoredPolicyDraft | null> {
  const { policyDrafts } = tx.t;
  const [draft] = await tx.q.select().from(policyDrafts).where(eq(policyDrafts.id, id)).limit(1);
  return draft ?? null;
}

/** Drafts that are not over, the newest first. */
export async function listPolicyDrafts(tx: Tx, workflow: string): Promise<DraftHead[]> {
  const { policyDrafts } = tx.t;
  const { policy: _policy, registry: _registry, ...head } = columnsOf(tx);
  return await tx.q
    .select(head)
    .from(policyDrafts)
    .where(and(eq(policyDrafts.workflow, workflow), inArray(policyDrafts.state, ["open", "asked"])))
    .orderBy(desc(policyDrafts.id))
    .limit(MOST_LISTED);
}

/** Drafts that came into force, the newest first: who signed which version, and why. */
export async function listPublishedDrafts(tx: Tx, workflow: string): Promise<DraftHead[]> {
  const { policyDrafts } = tx.t;
  const { policy: _policy, registry: _registry, ...head } = columnsOf(tx);
  return await tx.q
    .select(head)
    .from(policyDrafts)
    .where(and(eq(policyDrafts.workflow, workflow), eq(policyDrafts.state, "published")))
    .orderBy(desc(policyDrafts.id))
    .limit(MOST_LISTED);
}

/** Whether two people had published, by then and up to this version of the policy, that open items may be ruled looser. */
export async function wasPublishedLooser(tx: Tx, workflow: string, policy: number, at: Ms): Promise<boolean> {
  const { policyDrafts: d } = tx.t;
  const [found] = await tx.q
    .select({ id: d.id })
    .from(d)
    .where(
      and(
        eq(d.workflow, workflow),
        eq(d.state, "published"),
        eq(d.openItems, "re-rule"),
        isNotNull(d.approver),
        lte(d.publishedPolicy, policy),
        lte(d.publishedAt, at),
      ),
    )
    .limit(1);
  return found !== undefined;
}

/** Drafts that were published or dropped, the newest first. */
export async function listOverDrafts(tx: Tx, workflow: string): Promise<DraftHead[]> {
  const { policyDrafts } = tx.t;
  const { policy: _policy, registry: _registry, ...head } = columnsOf(tx);
  return await tx.q
    .select(head)
    .from(policyDrafts)
    .where(and(eq(policyDrafts.workflow, workflow), inArray(policyDrafts.state, ["published", "dropped"])))
    .orderBy(desc(policyDrafts.id))
    .limit(MOST_LISTED);
}

const columnsOf = ({ t: { policyDrafts: d } }: Tx) => ({
  id: d.id,
  workflow: d.workflow,
  name: d.name,
  author: d.author,
  basePolicy: d.basePolicy,
  baseRegistry: d.baseRegistry,
  policy: d.policy,
  registry: d.registry,
  state: d.state,
  version: d.version,
  createdAt: d.createdAt,
  changedAt: d.changedAt,
  changedBy: d.changedBy,
  askedBy: d.askedBy,
  askedAt: d.askedAt,
  askedHash: d.askedHash,
  reason: d.reason,
  openItems: d.openItems,
  publishedPolicy: d.publishedPolicy,
  publishedRegistry: d.publishedRegistry,
  publishedAt: d.publishedAt,
  approver: d.approver,
  ruledAnewAt: d.ruledAnewAt,
});

export type DraftChanged = Partial<Omit<StoredPolicyDraft, "id" | "workflow" | "author" | "createdAt" | "version">>;

/** Changes a draft that is still as it was seen; false when somebody changed it meanwhile. */
export async function changePolicyDraft(tx: Tx, id: string, seenVersion: number, change: DraftChanged): Promise<boolean> {
  const { policyDrafts } = tx.t;
  const changed = await tx.q
    .update(policyDrafts)
    .set({ ...change, version: seenVersion + 1 })
    .where(and(eq(policyDrafts.id, id), eq(policyDrafts.version, seenVersion)))
    .returning({ id: policyDrafts.id });
  return changed.length === 1;
}

export async function noteWriter(tx: Tx, draft: string, person: PersonId): Promise<void> {
  await tx.q.insert(tx.t.draftWriters).values({ draft, person }).onConflictDoNothing();
}

/** Everybody who has written in it. */
export async function draftWriters(tx: Tx, draft: string): Promise<readonly PersonId[]> {
  const { draftWriters: writers } = tx.t;
  const rows = await tx.q.select({ person: writers.person }).from(writers).where(eq(writers.draft, draft)).orderBy(asc(writers.person));
  return rows.map(({ person }) => person);
}

export async function addDraftComment(tx: Tx, comment: DraftComment): Promise<void> {
  await tx.q.insert(tx.t.draftComments).values(comment);
}

/** The latest, oldest first. */
export async function listDraftComments(tx: Tx, draft: string, limit: number): Promise<DraftComment[]> {
  const { draftComments } = tx.t;
  const latest = await tx.q.select().from(draftComments).where(eq(draftComments.draft, draft)).orderBy(desc(draftComments.id)).limit(limit);
  return latest.reverse();
}

/** Published drafts whose open items are still being ruled anew. */
export async function draftsToRuleAnew(tx: Tx): Promise<DraftHead[]> {
  const { policyDrafts } = tx.t;
  const { policy: _policy, registry: _registry, ...head } = columnsOf(tx);
  return await tx.q
    .select(head)
    .from(policyDrafts)
    .where(and(eq(policyDrafts.state, "published"), eq(policyDrafts.openItems, "re-rule"), isNull(policyDrafts.ruledAnewAt)))
    .orderBy(asc(policyDrafts.id))
    .limit(MOST_LISTED);
}

export async function endRulingAnew(tx: Tx, id: string, at: Ms): Promise<void> {
  const { policyDrafts } = tx.t;
  await tx.q.update(policyDrafts).set({ ruledAnewAt: at }).where(eq(policyDrafts.id, id));
}

/** Open items of a workflow that stand under an older version; those in somebody's hands come when they are put back. */
export async function itemsUnderOlder(tx: Tx, workflow: string, version: number, limit: number): Promise<ItemId[]> {
  const { items } = tx.t;
  const rows = await tx.q
    .select({ id: items.id })
    .from(items)
    .where(and(eq(items.workflow, workflow), eq(items.execution, "held"), lt(items.policyVersion, version)))
    .orderBy(asc(items.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}
