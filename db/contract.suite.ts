// What every engine must keep to. Each engine's test runs this suite on its own store.

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { insertItem, readItem } from "./queries/items";
import type { Store, Tx } from "./store";
import type { TestEngine } from "./testing/engines";
import { historyContract } from "./testing/history-contract";
import { itemContract } from "./testing/item-contract";
import { organisationContract } from "./testing/organisation-contract";
import { itemId, storedItem } from "./testing/stored-items";
import { trailContract } from "./testing/trail-contract";
import { treeContract } from "./testing/tree-contract";

const add = (number: number) => (tx: Tx) => insertItem(tx, storedItem(number));
const has = (store: Store, number: number) => store.read(async (tx) => (await readItem(tx, itemId(number))) !== null);

export function storeContract(engine: TestEngine) {
  describe(`${engine.name}: transactions`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await engine.open();
    });
    afterEach(() => engine.clean());

    test("a transaction answers with what its work returned, and its writes are there", async () => {
      expect(await store.write((tx) => add(1)(tx).then(() => "done"))).toBe("done");
      expect(await has(store, 1)).toBe(true);
    });

    test("a throw takes back everything the transaction wrote, and arrives as it was thrown", async () => {
      const fault = new Error("after writing");
      const work = store.write(async (tx) => {
        await add(1)(tx);
        await add(2)(tx);
        throw fault;
      });
      await expect(work).rejects.toBe(fault);
      expect([await has(store, 1), await has(store, 2)]).toEqual([false, false]);
    });

    test("commands that come together do not share their fate", async () => {
      await store.write(add(0));
      const works = Array.from({ length: 200 }, (_, number) =>
        store.write(async (tx) => {
          if (number > 0) await add(number)(tx);
          if (number % 3 === 1) throw new Error("refused");
          if (number % 3 === 2) await add(0)(tx);
          return number;
        }),
      );
      const results = await Promise.allSettled(works);
      for (const [number, result] of results.entries()) {
        const kept = number % 3 === 0;
        expect([number, result.status, await has(store, number)]).toEqual([number, kept ? "fulfilled" : "rejected", kept]);
      }
    });

    test("a write sees its own rows; a reader sees none of them before the commit", async () => {
      const seen: unknown[] = [];
      await store.write(async (tx) => {
        await add(1)(tx);
        seen.push((await readItem(tx, itemId(1)))?.title, await has(store, 1));
      });
      expect(seen).toEqual(["Item 1", false]);
      expect(await has(store, 1)).toBe(true);
    });

    test("what has resolved is seen by every read that starts after it", async () => {
      for (let number = 0; number < 50; number++) {
        await store.write(add(number));
        expect(await has(store, number)).toBe(true);
      }
    });

    test("a read cannot write", async () => {
      await expect(store.read(add(1))).rejects.toThrow();
      expect(await has(store, 1)).toBe(false);
    });

    test("a transaction that has ended can no longer be used", async () => {
      const leaked = await store.write(async (tx) => tx);
      await expect(add(1)(leaked)).rejects.toThrow(/has ended/);
    });

    test("listeners wake after a commit that changed something, and not for nothing", async () => {
      let woken = 0;
      const stop = store.onCommit(() => woken++);
      await store.write(add(1));
      await Promise.resolve();
      expect(woken).toBe(1);
      await store.write((tx) => readItem(tx, itemId(1)));
      await has(store, 1);
      await expect(store.write(add(1))).rejects.toThrow();
      await Promise.resolve();
      expect(woken).toBe(1);
      stop();
      await store.write(add(3));
      await Promise.resolve();
      expect(woken).toBe(1);
    });

    test("closing finishes what was taken, and takes no more", async () => {
      const works = Array.from({ length: 100 }, (_, number) => store.write((tx) => add(number)(tx).then(() => number)));
      const read = store.read((tx) => readItem(tx, itemId(0)));
      const closed = store.close();
      await expect(store.write(add(1_000))).rejects.toThrow(/closed/);
      await expect(has(store, 0)).rejects.toThrow(/closed/);
      await closed;
      expect(await Promise.all(works)).toHaveLength(100);
      await expect(read).resolves.toBeDefined();
    });
  });

  describe(`${engine.name}: clock`, () => {
    afterEach(() => engine.clean());

    test("the database's clock is the time of day in milliseconds", async () => {
      const store = await engine.open();
      const before = Date.now();
      const now = await store.write((tx) => store.nowMs(tx));
      expect(Number.isInteger(now)).toBe(true);
      expect(now).toBeGreaterThanOrEqual(before - 5);
      expect(now).toBeLessThanOrEqual(Date.now() + 5);
    });

    test("it never goes back, even when the machine's does", async () => {
      const times = [5, 9, 3, 9, 10];
      const store = await engine.open({ clock: () => times.shift() ?? 0 });
      const seen = [];
      for (let look = 0; look < 6; look++) seen.push(await store.write((tx) => store.nowMs(tx)));
      expect(seen).toEqual([5, 9, 9, 9, 10, 10]);
    });
  });

  itemContract(engine);
  trailContract(engine);
  treeContract(engine);
  organisationContract(engine);
  historyContract(engine);
}
