// The Merkle tree over the trail (RFC 6962, RFC 9162): its hashes, which parts of it a proof needs, and whether a proof holds.
import { hash } from "node:crypto";
import type { Hash } from "@core/words/ids";

/** The 32 bytes of a node. */
export type TreeHash = Uint8Array;

/** The perfect subtree over the leaves from `place` · 2^`level` on, 2^`level` of them. Once its leaves are there it never changes. */
export interface Subtree {
  readonly level: number;
  readonly place: number;
}

/** The leaves from `from` up to, and without, `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export type ReadSubtree = (subtree: Subtree) => TreeHash;

export interface InclusionProof {
  readonly index: number;
  readonly size: number;
  readonly leaf: TreeHash;
  readonly path: readonly TreeHash[];
}

export interface ConsistencyProof {
  readonly from: number;
  readonly to: number;
  readonly fromRoot: TreeHash;
  readonly toRoot: TreeHash;
  readonly proof: readonly TreeHash[];
}

const HASH_BYTES = 32;
const LEAF = 0x00;
const NODE = 0x01;

/** What the tree holds of an event: SHA-256(0x00 ‖ the 32 bytes of its hash). */
export const leafHash = (eventHash: Hash): TreeHash => leafHashOf(Buffer.from(eventHash.slice("sha256:".length), "hex"));

/** RFC 9162, section 2.1.1: the hash of a leaf with this content. */
export function leafHashOf(content: Uint8Array): TreeHash {
  const input = Buffer.allocUnsafe(1 + content.length);
  input[0] = LEAF;
  input.set(content, 1);
  return hash("sha256", input, "buffer");
}

/** SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: TreeHash, right: TreeHash): TreeHash {
  const input = Buffer.allocUnsafe(1 + 2 * HASH_BYTES);
  input[0] = NODE;
  input.set(left, 1);
  input.set(right, 1 + HASH_BYTES);
  return hash("sha256", input, "buffer");
}

/** The root of no leaves: the hash of nothing. */
const emptyRoot = (): TreeHash => hash("sha256", "", "buffer");

/** The root over the first `size` leaves. */
export const rootOf = (size: number, read: ReadSubtree): TreeHash => (size === 0 ? emptyRoot() : hashOfRange({ from: 0, to: size }, read));

/** Hashes held in memory, as what the others read from. */
export function subtreesOver(leaves: readonly TreeHash[]): ReadSubtree {
  return ({ level, place }) => {
    const width = 2 ** level;
    const own = leaves.slice(place * width, (place + 1) * width);
    if (own.length < width) throw new RangeError(`there are no leaves for the subtree at ${place} of level ${level}`);
    return halved(own);
  };
}

function halved(leaves: readonly TreeHash[]): TreeHash {
  let row = leaves;
  while (row.length > 1) row = pairs(row);
  const [top] = row;
  if (!top) throw new RangeError("a subtree has leaves");
  return top;
}

const pairs = (row: readonly TreeHash[]): TreeHash[] => {
  const above: TreeHash[] = [];
  for (let at = 0; at + 1 < row.length; at += 2) above.push(nodeHash(row[at] as TreeHash, row[at + 1] as TreeHash));
  return above;
};

/** The perfect subtrees that a range of a proof is made of, from left to right: the largest first. */
export function subtreesOf({ from, to }: Range): Subtree[] {
  const subtrees: Subtree[] = [];
  for (let at = from; at < to; ) {
    const level = Math.floor(Math.log2(to - at));
    const width = 2 ** level;
    subtrees.push({ level, place: at / width });
    at += width;
  }
  return subtrees;
}

/** The hash over the leaves of a range that `inclusionRanges` or `consistencyRanges` named. */
export function hashOfRange(range: Range, read: ReadSubtree): TreeHash {
  const hashes = subtreesOf(range).map(read);
  return hashes.reduceRight((right, left) => nodeHash(left, right));
}

