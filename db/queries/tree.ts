// The tree over the numbered events: grown by whoever numbers, read by proofs. What hangs on fewer events than a kept subtree is hashed from them.
import {
  completedBy,
  LEAVES_TOGETHER,
  LOWEST_KEPT,
  leafHash,
  type ReadSubtree,
  type Subtree,
  subtreesOf,
  subtreesOver,
  type TreeHash,
} from "@core/trail/tree";
import { and, asc, eq, gte, inArray, lt, max, or, sql } from "drizzle-orm";
import { insertAllInto, prepared } from "../engine/prepared";
import type { Tx } from "../store";

/** An event or a subtree that was there is there no more: somebody took it out. */
export class MissingFromTree extends Error {
  override readonly name = "MissingFromTree";
}

/** Values in one statement: below what either engine takes. */
const MOST_ASKED = 5_000;

/** What is there is never changed: were it wrong, the next signature would be refused. */
const insertNodes = insertAllInto("treeNodes", { keepOld: true });

const leavesBetween = prepared("hashes of numbered events", ({ q, t }) =>
  q
    .select({ logIndex: t.events.logIndex, hash: t.events.hash })
    .from(t.events)
    .where(and(gte(t.events.logIndex, sql.placeholder("from")), lt(t.events.logIndex, sql.placeholder("to"))))
    .orderBy(asc(t.events.logIndex)),
);

/** The leaves of events `from` up to, and without, `to`; throws where one is missing. */
export async function readLeaves(tx: Tx, from: number, to: number): Promise<TreeHash[]> {
  const rows = await leavesBetween(tx).execute({ from, to });
  const hole = rows.findIndex(({ logIndex }, place) => logIndex !== from + place);
  if (hole !== -1 || rows.length !== to - from)
    throw new MissingFromTree(`the trail has no event ${from + (hole === -1 ? rows.length : hole)}, so there is no tree over it`);
  return rows.map(({ hash }) => leafHash(hash));
}

/** How many events, from the first, lie under subtrees that are kept. */
async function keptSize({ q, t }: Tx): Promise<number> {
  const [row] = await q
    .select({ last: max(t.treeNodes.place) })
    .from(t.treeNodes)
    .where(eq(t.treeNodes.level, LOWEST_KEPT));
  return ((row?.last ?? -1) + 1) * LEAVES_TOGETHER;
}

/** The largest tree that can be proved, of a trail of `events`: all of them, unless an older version of the product numbered them without a tree. */
export const provableSize = async (tx: Tx, events: number): Promise<number> => Math.min(events, (await keptSize(tx)) + LEAVES_TOGETHER - 1);

/** Adds what became complete, over at most `limit` further events. Whoever numbers does this, alone. */
export async function growTree(tx: Tx, events: number, limit: number): Promise<void> {
  const begun = await keptSize(tx);
  const upTo = wholeGroups(Math.min(events, begun + limit));
  if (upTo <= begun) return;
  const left = await readKept(tx, subtreesOf({ from: 0, to: begun }));
  const completed = completedBy(begun, await readLeaves(tx, begun, upTo), left);
  await insertNodes(
    tx,
    completed.map(({ level, place, hash }) => ({ level, place, hash: Buffer.from(hash) })),
  );
}

/**
 * The first event under a subtree that is not what the events say, or that is missing, of those that events `from` up to `to` complete. What
 * lies to their left is taken as it stands, so whoever goes through all of them begins with the first.
 */
export async function differingSubtree(tx: Tx, from: number, to: number): Promise<number | null> {
  const [begun, upTo] = [wholeGroups(from), Math.min(wholeGroups(to), await keptSize(tx))];
  if (upTo <= begun) return null;
  const left = await readSubtrees(tx, subtreesOf({ from: 0, to: begun }));
  const expected = completedBy(begun, await readLeaves(tx, begun, upTo), left);
  const kept = await keptOf(tx, expected);
  const wrong = expected.find((subtree) => kept.get(nameOf(subtree))?.equals(subtree.hash) !== true);
  return wrong === undefined ? null : wrong.place * 2 ** wrong.level;
}

/** Whether subtrees are kept over more events than there are. */
export const treeBeyond = async (tx: Tx, events: number): Promise<boolean> => (await keptSize(tx)) > wholeGroups(events);

const wholeGroups = (events: number) => events - (events % LEAVES_TOGETHER);

/** Reads subtrees at once, so that a proof over them needs the database no more. */
export async function readSubtrees(tx: Tx, wanted: readonly Subtree[]): Promise<ReadSubtree> {
  const kept = await readKept(
    tx,
    wanted.filter(({ level }) => level >= LOWEST_KEPT),
  );
  const low = wanted.filter(({ level }) => level < LOWEST_KEPT);
  const leaves = await leavesAt(
    tx,
    low.flatMap(({ level, place }) => Array.from({ length: 2 ** level }, (_, at) => place * 2 ** level + at)),
  );
  const hashed = new Map(
    low.map((subtree) => {
      const { level, place } = subtree;
      const own = Array.from({ length: 2 ** level }, (_, at) => leaves(place * 2 ** level + at));
      return [nameOf(subtree), subtreesOver(own)({ level, place: 0 })];
    }),
  );
  return (subtree) => hashed.get(nameOf(subtree)) ?? kept(subtree);
}

const nameOf = ({ level, place }: Subtree) => `${level} ${place}`;

async function leavesAt({ q, t }: Tx, wanted: readonly number[]): Promise<(index: number) => TreeHash> {
  const found = new Map<number, TreeHash>();
  const indexes = [...new Set(wanted)];
  for (let from = 0; from < indexes.length; from += MOST_ASKED) {
    const rows = await q
      .select({ logIndex: t.events.logIndex, hash: t.events.hash })
      .from(t.events)
      .where(inArray(t.events.logIndex, indexes.slice(from, from + MOST_ASKED)));
    for (const { logIndex, hash } of rows) if (logIndex !== null) found.set(logIndex, leafHash(hash));
  }
  return (index) => found.get(index) ?? missing(`the trail has no event ${index}`);
}

async function readKept(tx: Tx, wanted: readonly Subtree[]): Promise<ReadSubtree> {
  const found = await keptOf(tx, wanted);
  return (subtree) => found.get(nameOf(subtree)) ?? missing(`the tree has no subtree at ${subtree.place} of level ${subtree.level}`);
}

async function keptOf({ q, t }: Tx, wanted: readonly Subtree[]): Promise<ReadonlyMap<string, Buffer>> {
  const found = new Map<string, Buffer>();
  const subtrees = [...new Map(wanted.map((subtree) => [nameOf(subtree), subtree])).values()];
  for (let from = 0; from < subtrees.length; from += MOST_ASKED) {
    const rows = await q
      .select()
      .from(t.treeNodes)
      .where(
        or(
          ...byLevel(subtrees.slice(from, from + MOST_ASKED)).map(([level, places]) =>
            and(eq(t.treeNodes.level, level), inArray(t.treeNodes.place, places)),
          ),
        ),
      );
    for (const { hash, ...subtree } of rows) found.set(nameOf(subtree), hash);
  }
  return found;
}

function byLevel(subtrees: readonly Subtree[]): readonly (readonly [number, number[]])[] {
  const levels = new Map<number, number[]>();
  for (const { level, place } of subtrees) {
    const places = levels.get(level);
    if (places) places.push(place);
    else levels.set(level, [place]);
  }
  return [...levels];
}

function missing(what: string): never {
  throw new MissingFromTree(what);
}
