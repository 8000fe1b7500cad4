// Proves the tree that is kept and its signed heads from the events' hashes alone, in memory that grows by 64 bytes an event.
import { LOWEST_KEPT, nodeHash, rootOf, type Subtree, type TreeHash } from "@core/trail/tree";
import type { Side } from "./side";
import { placeOf, shapeNamed } from "./table-shapes";

/** The leaves one after the other, 32 bytes each. */
export type Leaves = Buffer;

const HASH_BYTES = 32;
const IN_ONE_PIECE = 8_192;

/** Leaves come in the order of their streams; a place that nobody could have is kept as well, at the price of one piece. */
export function collectLeaves() {
  const pieces = new Map<number, Buffer>();
  return {
    put(index: number, leaf: TreeHash): void {
      const number = Math.floor(index / IN_ONE_PIECE);
      const piece = pieces.get(number) ?? Buffer.alloc(IN_ONE_PIECE * HASH_BYTES);
      piece.set(leaf, (index - number * IN_ONE_PIECE) * HASH_BYTES);
      pieces.set(number, piece);
    },
    inOrder(count: number): Leaves {
      const needed = Math.ceil(count / IN_ONE_PIECE);
      const all = Array.from({ length: needed }, (_, number) => pieces.get(number) ?? Buffer.alloc(IN_ONE_PIECE * HASH_BYTES));
      return Buffer.concat(all).subarray(0, count * HASH_BYTES);
    },
  };
}

const NODES = shapeNamed("tree_nodes");
const [LEVEL, PLACE, NODE] = ["level", "place", "hash"].map((column) => placeOf(NODES, column)) as [number, number, number];
const HEADS = shapeNamed("checkpoints");
const [SIZE, ROOT] = ["size", "root"].map((column) => placeOf(HEADS, column)) as [number, number];

/** Every kept part of the tree is what the events say, none is missing below the last, and every head is over these events. */
export async function verifyTree(side: Side, leaves: Leaves, fault: (text: string) => void): Promise<void> {
  const levels = levelsOver(leaves);
  const events = leaves.length / HASH_BYTES;
  const at = ({ level, place }: Subtree) => levels[level]?.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES) ?? Buffer.alloc(0);
  let [kept, groups] = [0, 0];
  for await (const row of side.rows(NODES)) {
    const subtree = { level: Number(row[LEVEL]), place: Number(row[PLACE]) };
    const hash = row[NODE];
    if (!Buffer.isBuffer(hash) || hash.length !== HASH_BYTES || !at(subtree).equals(hash))
      fault(`the tree at ${subtree.place} of level ${subtree.level} is not what the events say`);
    kept += 1;
    if (subtree.level === LOWEST_KEPT) groups += 1;
  }
  const belong = partsOver(groups);
  if (kept !== belong) fault(`the tree has ${kept} parts where ${belong} belong`);
  for await (const row of side.rows(HEADS)) {
    const [size, root] = [Number(row[SIZE]), row[ROOT]];
    if (!Buffer.isBuffer(root) || size > events || !root.equals(rootOf(size, at)))
      fault(`the signed head over ${size} events is not over those that are there`);
  }
}

/** All perfect subtrees, each level in one piece of memory. */
function levelsOver(leaves: Leaves): readonly Buffer[] {
  const levels = [leaves];
  for (let below = leaves; below.length >= 2 * HASH_BYTES; below = levels.at(-1) ?? leaves) {
    const above = Buffer.allocUnsafe(Math.floor(below.length / (2 * HASH_BYTES)) * HASH_BYTES);
    for (let place = 0; place < above.length; place += HASH_BYTES)
      above.set(
        nodeHash(below.subarray(2 * place, 2 * place + HASH_BYTES), below.subarray(2 * place + HASH_BYTES, 2 * (place + HASH_BYTES))),
        place,
      );
    levels.push(above);
  }
  return levels;
}

/** Parts of a tree over so many groups of events. */
function partsOver(groups: number): number {
  let parts = 0;
  for (let row = groups; row > 0; row = Math.floor(row / 2)) parts += row;
  return parts;
}
