// Which items show which evidence: kept with each revision, so that bytes can go with the last item that shows them.
import { openRevision } from "@core/trail/revision-hash";
import type { Hash, ItemId } from "@core/words/ids";
import { and, asc, eq, gt, inArray, notExists, sql } from "drizzle-orm";
import { prepared, run } from "../engine/prepared";
import type { Tx } from "../store";
import { replaceKept } from "./installation";

const put = prepared("evidence use", ({ q, t }) =>
  q
    .insert(t.evidenceUses)
    .values({ sha256: sql.placeholder("sha256"), item: sql.placeholder("item") })
    .onConflictDoNothing(),
);

export const keepEvidenceUse = (tx: Tx, item: ItemId, sha256: Hash): Promise<void> => run(tx, put, { item, sha256 });

/** Takes an item's uses away, and the bytes that nothing else shows; returns how many pieces those were. The caller has the lock of evidence alone. */
export async function dropEvidenceOf(tx: Tx, item: ItemId): Promise<number> {
  const { blobs, evidenceUses } = tx.t;
  const uses = await tx.q.delete(evidenceUses).where(eq(evidenceUses.item, item)).returning({ sha256: evidenceUses.sha256 });
  if (uses.length === 0) return 0;
  const hashes = uses.map(({ sha256 }) => sha256);
  const shown = tx.q.select({ item: evidenceUses.item }).from(evidenceUses).where(eq(evidenceUses.sha256, blobs.sha256));
  const gone = await tx.q
    .delete(blobs)
    .where(and(inArray(blobs.sha256, hashes), notExists(shown)))
    .returning({ sha256: blobs.sha256 });
  return gone.length;
}

const PROGRESS = "evidence-uses";
const DONE = "done";

/** Whether the uses of all items are kept, also of those from before there was a table of them. */
export const allUsesKept = async (tx: Tx): Promise<boolean> => (await progress(tx)) === DONE;

async function progress({ q, t: { installation } }: Tx): Promise<string> {
  const [row] = await q.select({ value: installation.value }).from(installation).where(eq(installation.name, PROGRESS));
  return row?.value ?? "";
}

/** Keeps the uses of the next items that were there before the table was; false once all are done. */
export async function keepOlderUses(tx: Tx, limit: number): Promise<boolean> {
  const { evidenceUses, revisions } = tx.t;
  const after = await progress(tx);
  if (after === DONE) return false;
  const next = await tx.q
    .selectDistinct({ item: revisions.item })
    .from(revisions)
    .where(gt(revisions.item, after as ItemId))
    .orderBy(asc(revisions.item))
    .limit(limit);
  const items = next.map(({ item }) => item);
  const bodies =
    items.length === 0
      ? []
      : await tx.q.select({ item: revisions.item, body: revisions.body }).from(revisions).where(inArray(revisions.item, items));
  const uses = bodies.flatMap(({ item, body }) => openRevision(body).evidence.map(({ sha256 }) => ({ item, sha256 })));
  if (uses.length > 0) await tx.q.insert(evidenceUses).values(uses).onConflictDoNothing();
  await replaceKept(tx, PROGRESS, items.length < limit ? DONE : (items.at(-1) ?? DONE));
  return items.length === limit;
}
