// Signs the head of the trail: only a tree that extends what was signed before, and only one of those who want to extend the same head.
import { checkpointText, type SigningKey, signNote } from "@core/trail/signed-note";
import { consistencyRanges, hashOfRange, rootOf, same, subtreesOf, verifyConsistency } from "@core/trail/tree";
import type { SigningFault } from "@core/words/trail-proofs";
import {
  clearSigningFaults,
  insertCheckpoint,
  keepSigningFault,
  latestCheckpoint,
  type StoredCheckpoint,
  signingFaults,
} from "@/db/queries/checkpoints";
import { trailEnd } from "@/db/queries/events";
import { MissingFromTree, readSubtrees } from "@/db/queries/tree";
import type { Tx } from "@/db/store";
import { isSignedHere, keyInUse, originOf, treeSize } from "../access/trail-proofs";
import type { Deps } from "../deps";

/** What is there is not what was signed. It is kept as an alarm until a head can be signed again. */
interface Refused {
  readonly outcome: "refused";
  readonly fault: SigningFault;
  readonly signedSize: number;
  readonly treeSize: number;
}

/** Nothing to be signed, or nobody here to sign it. */
type NotNow =
  | { readonly outcome: "nothing-new"; readonly size: number }
  /** The key in use is not one of this process. */
  | { readonly outcome: "no-key"; readonly verifier: string | null };

export type Signed =
  | { readonly outcome: "signed"; readonly size: number }
  /** Another instance has extended the same head. */
  | { readonly outcome: "elsewhere" }
  | NotNow
  | Refused;

type Prepared = NotNow | Refused | { readonly outcome: "ready"; readonly checkpoint: StoredCheckpoint };

/** Signs everything that is numbered. Without news the last head is checked all the same. */
export async function signCheckpoint({ store, trailKeys }: Pick<Deps, "store" | "trailKeys">): Promise<Signed> {
  const prepared = await store.read(async (tx) => prepare(tx, await store.nowMs(tx), trailKeys));
  if (prepared.outcome === "refused") return alarm({ store }, prepared);
  if (prepared.outcome === "no-key") return prepared;
  if (prepared.outcome === "nothing-new") {
    if ((await store.read(signingFaults)).length > 0) await store.write(clearSigningFaults);
    return prepared;
  }
  const { checkpoint } = prepared;
  return store.write(async (tx) => {
    if (!(await insertCheckpoint(tx, checkpoint))) return { outcome: "elsewhere" };
    await clearSigningFaults(tx);
    return { outcome: "signed", size: checkpoint.size };
  });
}

async function alarm({ store }: Pick<Deps, "store">, refused: Refused): Promise<Signed> {
  const { fault: kind, signedSize, treeSize } = refused;
  await store.write(async (tx) => keepSigningFault(tx, { kind, since: await store.nowMs(tx), signedSize, treeSize }));
  return refused;
}

async function prepare(tx: Tx, now: number, trailKeys: Deps["trailKeys"]): Promise<Prepared> {
  const [latest, size] = [await latestCheckpoint(tx), await treeSize(tx)];
  const origin = await originOf(tx);
  const refused = (fault: SigningFault): Prepared => ({ outcome: "refused", fault, signedSize: latest?.size ?? 0, treeSize: size });
  if (latest && !(await isSignedHere(tx, latest, origin))) return refused("note-differs");
  if (latest && (await trailEnd(tx)) + 1 < latest.size) return refused("tree-shrank");
  const root = await extended(tx, latest, size);
  if (!(root instanceof Uint8Array)) return refused(root);
  if (size === (latest?.size ?? 0)) return { outcome: "nothing-new", size };

  const verifier = await keyInUse(tx);
  const key = verifier === null ? null : trailKeys.find(verifier);
  if (key === null) return { outcome: "no-key", verifier };
  return { outcome: "ready", checkpoint: signed({ origin, size, root }, latest?.size ?? 0, key, now) };
}

function signed(
  head: { readonly origin: string; readonly size: number; readonly root: Uint8Array },
  previous: number,
  key: SigningKey,
  at: number,
): StoredCheckpoint {
  const note = signNote(checkpointText(head), key);
  return { size: head.size, previous, root: Buffer.from(head.root), note, verifier: key.verifier, at };
}

/** The root of the tree, after the proof that it extends what was signed; or why it does not. */
async function extended(tx: Tx, latest: StoredCheckpoint | null, size: number): Promise<Uint8Array | SigningFault> {
  const from = latest?.size ?? 0;
  if (size < from) return "tree-incomplete";
  const ranges = latest ? consistencyRanges(from, size) : [];
  try {
    const read = await readSubtrees(tx, [{ from: 0, to: size }, { from: 0, to: from }, ...ranges].flatMap(subtreesOf));
    const root = rootOf(size, read);
    if (!latest) return root;
    if (!same(rootOf(from, read), latest.root)) return "root-differs";
    const proof = ranges.map((range) => hashOfRange(range, read));
    return verifyConsistency({ from, to: size, fromRoot: latest.root, toRoot: root, proof }) ? root : "not-an-extension";
  } catch (fault) {
    if (fault instanceof MissingFromTree) return "tree-incomplete";
    throw fault;
  }
}
