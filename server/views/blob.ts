// Evidence bytes for one item: whoever may see the item may see what it shows, and nothing else under the same address.
import type { Hash, ItemId, PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { readBlob, type StoredBlob } from "@/db/queries/blobs";
import { showsEvidence } from "@/db/queries/item-rows";
import { readItem } from "@/db/queries/items";
import type { Deps } from "../deps";
import { readAs, sees } from "./reading";

export function evidenceBlob(deps: Deps, person: PersonId, itemId: ItemId, sha256: Hash): Promise<Result<StoredBlob, Refusal>> {
  return readAs(deps, person, async ({ tx, standing }) => {
    const stored = await readItem(tx, itemId);
    if (!stored || !sees(standing, stored.item) || !(await showsEvidence(tx, itemId, sha256))) return refuse({ code: "not-found" });
    const blob = await readBlob(tx, sha256);
    return blob ? ok(blob) : refuse({ code: "not-found" });
  });
}