/** RFC 9162, section 2.1.3.1: what the inclusion path of a leaf is made of, from the leaf up. */
export function inclusionRanges(index: number, size: number): Range[] {
  if (!(index >= 0 && index < size)) throw new RangeError(`there is no leaf ${index} in a tree of ${size}`);
  const ranges: Range[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + powerBelow(to - from);
    ranges.push(index < middle ? { from: middle, to } : { from, to: middle });
    [from, to] = index < middle ? [from, middle] : [middle, to];
  }
  return ranges.reverse();
}

/** RFC 9162, section 2.1.4.1: what the proof that a tree extends a smaller one is made of. */
export function consistencyRanges(size: number, larger: number): Range[] {
  if (!(size >= 1 && size <= larger)) throw new RangeError(`a tree of ${larger} does not extend one of ${size}`);
  const ranges: Range[] = [];
  let [from, to] = [0, larger];
  while (to !== size) {
    const middle = from + powerBelow(to - from);
    ranges.push(size <= middle ? { from: middle, to } : { from, to: middle });
    [from, to] = size <= middle ? [from, middle] : [middle, to];
  }
  // Where the smaller tree is a subtree of the larger one, whoever asks knows its root.
  if (from > 0) ranges.push({ from, to });
  return ranges.reverse();
}

/** The largest power of two that is smaller than `count`. */
const powerBelow = (count: number): number => 2 ** Math.ceil(Math.log2(count) - 1);

/** RFC 9162, section 2.1.3.2: whether the path leads from the leaf to the root. */
export function verifyInclusion({ index, size, leaf, path }: InclusionProof, root: TreeHash): boolean {
  if (!(index >= 0 && index < size)) return false;
  let [node, last, reached] = [index, size - 1, leaf];
  for (const beside of path) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      reached = nodeHash(beside, reached);
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else reached = nodeHash(reached, beside);
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && same(reached, root);
}

/** RFC 9162, section 2.1.4.2: whether the larger tree holds the smaller one as it was. */
export function verifyConsistency({ from, to, fromRoot, toRoot, proof }: ConsistencyProof): boolean {
  if (!(from >= 1 && from <= to)) return false;
  if (from === to) return proof.length === 0 && same(fromRoot, toRoot);
  const [first, ...rest] = Number.isInteger(Math.log2(from)) ? [fromRoot, ...proof] : proof;
  if (!first) return false;
  let [node, last] = [from - 1, to - 1];
  while (isOdd(node)) [node, last] = [half(node), half(last)];
  let [smaller, larger] = [first, first];
  for (const beside of rest) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      [smaller, larger] = [nodeHash(beside, smaller), nodeHash(beside, larger)];
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else larger = nodeHash(larger, beside);
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && same(smaller, fromRoot) && same(larger, toRoot);
}

const isOdd = (count: number) => count % 2 === 1;
const half = (count: number) => Math.floor(count / 2);
export const same = (one: TreeHash, other: TreeHash): boolean => Buffer.compare(one, other) === 0;

/**
 * Only subtrees of this level and above are kept: what is below hangs on eight events, from which it is hashed again at less than it costs to keep.
 */
export const LOWEST_KEPT = 3;
export const LEAVES_TOGETHER = 2 ** LOWEST_KEPT;

/** What is complete once `leaves` follow the first `begun`, both multiples of `LEAVES_TOGETHER`. `read` gives subtrees that were complete before. */
export function completedBy(
  begun: number,
  leaves: readonly TreeHash[],
  read: ReadSubtree,
): readonly (Subtree & { readonly hash: TreeHash })[] {
  if (begun % LEAVES_TOGETHER !== 0 || leaves.length % LEAVES_TOGETHER !== 0)
    throw new RangeError(`a tree grows by ${LEAVES_TOGETHER} leaves`);
  const completed: (Subtree & { readonly hash: TreeHash })[] = [];
  let [row, place]: [readonly TreeHash[], number] = [leaves, begun];
  for (let level = 0; row.length > 0; level++) {
    if (level >= LOWEST_KEPT) for (const [at, hash] of row.entries()) completed.push({ level, place: place + at, hash });
    if (isOdd(place)) [row, place] = [[read({ level, place: place - 1 }), ...row], place - 1];
    [row, place] = [pairs(row), half(place)];
  }
  return completed;
}
