// Policies and registries: immutable versions, and one pointer per workflow that moves only by compare-and-swap.
import type { Hash, Ms, PersonId } from "@core/words/ids";
import { SELF_TEST_WORKFLOW } from "@core/words/self-test";
import type { Json } from "@core/words/vocabulary";
import { and, asc, desc, eq, lte, ne, sql } from "drizzle-orm";
import { prepared } from "../engine/prepared";
import type { Tx } from "../store";

export type PolicyKind = "policy" | "registry";

export interface PolicyVersion {
  readonly kind: PolicyKind;
  readonly workflow: string;
  readonly version: number;
  readonly body: Json;
  readonly digest: Hash;
  readonly author: PersonId | null;
  readonly at: Ms;
}

const current = prepared("policy current", ({ q, t }) =>
  q
    .select({
      kind: t.policyVersions.kind,
      workflow: t.policyVersions.workflow,
      version: t.policyVersions.version,
      body: t.policyVersions.body,
      digest: t.policyVersions.digest,
      author: t.policyVersions.author,
      at: t.policyVersions.at,
    })
    .from(t.policyPointers)
    .innerJoin(
      t.policyVersions,
      and(
        eq(t.policyVersions.kind, t.policyPointers.kind),
        eq(t.policyVersions.workflow, t.policyPointers.workflow),
        eq(t.policyVersions.version, t.policyPointers.version),
      ),
    )
    .where(and(eq(t.policyPointers.kind, sql.placeholder("kind")), eq(t.policyPointers.workflow, sql.placeholder("workflow")))),
);

async function readCurrent(tx: Tx, kind: PolicyKind, workflow: string): Promise<PolicyVersion | null> {
  const [version] = await current(tx).execute({ kind, workflow });
  return version ?? null;
}

/** What is in force for a workflow; null when nobody has published anything. */
export const currentPolicy = (tx: Tx, workflow: string): Promise<PolicyVersion | null> => readCurrent(tx, "policy", workflow);
export const currentRegistry = (tx: Tx, workflow: string): Promise<PolicyVersion | null> => readCurrent(tx, "registry", workflow);

const pointers = prepared("policy pointers", ({ q, t }) =>
  q
    .select({ kind: t.policyPointers.kind, version: t.policyPointers.version })
    .from(t.policyPointers)
    .where(eq(t.policyPointers.workflow, sql.placeholder("workflow"))),
);

/** The numbers alone: versions are immutable, so a caller may keep a compiled one under (kind, workflow, version). */
export async function currentVersions(tx: Tx, workflow: string): Promise<Readonly<Record<PolicyKind, number | null>>> {
  const rows = await pointers(tx).execute({ workflow });
  const of = (kind: PolicyKind) => rows.find((row) => row.kind === kind)?.version ?? null;
  return { policy: of("policy"), registry: of("registry") };
}

export const currentVersion = async (tx: Tx, kind: PolicyKind, workflow: string): Promise<number | null> =>
  (await currentVersions(tx, workflow))[kind];

export async function readPolicyVersion(tx: Tx, kind: PolicyKind, workflow: string, version: number): Promise<PolicyVersion | null> {
  const { policyVersions } = tx.t;
  const [row] = await tx.q
    .select()
    .from(policyVersions)
    .where(and(eq(policyVersions.kind, kind), eq(policyVersions.workflow, workflow), eq(policyVersions.version, version)));
  return row ?? null;
}

/** Versions without what they say, the newest first. */
export async function listVersions(tx: Tx, kind: PolicyKind, workflow: string, limit: number): Promise<Omit<PolicyVersion, "body">[]> {
  const { policyVersions: v } = tx.t;
  return await tx.q
    .select({ kind: v.kind, workflow: v.workflow, version: v.version, digest: v.digest, author: v.author, at: v.at })
    .from(v)
    .where(and(eq(v.kind, kind), eq(v.workflow, workflow)))
    .orderBy(desc(v.version))
    .limit(limit);
}

/** Which version was in force at an instant: the latest that had come into force by then. */
export async function versionAt(tx: Tx, kind: PolicyKind, workflow: string, at: Ms): Promise<number | null> {
  const { policyVersions: v } = tx.t;
  const [row] = await tx.q
    .select({ version: v.version })
    .from(v)
    .where(and(eq(v.kind, kind), eq(v.workflow, workflow), lte(v.at, at)))
    .orderBy(desc(v.version))
    .limit(1);
  return row?.version ?? null;
}

/** The latest versions with what they say, the newest first. */
export async function readVersions(tx: Tx, kind: PolicyKind, workflow: string, limit: number): Promise<PolicyVersion[]> {
  const { policyVersions: v } = tx.t;
  return await tx.q
    .select()
    .from(v)
    .where(and(eq(v.kind, kind), eq(v.workflow, workflow)))
    .orderBy(desc(v.version))
    .limit(limit);
}

/** Adds a version. Numbers start at 1 and have no gaps; an existing one is never overwritten. */
export async function insertPolicyVersion(tx: Tx, version: PolicyVersion): Promise<void> {
  const { policyVersions } = tx.t;
  const [newest] = await tx.q
    .select({ version: policyVersions.version })
    .from(policyVersions)
    .where(and(eq(policyVersions.kind, version.kind), eq(policyVersions.workflow, version.workflow)))
    .orderBy(desc(policyVersions.version))
    .limit(1);
  if (version.version !== (newest?.version ?? 0) + 1)
    throw new RangeError(`version ${version.version} does not follow ${newest?.version ?? 0}`);
  await tx.q.insert(policyVersions).values(version);
}

export interface PointerMove {
  readonly kind: PolicyKind;
  readonly workflow: string;
  /** The version that the mover saw in force; null for the first publication. */
  readonly from: number | null;
  readonly to: number;
  readonly at: Ms;
}

/** Puts a version in force; false when another than `from` is in force by now. */
export async function pointPolicy(tx: Tx, { kind, workflow, from, to, at }: PointerMove): Promise<boolean> {
  const { policyPointers } = tx.t;
  const moved =
    from === null
      ? await tx.q
          .insert(policyPointers)
          .values({ kind, workflow, version: to, at })
          .onConflictDoNothing()
          .returning({ version: policyPointers.version })
      : await tx.q
          .update(policyPointers)
          .set({ version: to, at })
          .where(and(eq(policyPointers.kind, kind), eq(policyPointers.workflow, workflow), eq(policyPointers.version, from)))
          .returning({ version: policyPointers.version });
  return moved.length === 1;
}

/** Workflows that have something in force; the product's own is nobody's business. */
export async function listWorkflows(tx: Tx, kind: PolicyKind): Promise<{ workflow: string; version: number; at: Ms }[]> {
  const { policyPointers } = tx.t;
  return await tx.q
    .select({ workflow: policyPointers.workflow, version: policyPointers.version, at: policyPointers.at })
    .from(policyPointers)
    .where(and(eq(policyPointers.kind, kind), ne(policyPointers.workflow, SELF_TEST_WORKFLOW)))
    .orderBy(asc(policyPointers.workflow));
}
