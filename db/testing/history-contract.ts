// The contract's part about past cases and the files they came from.

import { sha256 } from "@core/trail/hash";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  continueHistoryImport,
  countHistoryItems,
  countImported,
  findHistoryImport,
  finishHistoryImport,
  type HistoryPlace,
  insertHistoryItems,
  listHistoryImports,
  listHistoryItems,
  lockHistoryImport,
  readHistoryImport,
  resumeHistoryImport,
  startHistoryImport,
  stopHistoryImport,
} from "../queries/history";
import {
  asTold,
  findHistoryRun,
  insertHistoryRuns,
  listHistoryRuns,
  type StoredHistoryRun,
  sliceHistoryRuns,
} from "../queries/history-runs";
import type { Store } from "../store";
import type { TestEngine } from "./engines";
import { pastCase, pastRun, startedImport } from "./past-cases";

export function historyContract(engine: TestEngine) {
  describe(`${engine.name}: past cases`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await engine.open();
      await store.write((tx) => startHistoryImport(tx, startedImport("i-1")));
    });
    afterEach(() => engine.clean());

    test("an import is found by its file, begun once, and moves on until it is finished", async () => {
      const find = (of: string) => store.read((tx) => findHistoryImport(tx, sha256(of)));
      expect(await find("i-1")).toEqual(startedImport("i-1"));
      expect(await find("i-2")).toBeNull();
      const again = { ...startedImport("i-1"), id: "i-9" };
      expect(await store.write((tx) => startHistoryImport(tx, again))).toBe(false);
      const read = {
        read: 500,
        kept: 480,
        known: 15,
        refused: 5,
        refusals: [{ position: 7, why: "Ist kein JSON. 😀" }],
        readAt: 3,
        runs: 7,
      };
      await store.write((tx) => continueHistoryImport(tx, "i-1", read));
      expect(await find("i-1")).toEqual({ ...startedImport("i-1"), ...read });
      const workflows = [{ workflow: "refunds", count: 480 }];
      await store.write((tx) => finishHistoryImport(tx, "i-1", 9, workflows));
      expect(await store.write((tx) => lockHistoryImport(tx, "i-1"))).toEqual({
        ...startedImport("i-1"),
        ...read,
        finishedAt: 9,
        workflows,
      });
      expect(await store.write((tx) => lockHistoryImport(tx, "i-9"))).toBeNull();
    });

    test("an import is stopped once, goes on, and is over once it is finished; the latest stand first", async () => {
      await store.write((tx) => startHistoryImport(tx, { ...startedImport("i-2"), startedAt: 2 }));
      const stop = () => store.write((tx) => stopHistoryImport(tx, "i-1", 5));
      expect([await stop(), await stop()]).toEqual([true, false]);
      expect(await store.read((tx) => readHistoryImport(tx, "i-1"))).toMatchObject({ stoppedAt: 5 });
      await store.write((tx) => resumeHistoryImport(tx, "i-1", 6));
      expect(await store.read((tx) => readHistoryImport(tx, "i-1"))).toMatchObject({ stoppedAt: null, readAt: 6 });
      await store.write((tx) => finishHistoryImport(tx, "i-1", 9, []));
      expect(await stop()).toBe(false);
      expect(await store.read((tx) => readHistoryImport(tx, "none"))).toBeNull();
      expect((await store.read((tx) => listHistoryImports(tx, 10))).map(({ id }) => id)).toEqual(["i-2", "i-1"]);
    });

    test("a case is kept once for its workflow, as it came first, and comes back as it was", async () => {
      const keep = (...numbers: number[]) =>
        store.write((tx) =>
          insertHistoryItems(
            tx,
            numbers.map((number) => pastCase(number)),
          ),
        );
      expect(await keep(1, 2)).toBe(2);
      expect(await keep()).toBe(0);
      const changed = { ...pastCase(2), id: "another", decision: "reject" as const };
      const elsewhere = { ...pastCase(2), id: "elsewhere", workflow: "letters" };
      expect(await store.write((tx) => insertHistoryItems(tx, [changed, pastCase(3), { ...pastCase(3), id: "twice" }, elsewhere]))).toBe(2);
      const rows = await store.read((tx) => listHistoryItems(tx, "refunds", null, 10));
      expect(rows).toEqual([1, 2, 3].map((number) => pastCase(number)));
      expect([await store.read((tx) => countHistoryItems(tx, "refunds")), await store.read((tx) => countHistoryItems(tx, "none"))]).toEqual(
        [3, 0],
      );
      expect(await store.read((tx) => countImported(tx, "i-1"))).toEqual([
        { workflow: "letters", count: 1 },
        { workflow: "refunds", count: 3 },
      ]);
      expect(await store.read((tx) => countImported(tx, "i-2"))).toEqual([]);
    });

    test("a run is kept once with its events in order, and pages meet from the last that ended to the first", async () => {
      const keep = (...numbers: number[]) =>
        store.write((tx) =>
          insertHistoryRuns(
            tx,
            numbers.map((number) => pastRun(number)),
            "i-1",
          ),
        );
      expect(await keep(1, 2, 2, 3)).toBe(3);
      expect(await keep(3, 4)).toBe(1);
      const third = await store.read((tx) => findHistoryRun(tx, "expenses", pastRun(3).run));
      expect(third).toMatchObject({ import: "i-1", startedAt: 3_000, endedAt: 3_002 });
      expect(third && asTold(third)).toEqual(pastRun(3));
      const seen: StoredHistoryRun[] = [];
      const all = { workflows: null, text: "declaration", since: null, until: null };
      for (let pages = 0; pages < 3; pages++) seen.push(...(await store.read((tx) => listHistoryRuns(tx, all, seen.at(-1) ?? null, 2))));
      expect(seen.map(({ endedAt }) => endedAt)).toEqual([4_002, 3_002, 2_002, 1_002]);
      const some = (filter: Partial<typeof all>) => store.read((tx) => listHistoryRuns(tx, { ...all, ...filter }, null, 9));
      expect(await some({ text: "declaration 2" })).toHaveLength(1);
      const slice = await store.read((tx) => sliceHistoryRuns(tx, "expenses", pastRun(2).run, 1));
      expect(slice).toEqual([{ run: pastRun(3).run, endedAt: 3_002, steps: third?.steps }]);
    });

    test("a case belongs to an import", async () => {
      await expect(store.write((tx) => insertHistoryItems(tx, [{ ...pastCase(1), import: "none" }]))).rejects.toThrow();
    });

    test("pages come by time, then by id, and meet without a gap, however many there are", async () => {
      const cases = Array.from({ length: 1_203 }, (_, number) => ({ ...pastCase(number), at: number % 7 }));
      expect(await store.write((tx) => insertHistoryItems(tx, cases))).toBe(1_203);
      await store.write((tx) => insertHistoryItems(tx, [{ ...pastCase(1), id: "other", workflow: "letters" }]));
      const seen: HistoryPlace[] = [];
      for (let pages = 0; pages < 7; pages++) {
        const after = seen.at(-1) ?? null;
        seen.push(...(await store.read((tx) => listHistoryItems(tx, "refunds", after, 200))));
      }
      const inOrder = cases.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
      expect(seen.map(({ id }) => id)).toEqual(inOrder);
    });
  });
}
