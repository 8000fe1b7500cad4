// The contract's part about items: what the database itself refuses, version guards, and pages.

import type { Item } from "@core/lifecycle/item";
import { sha256 } from "@core/trail/hash";
import { asAgentId, asExecutionId, asPersonId, asQueueId, type ItemId } from "@core/words/ids";
import { EXECUTION_STATES, type Purpose, REVIEW_STATES, type ReviewState } from "@core/words/vocabulary";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { putBlob, readBlob } from "../queries/blobs";
import { dropDraft, readDraft, saveDraft } from "../queries/drafts";
import {
  executionOfItem,
  insertExecution,
  readExecution,
  reversalsOfItem,
  type StoredExecution,
  updateExecution,
} from "../queries/executions";
import { lockGroup, openGroup, saveGroup } from "../queries/groups";
import {
  claimableItemIds,
  dueItemIds,
  findItemByExternalId,
  groupMembers,
  insertItem,
  listAgentItems,
  lockItem,
  readItem,
  renewLease,
  saveItem,
} from "../queries/items";
import { findRevisionsByAction, insertRevision, listRevisions, readRevision, type StoredRevision } from "../queries/revisions";
import { itemsOfRuns, newestOfRun } from "../queries/runs";
import { countSkips, recordSkip, skipsOf } from "../queries/skips";
import { listVotes, recallVote, recordVote } from "../queries/votes";
import { LEGAL_PAIRS } from "../schema/columns";
import { type Store, StoreFault } from "../store";
import type { TestEngine } from "./engines";
import { AGENT, itemId, QUEUE, storedItem } from "./stored-items";

const purposeOf = (review: ReviewState, execution: Item["execution"]): Purpose | null =>
  review === "none" || review === "closed" ? null : execution === "reconciling" ? "reconcile" : "decide";

