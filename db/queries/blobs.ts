// Evidence bytes, stored once under their hash.
import type { Hash } from "@core/words/ids";
import { eq } from "drizzle-orm";
import type { Tx } from "../store";
import { asSigned } from "./as-signed";

export interface StoredBlob {
  readonly sha256: Hash;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Keeps the first copy; the same bytes a second time change nothing. */
export async function putBlob(tx: Tx, { sha256, mediaType, bytes }: StoredBlob): Promise<void> {
  await tx.q
    .insert(tx.t.blobs)
    .values({ sha256, mediaType, bytes: Buffer.from(bytes) })
    .onConflictDoNothing();
}

export async function readBlob(tx: Tx, sha256: Hash): Promise<StoredBlob | null> {
  const [blob] = await tx.q.select().from(tx.t.blobs).where(eq(tx.t.blobs.sha256, sha256));
  return blob ? { ...blob, bytes: asSigned(blob.bytes, blob.sha256) } : null;
}
