// The contract's part about the tree over the trail: it equals the one that is computed from the events, however it came about, and its proofs hold.
import { leafHash, rootOf, subtreesOf, subtreesOver, type TreeHash } from "@core/trail/tree";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { tryLock } from "../engine/locks";
import { appendEvents, numberEvents, readEventsAfter, sequenceEvents, trailEnd, treeLag } from "../queries/events";
import { growTree, MissingFromTree, provableSize, readSubtrees } from "../queries/tree";
import type { Store, Tx } from "../store";
import type { TestEngine } from "./engines";
import { newEvent } from "./stored-items";
import { brokenTree } from "./whole";

/** By events alone. */
async function leavesOf(tx: Tx): Promise<TreeHash[]> {
  return (await readEventsAfter(tx, { after: -1, limit: 10_000 })).map(({ hash }) => leafHash(hash));
}

async function keptRoot(tx: Tx, size: number): Promise<TreeHash> {
  return rootOf(size, await readSubtrees(tx, subtreesOf({ from: 0, to: size })));
}

export function treeContract(engine: TestEngine) {
  describe(`${engine.name}: the tree over the trail`, () => {
    let store: Store;
    let next = 0;
    beforeEach(async () => {
      store = await engine.open();
      next = 0;
    });
    afterEach(() => engine.clean());

    const append = (count: number) =>
      store.write((tx) =>
        appendEvents(
          tx,
          Array.from({ length: count }, () => newEvent(++next, 1, undefined, next)),
        ),
      );

    test("it grows with what is numbered, in whatever batches, and has the root that the events give at every size", async () => {
      const batches = fc.sample(fc.tuple(fc.nat({ max: 40 }), fc.integer({ min: 1, max: 23 })), { numRuns: 12, seed: 5 });
      for (const [count, limit] of batches) {
        await append(count);
        await store.write((tx) => sequenceEvents(tx, limit));
        expect(await store.read(brokenTree)).toEqual([]);
      }
      while ((await store.write((tx) => sequenceEvents(tx))) > 0);
      await store.read(async (tx) => {
        const read = subtreesOver(await leavesOf(tx));
        const size = await provableSize(tx, (await trailEnd(tx)) + 1);
        expect(size).toBe(next);
        for (let one = 0; one <= size; one++) expect(await keptRoot(tx, one)).toEqual(rootOf(one, read));
      });
    });

    test("what was numbered without a tree is made up for in batches, and no size is promised before it can be proved", async () => {
      await append(300);
      await store.write((tx) => numberEvents(tx, 300));
      expect(await store.read(treeLag)).toBe(293);
      const sizes: number[] = [];
      for (let turn = 0; turn < 12; turn++) {
        await append(3);
        await store.write((tx) => sequenceEvents(tx, 16));
        await store.read(async (tx) => {
          const size = await provableSize(tx, (await trailEnd(tx)) + 1);
          expect(await keptRoot(tx, size)).toEqual(rootOf(size, subtreesOver(await leavesOf(tx))));
          expect(await brokenTree(tx)).toEqual([]);
          sizes.push(size);
        });
      }
      expect(sizes).toEqual([39, 71, 103, 135, 167, 199, 231, 263, 295, 327, 333, 336]);
      expect(await store.read(treeLag)).toBe(0);
    });

    test("of sequencers at work at the same time, some of which die, one writes each part once", async () => {
      const other = await engine.beside(store);
      await append(120);
      const numbering = (by: Store, dies: boolean) =>
        by
          .write(async (tx) => {
            if (!(await tryLock(tx, "sequencer"))) return 0;
            const count = await sequenceEvents(tx, 7);
            if (dies) throw new Error("died");
            return count;
          })
          .catch(() => 0);
      for (let turn = 0; turn < 30; turn++)
        await Promise.all([numbering(store, turn % 5 === 0), numbering(other, turn % 3 === 0), turn % 4 === 0 ? append(2) : null]);
      expect(await store.read(brokenTree)).toEqual([]);
      expect(await store.read(trailEnd)).toBeGreaterThan(60);
    });

    test("an event or a part of the tree that somebody took out is missed, not passed over", async () => {
      await append(40);
      await store.write((tx) => sequenceEvents(tx));
      await store.write(({ q, t }) => q.delete(t.treeNodes).returning());
      await expect(store.read((tx) => keptRoot(tx, 40))).rejects.toThrow(MissingFromTree);
      await store.write((tx) => growTree(tx, 40, 40));
      expect(await store.read(brokenTree)).toEqual([]);
      await store.write(({ q, t }) => q.delete(t.treeNodes).where(eq(t.treeNodes.level, 3)).returning());
      await append(16);
      expect(await store.write((tx) => sequenceEvents(tx, 64))).toBe(16);
      expect(await store.read(brokenTree)).toEqual([]);
      await store.write(({ q, t }) => q.delete(t.treeNodes).where(eq(t.treeNodes.level, 5)).returning());
      await append(16);
      expect([await store.write((tx) => sequenceEvents(tx, 64)), await store.read(treeLag)]).toEqual([16, 9]);
      await store.write(({ q, t }) => q.update(t.events).set({ logIndex: 900 }).where(eq(t.events.logIndex, 37)).returning());
      await expect(store.read((tx) => keptRoot(tx, 38))).rejects.toThrow("no event 37");
    });
  });
}
