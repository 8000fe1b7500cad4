// Drafts: what a person has begun to write or edit on an item and not yet signed. Not events, and nobody else's business.
import type { Hash, ItemId, Ms, PersonId } from "@core/words/ids";
import type { JsonObject } from "@core/words/vocabulary";
import { and, eq } from "drizzle-orm";
import type { Tx } from "../store";

export interface StoredDraft {
  readonly person: PersonId;
  readonly item: ItemId;
  /** What was on the screen when it was begun. */
  readonly revisionHash: Hash;
  readonly body: JsonObject;
  readonly at: Ms;
}

export async function readDraft(tx: Tx, person: PersonId, item: ItemId): Promise<StoredDraft | null> {
  const { drafts } = tx.t;
  const [draft] = await tx.q
    .select()
    .from(drafts)
    .where(and(eq(drafts.person, person), eq(drafts.item, item)));
  return draft ?? null;
}

export async function saveDraft(tx: Tx, draft: StoredDraft): Promise<void> {
  const { drafts } = tx.t;
  const { revisionHash, body, at } = draft;
  await tx.q
    .insert(drafts)
    .values(draft)
    .onConflictDoUpdate({ target: [drafts.person, drafts.item], set: { revisionHash, body, at } });
}

export async function dropDraft(tx: Tx, person: PersonId, item: ItemId): Promise<void> {
  const { drafts } = tx.t;
  await tx.q.delete(drafts).where(and(eq(drafts.person, person), eq(drafts.item, item)));
}
