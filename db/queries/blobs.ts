// Evidence bytes, stored once under their hash.
import type { Hash } from "@core/words/ids";
import { eq, sql } from "drizzle-orm";
import { prepared, run } from "../engine/prepared";
import type { Tx } from "../store";
import { asSigned } from "./as-signed";

export interface StoredBlob {
  readonly sha256: Hash;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

const put = prepared("blob", ({ q, t }) =>
  q
    .insert(t.blobs)
    .values({ sha256: sql.placeholder("sha256"), mediaType: sql.placeholder("mediaType"), bytes: sql.placeholder("bytes") })
    .onConflictDoNothing(),
);

/** Keeps the first copy; the same bytes a second time change nothing. */
export async function putBlob(tx: Tx, { sha256, mediaType, bytes }: StoredBlob): Promise<void> {
  await run(tx, put, { sha256, mediaType, bytes: Buffer.from(bytes) });
}

export async function readBlob(tx: Tx, sha256: Hash): Promise<StoredBlob | null> {
  const [blob] = await tx.q.select().from(tx.t.blobs).where(eq(tx.t.blobs.sha256, sha256));
  return blob ? { ...blob, bytes: asSigned(blob.bytes, blob.sha256) } : null;
}