export function itemContract(engine: TestEngine) {
  describe(`${engine.name}: items`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await engine.open();
    });
    afterEach(() => engine.clean());

    test("no run lacks its items because another of its name or its page has many", async () => {
      await store.write(async (tx) => {
        for (const number of [1, 2, 3]) await insertItem(tx, storedItem(number, {}, { run: "nightly" }));
        await insertItem(tx, storedItem(4, { workflow: "letters" }, { run: "nightly", workflow: "letters" }));
        await insertItem(tx, storedItem(5, {}, { run: "other" }));
      });
      const refunds = storedItem(1).workflow;
      const page = [
        { workflow: refunds, run: "nightly" },
        { workflow: refunds, run: "other" },
      ];
      const [all, cut, newest] = await store.read(async (tx) => [
        await itemsOfRuns(tx, page, 5),
        await itemsOfRuns(tx, page, 4),
        await newestOfRun(tx, { workflow: refunds, run: "nightly" }, 2),
      ]);
      expect(all?.map(({ id }) => id)).toEqual([1, 2, 3, 5].map(itemId));
      expect(cut).toBeNull();
      expect(newest?.map(({ id }) => id)).toEqual([2, 3].map(itemId));
    });

    test("an item comes back as it was stored, whole", async () => {
      const stored = storedItem(
        1,
        { group: { id: "turn-17", size: 2 }, claim: { by: asPersonId("p-1"), onBehalfOf: null, leaseUntil: 99 }, review: "claimed" },
        {
          holder: { kind: "person", id: asPersonId("p-1") },
          nextAt: 99,
          step: "issue",
          run: "run-1",
          externalId: "x-1",
          priority: 3,
          dueAt: 1_000,
          atRisk: { amount: 420.5, currency: "EUR" },
          correlation: { thread: "t-1", deep: [null, { a: 1 }] },
          callbackUrl: "https://agent.example/hook",
          supersedes: itemId(9),
        },
      );
      await store.write((tx) => insertItem(tx, stored));
      expect(await store.read((tx) => readItem(tx, itemId(1)))).toEqual(stored);
      expect(await store.write((tx) => lockItem(tx, itemId(1)))).toEqual(stored);
      expect(await store.read((tx) => findItemByExternalId(tx, AGENT, "x-1", "erased:1"))).toEqual(stored);
      expect(await store.read((tx) => findItemByExternalId(tx, asAgentId("another"), "x-1", "erased:1"))).toBeNull();
      expect(await store.read((tx) => readItem(tx, itemId(2)))).toBeNull();
    });

    test("the database holds the 21 legal pairs and no other", async () => {
      const accepted: string[] = [];
      let number = 0;
      for (const review of REVIEW_STATES) {
        for (const execution of EXECUTION_STATES) {
          const stored = storedItem(++number, { review, execution, purpose: purposeOf(review, execution) });
          const result = await store
            .write((tx) => insertItem(tx, stored))
            .then(
              () => true,
              () => false,
            );
          if (result) accepted.push(`${review}/${execution}`);
        }
      }
      expect(accepted.toSorted()).toEqual(LEGAL_PAIRS.map((pair) => pair.join("/")).toSorted());
      expect(accepted).toHaveLength(21);
    });

    test.each([
      ["an open item without a holder", storedItem(1, {}, { holder: null })],
      [
        "a final item with a holder",
        storedItem(1, { review: "closed", execution: "cancelled", purpose: null }, { holder: { kind: "agent", id: AGENT } }),
      ],
      ["open work without a purpose", storedItem(1, { purpose: null })],
      ["reconciling work that pretends to decide", storedItem(1, { execution: "reconciling", purpose: "decide" })],
      ["closed work with a purpose", storedItem(1, { review: "closed", execution: "cancelled" })],
    ])("the database refuses %s", async (_, stored) => {
      await expect(store.write((tx) => insertItem(tx, stored))).rejects.toThrow();
      expect(await store.read((tx) => readItem(tx, itemId(1)))).toBeNull();
    });

    test("an agent's external id is given once; another agent may use it too, and none is no id", async () => {
      const named = (number: number, agent: string | null) =>
        storedItem(number, { agent: asAgentId(agent ?? "a") }, { externalId: agent ? "x" : null });
      await store.write((tx) => insertItem(tx, named(1, "a")));
      await expect(store.write((tx) => insertItem(tx, named(2, "a")))).rejects.toThrow();
      await store.write((tx) => insertItem(tx, named(3, "b")));
      await store.write((tx) => insertItem(tx, named(4, null)));
      await store.write((tx) => insertItem(tx, named(5, null)));
    });

    test("a save with the version that stands goes through; any other writes nothing", async () => {
      await store.write((tx) => insertItem(tx, storedItem(1)));
      const next = storedItem(1, { version: 2 }, { title: "changed", nextAt: 7 });
      expect(await store.write((tx) => saveItem(tx, next, 0))).toBe(false);
      expect(await store.write((tx) => saveItem(tx, next, 1))).toBe(true);
      expect(await store.write((tx) => saveItem(tx, storedItem(1, { version: 2 }, { title: "late" }), 1))).toBe(false);
      expect(await store.write((tx) => saveItem(tx, storedItem(2), 1))).toBe(false);
      expect(await store.read((tx) => readItem(tx, itemId(1)))).toEqual(next);
    });

    test("a renewed lease moves the deadline and leaves the version", async () => {
      const claim = { by: asPersonId("p-1"), onBehalfOf: null, leaseUntil: 10 };
      const claimed = storedItem(1, { review: "claimed", claim }, { nextAt: 10 });
      await store.write((tx) => insertItem(tx, claimed));
      const fold = { ...claimed.item, claim: { ...claim, leaseUntil: 20 } };
      expect(await store.write((tx) => renewLease(tx, itemId(1), { leaseUntil: 20, fold, nextAt: 20 }))).toBe(true);
      expect(await store.read((tx) => readItem(tx, itemId(1)))).toEqual({ ...claimed, item: fold, nextAt: 20 });
      const stale = { ...fold, version: 9 };
      expect(await store.write((tx) => renewLease(tx, itemId(1), { leaseUntil: 30, fold: stale, nextAt: 30 }))).toBe(false);
    });

    test("due items come most overdue first, and only they", async () => {
      await store.write(async (tx) => {
        for (const [number, nextAt] of [30, null, 10, 50, 20].entries()) await insertItem(tx, storedItem(number, {}, { nextAt }));
      });
      expect(await store.read((tx) => dueItemIds(tx, 30, 10))).toEqual([itemId(2), itemId(4), itemId(0)]);
      expect(await store.read((tx) => dueItemIds(tx, 30, 1))).toEqual([itemId(2)]);
      expect(await store.read((tx) => dueItemIds(tx, 9, 10))).toEqual([]);
    });

    test("claimable items come by priority, then due time, then age, over several queues, and those without a due time last", async () => {
      const queues = ["q-1", "q-2", "q-3"].map(asQueueId);
      const rows = fc.sample(
        fc.record({
          queue: fc.constantFrom(...queues),
          priority: fc.integer({ min: -1, max: 2 }),
          dueAt: fc.option(fc.integer({ min: 0, max: 5 })),
          review: fc.constantFrom("queued" as const, "queued" as const, "claimed" as const),
        }),
        { numRuns: 120, seed: 7 },
      );
      await store.write(async (tx) => {
        for (const [number, { queue, review, ...beside }] of rows.entries())
          await insertItem(tx, storedItem(number, { queue, review }, beside));
      });
      const expected = rows
        .map((row, number) => ({ ...row, id: itemId(number) }))
        .filter(({ queue, review }) => queue !== queues[2] && review === "queued")
        .sort((a, b) => b.priority - a.priority || (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || (a.id < b.id ? -1 : 1) || 0)
        .map(({ id }) => id);
      const ids = await store.read((tx) => claimableItemIds(tx, queues.slice(0, 2), 1_000));
      expect(ids).toEqual(expected);
      expect(await store.read((tx) => claimableItemIds(tx, queues.slice(0, 2), 5))).toEqual(expected.slice(0, 5));
      expect(await store.read((tx) => claimableItemIds(tx, [], 5))).toEqual([]);
    });

    test("an agent's pages are complete and without repeats, while items are added", async () => {
      await store.write(async (tx) => {
        for (let number = 0; number < 95; number++) await insertItem(tx, storedItem(number * 2));
        await insertItem(tx, storedItem(51, { agent: asAgentId("another") }));
      });
      const seen: ItemId[] = [];
      for (let page = 0; ; page++) {
        const rows = await store.read((tx) => listAgentItems(tx, { agent: AGENT }, seen.at(-1) ?? null, 10));
        if (rows.length === 0) break;
        seen.push(...rows.map(({ item }) => item.id));
        await store.write((tx) => insertItem(tx, storedItem(1_001 + page)));
        if (page > 50) break;
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(seen.toSorted());
      for (let number = 0; number < 95; number++) expect(seen).toContain(itemId(number * 2));
      expect(seen).not.toContain(itemId(51));
    });

    test("an agent's list is narrowed by every filter, and review is asked for as it is printed", async () => {
      const closed = { review: "closed", execution: "cancelled", purpose: null } as const;
      await store.write(async (tx) => {
        await insertItem(tx, storedItem(1, { workflow: "letters" }, { run: "r", externalId: "x" }));
        await insertItem(tx, storedItem(2, { ...closed, outcome: "reject", group: { id: "g", size: 2 } }));
        await insertItem(tx, storedItem(3, { review: "closed", execution: "cleared", purpose: null, outcome: "edit" }));
        await insertItem(tx, storedItem(4, { review: "closed", execution: "cleared", purpose: null, outcome: "silence" }));
      });
      const list = async (filter: object) =>
        (await store.read((tx) => listAgentItems(tx, { agent: AGENT, ...filter }, null, 10))).map(({ item }) => item.id);
      expect(await list({ workflow: "letters" })).toEqual([itemId(1)]);
      expect(await list({ workflows: ["letters", "other"] })).toEqual([itemId(1)]);
      expect(await list({ run: "r" })).toEqual([itemId(1)]);
      expect(await list({ externalId: "x" })).toEqual([itemId(1)]);
      expect(await list({ group: "g" })).toEqual([itemId(2)]);
      expect(await list({ execution: "cancelled" })).toEqual([itemId(2)]);
      expect(await list({ review: "queued" })).toEqual([itemId(1)]);
      expect(await list({ review: "rejected" })).toEqual([itemId(2)]);
      expect(await list({ review: "approved" })).toEqual([itemId(3), itemId(4)]);
      expect(await list({ review: "approved", workflow: "letters" })).toEqual([]);
    });

    test("a group's size is fixed by its first member", async () => {
      const asked = { agent: AGENT, id: "turn-17", size: 2 };
      expect(await store.write((tx) => lockGroup(tx, AGENT, "turn-17"))).toBeNull();
      expect(await store.write((tx) => openGroup(tx, asked))).toMatchObject({ size: 2, settled: 0 });
      await expect(store.write((tx) => openGroup(tx, { ...asked, size: 3 }))).rejects.toThrow(StoreFault);
      await store.write((tx) => saveGroup(tx, { agent: AGENT, id: "turn-17", settled: 2, settledAt: 9 }));
      expect(await store.write((tx) => lockGroup(tx, AGENT, "turn-17"))).toEqual({ ...asked, settled: 2, settledAt: 9 });
      await expect(store.write((tx) => saveGroup(tx, { agent: AGENT, id: "turn-17", settled: 3, settledAt: 9 }))).rejects.toThrow();
    });

    test("a group's members are one agent's", async () => {
      const group = { id: "turn-17", size: 2 };
      await store.write(async (tx) => {
        await insertItem(tx, storedItem(2, { group }));
        await insertItem(tx, storedItem(1, { group }));
        await insertItem(tx, storedItem(3, { group, agent: asAgentId("another") }));
        await insertItem(tx, storedItem(4));
      });
      expect((await store.read((tx) => groupMembers(tx, AGENT, "turn-17"))).map(({ item }) => item.id)).toEqual([itemId(1), itemId(2)]);
    });
  });

  describe(`${engine.name}: beside the items`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await engine.open();
    });
    afterEach(() => engine.clean());

    const hash = sha256('{"ä":1}');
    const revision = (number: number): StoredRevision => ({
      item: itemId(1),
      number,
      hash,
      actionHash: sha256("action"),
      nonce: "00",
      byKind: "agent",
      by: AGENT,
      at: 1,
      body: '{"ä":1}',
    });

    test("revisions are numbered once and read back to the byte", async () => {
      await store.write(async (tx) => {
        await insertRevision(tx, revision(2));
        await insertRevision(tx, revision(1));
      });
      await expect(store.write((tx) => insertRevision(tx, revision(1)))).rejects.toThrow();
      expect(await store.read((tx) => readRevision(tx, itemId(1), 2))).toEqual(revision(2));
      expect(await store.read((tx) => readRevision(tx, itemId(1), 3))).toBeNull();
      expect((await store.read((tx) => listRevisions(tx, itemId(1)))).map(({ number }) => number)).toEqual([1, 2]);
      expect(await store.read((tx) => findRevisionsByAction(tx, sha256("action"), 1))).toHaveLength(1);
    });

    test("evidence is stored once, to the byte", async () => {
      const bytes = Uint8Array.from([0, 255, 34, 0]);
      const blob = { sha256: sha256(bytes), mediaType: "image/png", bytes };
      await store.write((tx) => putBlob(tx, blob));
      await store.write((tx) => putBlob(tx, { ...blob, mediaType: "text/html" }));
      const kept = await store.read((tx) => readBlob(tx, blob.sha256));
      expect([kept?.mediaType, [...(kept?.bytes ?? [])]]).toEqual(["image/png", [0, 255, 34, 0]]);
      expect(await store.read((tx) => readBlob(tx, sha256("other")))).toBeNull();
    });

    test("a person votes once on a revision, whatever they do; a recalled vote may be given anew", async () => {
      const vote = { item: itemId(1), revisionHash: hash, actor: asPersonId("p-1"), onBehalfOf: null, kind: "approve", at: 1 } as const;
      expect(await store.write((tx) => recordVote(tx, vote))).toBe(true);
      expect(await store.write((tx) => recordVote(tx, { ...vote, at: 2 }))).toBe(false);
      expect(await store.write((tx) => recordVote(tx, { ...vote, revisionHash: sha256("next"), at: 2 }))).toBe(true);
      expect(await store.write((tx) => recallVote(tx, vote, 3))).toBe(true);
      expect(await store.write((tx) => recallVote(tx, vote, 4))).toBe(false);
      expect(await store.write((tx) => recordVote(tx, { ...vote, kind: "edit", at: 5 }))).toBe(true);
      const votes = await store.read((tx) => listVotes(tx, itemId(1)));
      expect(votes.map(({ kind, at, recalledAt }) => [kind, at, recalledAt])).toEqual([
        ["approve", 2, null],
        ["edit", 5, null],
      ]);
    });

    const execution = (id: string, kind: "execute" | "reverse", attempt: number): StoredExecution => ({
      id: asExecutionId(id),
      item: itemId(1),
      kind,
      attempt,
      keyDigest: hash,
      revisionHash: hash,
      state: kind === "execute" ? "executing" : "reversing",
      leaseUntil: 9,
      startedAt: 1,
      endedAt: null,
      result: null,
      error: null,
      externalRef: null,
    });

    test("invariant 5: an item is executed once, even if the code is wrong", async () => {
      await store.write((tx) => insertExecution(tx, execution("e-1", "execute", 1)));
      await expect(store.write((tx) => insertExecution(tx, execution("e-2", "execute", 2)))).rejects.toThrow();
      expect((await store.read((tx) => executionOfItem(tx, itemId(1))))?.id).toBe("e-1");
    });

    test("reversals are tried again under another number, never twice under one", async () => {
      await store.write(async (tx) => {
        await insertExecution(tx, execution("e-1", "execute", 1));
        await insertExecution(tx, execution("r-1", "reverse", 1));
        await insertExecution(tx, execution("r-2", "reverse", 2));
      });
      await expect(store.write((tx) => insertExecution(tx, execution("r-3", "reverse", 2)))).rejects.toThrow();
      expect((await store.read((tx) => reversalsOfItem(tx, itemId(1)))).map(({ id }) => id)).toEqual(["r-1", "r-2"]);
    });

    test("an execution keeps its result, and JSON's null is not absence of one", async () => {
      await store.write((tx) => insertExecution(tx, execution("e-1", "execute", 1)));
      const change = { state: "succeeded", result: { ref: "ä", list: [null] }, endedAt: 5 } as const;
      expect(await store.write((tx) => updateExecution(tx, asExecutionId("e-1"), change))).toBe(true);
      expect(await store.write((tx) => updateExecution(tx, asExecutionId("e-9"), change))).toBe(false);
      expect(await store.read((tx) => readExecution(tx, asExecutionId("e-1")))).toEqual({ ...execution("e-1", "execute", 1), ...change });
    });

    test("a draft is one person's, and the last one", async () => {
      const draft = { person: asPersonId("p-1"), item: itemId(1), revisionHash: hash, body: { note: "a" }, at: 1 };
      await store.write((tx) => saveDraft(tx, draft));
      await store.write((tx) => saveDraft(tx, { ...draft, body: { note: "b" }, at: 2 }));
      expect(await store.read((tx) => readDraft(tx, asPersonId("p-1"), itemId(1)))).toMatchObject({ body: { note: "b" }, at: 2 });
      expect(await store.read((tx) => readDraft(tx, asPersonId("p-2"), itemId(1)))).toBeNull();
      await store.write((tx) => dropDraft(tx, asPersonId("p-1"), itemId(1)));
      expect(await store.read((tx) => readDraft(tx, asPersonId("p-1"), itemId(1)))).toBeNull();
    });

    test("every skip is counted, with its reason", async () => {
      await store.write((tx) => insertItem(tx, storedItem(1)));
      const skip = { item: itemId(1), person: asPersonId("p-1"), at: 1, reason: null };
      await store.write((tx) => recordSkip(tx, skip));
      await store.write((tx) => recordSkip(tx, { ...skip, at: 2, reason: "Not my field" }));
      await store.write((tx) => recordSkip(tx, { ...skip, person: asPersonId("p-2"), at: 2 }));
      expect((await store.read((tx) => skipsOf(tx, itemId(1)))).length).toBe(3);
      expect(await store.read((tx) => skipsOf(tx, itemId(2)))).toEqual([]);
      expect(await store.read((tx) => countSkips(tx, asPersonId("p-1"), 2))).toBe(1);
    });

    test("queues without items answer with nothing", async () => {
      expect(await store.read((tx) => claimableItemIds(tx, [QUEUE], 10))).toEqual([]);
    });
  });
}
