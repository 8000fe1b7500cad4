// Evidence bytes for those who may see the item that shows them: an image or a text, nothing else.
import type { Hash, ItemId, PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { readBlob } from "@/db/queries/blobs";
import { readRows, shownEvidence } from "@/db/queries/item-rows";
import type { Deps } from "../deps";
import { readAs, sees } from "./reading";

/** No SVG, no HTML, no PDF: these can carry code. */
const IMAGES: ReadonlySet<string> = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);
/** Printed as plain text, whatever they call themselves. */
const TEXTS: ReadonlySet<string> = new Set(["text/plain", "text/markdown", "text/csv", "application/json"]);

export interface EvidenceBlob {
  /** The type to serve it as, which need not be the one it was sent with. */
  readonly mediaType: string;
  /** To be painted anew before a browser gets it. */
  readonly isImage: boolean;
  readonly bytes: Uint8Array;
}

/** Bytes that no revision of this item shows are not found, though they be in the store for another. */
export function evidenceBlob(deps: Deps, person: PersonId, itemId: ItemId, sha256: Hash): Promise<Result<EvidenceBlob, Refusal>> {
  return readAs(deps, person, async ({ tx, standing }) => {
    const [record] = await readRows(tx, [itemId]);
    const mark = record && sees(standing, record.fold) ? await shownEvidence(tx, itemId, sha256) : null;
    const blob = mark && (await readBlob(tx, sha256));
    // By what was signed: another item may show the same bytes as something else.
    const mediaType = mark && servedAs(mark.media_type);
    return blob === null || mediaType === null
      ? refuse({ code: "not-found" })
      : ok({ mediaType, isImage: IMAGES.has(mediaType), bytes: blob.bytes });
  });
}

function servedAs(mediaType: string): string | null {
  if (IMAGES.has(mediaType)) return mediaType;
  return TEXTS.has(mediaType) ? "text/plain; charset=utf-8" : null;
}
