// Proofs of every small tree verify against roots that are computed by the definition; a changed bit, place or size never does.
import { hash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  completedBy,
  consistencyRanges,
  hashOfRange,
  inclusionRanges,
  LEAVES_TOGETHER,
  leafHashOf,
  nodeHash,
  rootOf,
  type Subtree,
  subtreesOf,
  subtreesOver,
  type TreeHash,
  verifyConsistency,
  verifyInclusion,
} from "./tree";

const MOST = 35;
const leaves = Array.from({ length: MOST }, (_, index) => leafHashOf(Buffer.from(`leaf ${index}`)));
const read = subtreesOver(leaves);

/** RFC 9162, section 2.1.1, word for word. */
function defined(own: readonly TreeHash[]): TreeHash {
  const [only] = own;
  if (own.length === 0) return hash("sha256", "", "buffer");
  if (own.length === 1 && only) return only;
  let split = 1;
  while (split * 2 < own.length) split *= 2;
  return nodeHash(defined(own.slice(0, split)), defined(own.slice(split)));
}

const roots = Array.from({ length: MOST + 1 }, (_, size) => defined(leaves.slice(0, size)));
const leaf = (index: number) => leaves[index] as TreeHash;
const root = (size: number) => roots[size] as TreeHash;
const inclusion = (index: number, size: number) => ({
  index,
  size,
  leaf: leaf(index),
  path: inclusionRanges(index, size).map((range) => hashOfRange(range, read)),
});
const consistency = (from: number, to: number) => ({
  from,
  to,
  fromRoot: root(from),
  toRoot: root(to),
  proof: consistencyRanges(from, to).map((range) => hashOfRange(range, read)),
});
const flipped = (node: TreeHash, bit: number) => {
  const other = Buffer.from(node);
  other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return other;
};

test("the root of every small tree is the one that the RFC defines", () => {
  for (let size = 0; size <= MOST; size++) expect(rootOf(size, read)).toEqual(root(size));
});

test("every leaf of every small tree is proved to be in it, at its own place and at no other", () => {
  for (let size = 1; size <= MOST; size++) {
    for (let index = 0; index < size; index++) {
      const proof = inclusion(index, size);
      expect(verifyInclusion(proof, root(size))).toBe(true);
      for (let other = 0; other <= size; other++)
        if (other !== index) expect(verifyInclusion({ ...proof, index: other }, root(size))).toBe(false);
    }
  }
});

test("every small tree is proved to extend every smaller one, and to be of its own size and no other", () => {
  for (let to = 1; to <= MOST; to++) {
    for (let from = 1; from <= to; from++) {
      const proof = consistency(from, to);
      expect(verifyConsistency(proof)).toBe(true);
      if (from === to) continue;
      expect(verifyConsistency({ ...proof, fromRoot: root(from - 1) })).toBe(false);
      expect(verifyConsistency({ ...proof, toRoot: root(to - 1) })).toBe(false);
      expect(verifyConsistency({ ...proof, proof: [...proof.proof, leaf(0)] })).toBe(false);
      expect(verifyConsistency({ ...proof, proof: proof.proof.slice(0, -1) })).toBe(false);
    }
  }
});

const sizes = fc.integer({ min: 1, max: MOST });
const bits = fc.nat({ max: 255 });

describe("a changed bit", () => {
  test("in leaf, path or root breaks an inclusion proof", () =>
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), bits, (size, anyIndex, anyPlace, bit) => {
        const proof = inclusion(anyIndex % size, size);
        expect(verifyInclusion({ ...proof, leaf: flipped(proof.leaf, bit) }, root(size))).toBe(false);
        expect(verifyInclusion(proof, flipped(root(size), bit))).toBe(false);
        if (proof.path.length === 0) return;
        const at = anyPlace % proof.path.length;
        expect(verifyInclusion({ ...proof, path: proof.path.with(at, flipped(proof.path[at] as TreeHash, bit)) }, root(size))).toBe(false);
        expect(verifyInclusion({ ...proof, path: proof.path.toSpliced(at, 1) }, root(size))).toBe(false);
        expect(verifyInclusion({ ...proof, path: [...proof.path, proof.leaf] }, root(size))).toBe(false);
      }),
    ));

  test("in a root or in the proof breaks a consistency proof", () =>
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), bits, (to, anyFrom, anyPlace, bit) => {
        const proof = consistency(1 + (anyFrom % to), to);
        expect(verifyConsistency({ ...proof, fromRoot: flipped(proof.fromRoot, bit) })).toBe(false);
        expect(verifyConsistency({ ...proof, toRoot: flipped(proof.toRoot, bit) })).toBe(false);
        if (proof.proof.length === 0) return;
        const at = anyPlace % proof.proof.length;
        const other = proof.proof.with(at, flipped(proof.proof[at] as TreeHash, bit));
        expect(verifyConsistency({ ...proof, proof: other })).toBe(false);
      }),
    ));
});

test("what is kept while a tree grows by batches is what its leaves say, each subtree once, and suffices for every proof", () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 8 }), (batches) => {
      const kept = new Map<string, TreeHash>();
      const nameOf = ({ level, place }: Subtree) => `${level} ${place}`;
      let size = 0;
      for (const batch of batches) {
        const upTo = Math.min(size + batch * LEAVES_TOGETHER, MOST - (MOST % LEAVES_TOGETHER));
        for (const { hash: found, ...subtree } of completedBy(
          size,
          leaves.slice(size, upTo),
          (left) => kept.get(nameOf(left)) as TreeHash,
        )) {
          expect(kept.has(nameOf(subtree))).toBe(false);
          expect(found).toEqual(read(subtree));
          kept.set(nameOf(subtree), found);
        }
        size = upTo;
      }
      const wanted = subtreesOf({ from: 0, to: size }).map(nameOf);
      expect(wanted.filter((name) => !kept.has(name))).toEqual([]);
      for (let level = 3; 2 ** level <= size; level++)
        for (let place = 0; (place + 1) * 2 ** level <= size; place++) expect(kept.has(nameOf({ level, place }))).toBe(true);
    }),
  ));

test("sizes that no leaf or tree can have are refused, whatever the proof", () => {
  const none = { leaf: leaf(0), path: [] };
  for (const [index, size] of [
    [0, 0],
    [1, 1],
    [-1, 1],
    [Number.NaN, 1],
  ] as const)
    expect(verifyInclusion({ ...none, index, size }, leaf(0))).toBe(false);
  for (const [from, to] of [
    [0, 0],
    [0, 1],
    [2, 1],
  ] as const)
    expect(verifyConsistency({ from, to, fromRoot: leaf(0), toRoot: leaf(0), proof: [] })).toBe(false);
  expect(() => inclusionRanges(1, 1)).toThrow(RangeError);
  expect(() => consistencyRanges(2, 1)).toThrow(RangeError);
});
