// Proofs of the trail from the tree that is kept: signed heads, inclusion and consistency, and the keys that they are verified with.
import { openNote, readCheckpoint, readVerifierKey } from "@core/trail/signed-note";
import { consistencyRanges, hashOfRange, inclusionRanges, type Range, same, subtreesOf } from "@core/trail/tree";
import type { Ms } from "@core/words/ids";
import * as stored from "@/db/queries/checkpoints";
import { trailEnd } from "@/db/queries/events";
import { readKept } from "@/db/queries/installation";
import { provableSize, readSubtrees } from "@/db/queries/tree";
import type { Tx } from "@/db/store";

export interface Checkpoint {
  readonly size: number;
  /** Hex. */
  readonly root: string;
  /** The signed note, to the byte. */
  readonly note: string;
  /** The verifier key that it was signed with. */
  readonly verifier: string;
  readonly at: Ms;
}

/** Where the trail's name is kept: it is that of the first start for ever. */
export const ORIGIN = "trail origin";
/** Where the verifier key of whoever signs now is kept. */
export const KEY_IN_USE = "trail key";

/** The trail's name, as its checkpoints begin. */
export async function originOf(tx: Tx): Promise<string> {
  const origin = await readKept(tx, ORIGIN);
  if (origin === null) throw new Error("this trail has no name yet: no server was started on it");
  return origin;
}

/** The verifier key of whoever signs now; null before the first start. */
export const keyInUse = (tx: Tx): Promise<string | null> => readKept(tx, KEY_IN_USE);

/** The keys that ever signed this trail, in the order in which they came into use: C2SP verifier keys. */
export const verifierKeys = async (tx: Tx): Promise<readonly string[]> => (await stored.listTrailKeys(tx)).map(({ verifier }) => verifier);

/** What everybody may know of a trail's keys, with when each came into use. */
export const trailKeysKept = async (tx: Tx) => ({
  origin: await readKept(tx, ORIGIN),
  inUse: await keyInUse(tx),
  keys: await stored.listTrailKeys(tx),
});

/** Whether the row of a head says what one of this trail's keys signed. */
export async function isSignedHere(tx: Tx, { note, size, root }: stored.StoredCheckpoint, origin: string): Promise<boolean> {
  const keys = (await verifierKeys(tx)).map(readVerifierKey).filter((key) => key !== null);
  const head = readCheckpoint(openNote(note, keys) ?? "");
  return head !== null && head.origin === origin && head.size === size && same(head.root, root);
}

/** The newest signed head; null while nothing was signed. */
export async function latestCheckpoint(tx: Tx): Promise<Checkpoint | null> {
  const latest = await stored.latestCheckpoint(tx);
  return latest && checkpointOf(latest);
}

/** The signed heads in the order of their sizes, of trees of `from` events and more. */
export const checkpointsOf = async (
  tx: Tx,
  { from = 0, limit }: { readonly from?: number; readonly limit: number },
): Promise<readonly Checkpoint[]> => (await stored.checkpointsFrom(tx, from, limit)).map(checkpointOf);

/** The signed heads, the newest first, of trees of fewer than `before` events. */
export const checkpointsBefore = async (tx: Tx, before: number | null, limit: number): Promise<readonly Checkpoint[]> =>
  (await stored.checkpointsBefore(tx, before, limit)).map(checkpointOf);

function checkpointOf({ size, root, note, verifier, at }: stored.StoredCheckpoint): Checkpoint {
  return { size, root: hex(root), note, verifier, at };
}

/** How many events the tree is over: the largest size that can be proved now. */
export const treeSize = async (tx: Tx): Promise<number> => provableSize(tx, (await trailEnd(tx)) + 1);

/**
 * RFC 6962 inclusion paths in the tree of this size, in hex from the leaf up, by the places of their events. The tree must have been that large
 * once (`treeSize`); one call for a page of events costs little more than one for a single event.
 */
export async function inclusionPaths(tx: Tx, logIndexes: readonly number[], size: number): Promise<ReadonlyMap<number, readonly string[]>> {
  const ranges = new Map(logIndexes.map((index) => [index, inclusionRanges(index, size)]));
  const hashed = await hashesOf(tx, [...ranges.values()].flat());
  return new Map([...ranges].map(([index, path]) => [index, path.map(hashed)]));
}

/** The RFC 6962 proof that the tree of `to` events extends the one of `from`, in hex; nothing where they are the same. */
export async function consistencyBetween(tx: Tx, from: number, to: number): Promise<readonly string[]> {
  const ranges = consistencyRanges(from, to);
  return ranges.map(await hashesOf(tx, ranges));
}

async function hashesOf(tx: Tx, ranges: readonly Range[]): Promise<(range: Range) => string> {
  const read = await readSubtrees(tx, ranges.flatMap(subtreesOf));
  return (range) => hex(hashOfRange(range, read));
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
