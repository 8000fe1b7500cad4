// What a person had typed and not sent, as they left it; nobody else's business.
import { type Draft, draftSchema } from "@core/words/decisions";
import type { ItemId, PersonId } from "@core/words/ids";
import { readDraft, type StoredDraft } from "@/db/queries/drafts";
import type { Deps } from "../deps";

/** Null when there is none, or when it is of a shape that is no longer known. */
export function draftView(deps: Deps, person: PersonId, itemId: ItemId): Promise<Draft | null> {
  return deps.store.read(async (tx) => {
    const draft = await readDraft(tx, person, itemId);
    return draft && draftOf(draft);
  });
}

export function draftOf({ body, revisionHash }: StoredDraft): Draft | null {
  const parsed = draftSchema.safeParse({ ...body, revisionHash });
  return parsed.success ? parsed.data : null;
}
