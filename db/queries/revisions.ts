// Revisions: each kept once, as the very text that was hashed.
import { erasedBody, isErasedBody, isErasedRevision, openRevision } from "@core/trail/revision-hash";
import type { Hash, ItemId } from "@core/words/ids";
import { and, asc, eq, sql } from "drizzle-orm";
import { insertInto, prepared } from "../engine/prepared";
import type { Tx } from "../store";
import { asSigned } from "./as-signed";

export type StoredRevision = Tx["t"]["revisions"]["$inferSelect"];

export const insertRevision: (tx: Tx, revision: StoredRevision) => Promise<void> = insertInto("revisions");

const byNumber = prepared("revision by number", ({ q, t }) =>
  q
    .select()
    .from(t.revisions)
    .where(and(eq(t.revisions.item, sql.placeholder("item")), eq(t.revisions.number, sql.placeholder("number")))),
);

export async function readRevision(tx: Tx, item: ItemId, number: number): Promise<StoredRevision | null> {
  const [revision] = await byNumber(tx).execute({ item, number });
  return revision ? checked(revision) : null;
}

/** What people read and agents execute comes from the body, so it has to be what its hash stands for, or what an erasure leaves of it. */
function checked(revision: StoredRevision): StoredRevision {
  if (!isErasedRevision(revision) || !isErasedBody(revision.body)) asSigned(revision.body, revision.hash);
  return revision;
}

const ofItem = prepared("revisions of item", ({ q, t }) =>
  q
    .select()
    .from(t.revisions)
    .where(eq(t.revisions.item, sql.placeholder("item")))
    .orderBy(asc(t.revisions.number)),
);

/** All revisions of an item, oldest first. */
export const listRevisions = async (tx: Tx, item: ItemId): Promise<StoredRevision[]> => (await ofItem(tx).execute({ item })).map(checked);

const byAction = prepared("revisions by action", ({ q, t }) =>
  q
    .select({ item: t.revisions.item, number: t.revisions.number })
    .from(t.revisions)
    .where(eq(t.revisions.actionHash, sql.placeholder("actionHash")))
    .limit(sql.placeholder("limit")),
);

/** Where the same name and arguments were proposed. */
export const findRevisionsByAction = async (tx: Tx, actionHash: Hash, limit: number) => byAction(tx).execute({ actionHash, limit });

/** As `listRevisions`, for those who look whether the bodies are still what their hashes stand for. */
export const keptRevisions = (tx: Tx, item: ItemId): Promise<StoredRevision[]> => ofItem(tx).execute({ item });

/** Takes the content and the nonce out of every revision of an item; returns how many had them still. */
export async function eraseRevisions(tx: Tx, item: ItemId): Promise<number> {
  const { revisions } = tx.t;
  const whole = (await keptRevisions(tx, item)).filter((revision) => !isErasedRevision(revision));
  for (const { number, body } of whole)
    await tx.q
      .update(revisions)
      .set({ nonce: "", body: erasedBody(openRevision(body)) })
      .where(and(eq(revisions.item, item), eq(revisions.number, number)))
      .returning({ number: revisions.number });
  return whole.length;
}

/** The number of the last revision that an item's agent wrote: what a person made of it came after it had been held. To be joined to `items`. */
export const lastByAgent = ({ items }: Tx["t"]) =>
  sql`(select max(r.number) from revisions r where r.item = ${items.id} and r.by_kind = 'agent')`;
