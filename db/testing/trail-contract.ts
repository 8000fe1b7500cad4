// The contract's part about the trail: streams, the global order, idempotency and the outbox.

import { streamOf } from "@core/trail/event";
import { sha256 } from "@core/trail/hash";
import { verifyStream } from "@core/trail/verify-stream";
import { asAgentId } from "@core/words/ids";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  appendEvents,
  hasUnsequenced,
  lastEvent,
  listStream,
  listValues,
  type NewEvent,
  readEventsAfter,
  readValues,
  sequenceEvents,
  trailEnd,
} from "../queries/events";
import { answerIdempotent, beginIdempotent, dropIdempotent, IDEMPOTENCY_KEPT_MS, purgeIdempotent } from "../queries/idempotency";
import { insertItem, readItem } from "../queries/items";
import { dropForDecision, enqueue, listOutbox } from "../queries/outbox";
import type { Store } from "../store";
import type { TestEngine } from "./engines";
import { AGENT, itemId, newEvent, storedItem } from "./stored-items";

const stream = streamOf("item", itemId(1));

function chain(number: number, length: number): NewEvent[] {
  const events: NewEvent[] = [];
  for (let seq = 1; seq <= length; seq++) events.push(newEvent(number, seq, events.at(-1)?.hash));
  return events;
}

export function trailContract(engine: TestEngine) {
  describe(`${engine.name}: the trail`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await engine.open();
    });
    afterEach(() => engine.clean());

    test("a stream comes back in order, to the byte, and verifies", async () => {
      const events = chain(1, 3);
      await store.write((tx) => appendEvents(tx, events.toReversed()));
      const stored = await store.read((tx) => listStream(tx, stream));
      const values = await store.read((tx) => listValues(tx, stream));
      expect(stored).toEqual(events.map(({ values: _, ...event }) => ({ ...event, logIndex: null })));
      expect(values).toEqual(events.flatMap(({ values, seq }) => values.map((value) => ({ ...value, stream, seq }))));
      expect(verifyStream(stored, values, { deep: true })).toEqual({ ok: true, events: 3, erased: 0 });
      expect((await store.read((tx) => lastEvent(tx, stream)))?.seq).toBe(3);
      expect(await store.read((tx) => lastEvent(tx, "item:none"))).toBeNull();
    });

    test("a place in a stream is taken once", async () => {
      await store.write((tx) => appendEvents(tx, chain(1, 1)));
      await expect(store.write((tx) => appendEvents(tx, chain(1, 1)))).rejects.toThrow();
      await expect(store.write((tx) => appendEvents(tx, [{ ...newEvent(2, 1), seq: 0 }]))).rejects.toThrow();
    });

    test("values are read for a page of events and for no other", async () => {
      await store.write((tx) => appendEvents(tx, [...chain(1, 3), ...chain(2, 3)]));
      const page = [
        { stream, seq: 2 },
        { stream: streamOf("item", itemId(2)), seq: 3 },
      ];
      const values = await store.read((tx) => readValues(tx, page));
      expect(values.map(({ stream, seq }) => ({ stream, seq }))).toEqual(page);
      expect(await store.read((tx) => readValues(tx, []))).toEqual([]);
    });

    test("the global order is contiguous and by (at, stream, seq), in batches, and never renumbers", async () => {
      expect(await store.read(trailEnd)).toBe(-1);
      expect(await store.write((tx) => sequenceEvents(tx))).toBe(0);
      const events = fc.sample(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 40 })), { numRuns: 300, seed: 3 });
      const lengths = new Map<number, number>();
      await store.write(async (tx) => {
        for (const [at, number] of events) {
          const seq = (lengths.get(number) ?? 0) + 1;
          lengths.set(number, seq);
          await appendEvents(tx, [newEvent(number, seq, undefined, at + seq * 10)]);
        }
      });
      expect(await store.read(hasUnsequenced)).toBe(true);
      const counts = [];
      for (let count = -1; count !== 0; counts.push(count)) count = await store.write((tx) => sequenceEvents(tx, 128));
      expect(counts).toEqual([128, 128, 44, 0]);
      expect(await store.read(hasUnsequenced)).toBe(false);
      expect(await store.read(trailEnd)).toBe(299);

      const read = await store.read((tx) => readEventsAfter(tx, { after: -1, limit: 1_000 }));
      expect(read.map(({ logIndex }) => logIndex)).toEqual(Array.from({ length: 300 }, (_, index) => index));
      const ordered = read.toSorted((a, b) => a.at - b.at || (a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : a.seq - b.seq));
      expect(read).toEqual(ordered);

      await store.write((tx) => appendEvents(tx, [newEvent(99, 1, undefined, 0)]));
      await store.write((tx) => sequenceEvents(tx));
      expect((await store.read((tx) => readEventsAfter(tx, { after: 299, limit: 10 }))).map(({ at, logIndex }) => [at, logIndex])).toEqual([
        [0, 300],
      ]);
    });

    test("a reader that follows the log index misses nothing, while writers and the sequencer are at work", async () => {
      const seen: string[] = [];
      let after = -1;
      const follow = async () => {
        for (const { logIndex, stream, seq } of await store.read((tx) => readEventsAfter(tx, { after, limit: 7 }))) {
          expect(logIndex).toBe(after + 1);
          after = logIndex ?? after;
          seen.push(`${stream} ${seq}`);
        }
      };
      const writers = Array.from({ length: 20 }, async (_, number) => {
        for (const event of chain(number, 5))
          await store.write((tx) => appendEvents(tx, [{ ...event, at: Math.floor(Math.random() * 9) }]));
      });
      const written = Promise.all(writers);
      for (let turn = 0; turn < 60; turn++) await Promise.all([follow(), store.write((tx) => sequenceEvents(tx, 3))]);
      await written;
      while ((await store.write((tx) => sequenceEvents(tx))) > 0);
      for (let before = -2; before !== after; ) {
        before = after;
        await follow();
      }
      expect(seen).toHaveLength(100);
      expect(new Set(seen).size).toBe(100);
    });

    test("an agent's feed holds its own events alone, by the same cursor", async () => {
      const foreign = { ...newEvent(2, 1), agent: asAgentId("another") };
      const nobodys = { ...newEvent(3, 1), agent: null };
      await store.write((tx) => appendEvents(tx, [...chain(1, 2), foreign, nobodys]));
      await store.write((tx) => sequenceEvents(tx));
      const feed = await store.read((tx) => readEventsAfter(tx, { after: -1, agent: AGENT, limit: 10 }));
      expect(feed.map(({ stream }) => stream)).toEqual([stream, stream]);
      const [first] = feed;
      expect(await store.read((tx) => readEventsAfter(tx, { after: first?.logIndex ?? -1, agent: AGENT, limit: 10 }))).toEqual(
        feed.slice(1),
      );
      expect(await store.read((tx) => readEventsAfter(tx, { after: -1, limit: 10 }))).toHaveLength(4);
    });
  });

  describe(`${engine.name}: idempotency`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await engine.open();
    });
    afterEach(() => engine.clean());

    const call = { principal: "key-1", key: "k", route: "POST /items", bodyDigest: sha256("body"), at: 1_000 };
    const submit = (number: number, overrides: Partial<typeof call> = {}) =>
      store.write(async (tx) => {
        const start = await beginIdempotent(tx, { ...call, ...overrides });
        if (!start.fresh) return start;
        await insertItem(tx, storedItem(number));
        await answerIdempotent(tx, call, { status: 201, response: `{"number":${number}}` });
        return start;
      });

    test("of concurrent twins one does the work and the others replay its answer", async () => {
      const numbers = [1, 2, 3, 4];
      const starts = await Promise.all(numbers.map((number) => submit(number)));
      const winner = starts.findIndex(({ fresh }) => fresh) + 1;
      const replayed = { fresh: false, sameBody: true, status: 201, response: `{"number":${winner}}` };
      expect(starts).toEqual(numbers.map((number) => (number === winner ? { fresh: true } : replayed)));
      const kept = await store.read(async (tx) => [...(await Promise.all(numbers.map((number) => readItem(tx, itemId(number)))))]);
      expect(kept.map((stored) => stored !== null)).toEqual(numbers.map((number) => number === winner));
    });

    test("another body or another route under the same key is told apart; another principal is another key", async () => {
      await submit(1);
      expect(await submit(2, { bodyDigest: sha256("other") })).toMatchObject({ fresh: false, sameBody: false });
      expect(await submit(2, { route: "POST /items/1/withdraw" })).toMatchObject({ fresh: false, sameBody: false });
      expect(await store.write((tx) => beginIdempotent(tx, { ...call, principal: "key-2" }))).toEqual({ fresh: true });
    });

    test("work that throws leaves its key free", async () => {
      const failing = store.write(async (tx) => {
        await beginIdempotent(tx, call);
        throw new Error("broken");
      });
      await expect(failing).rejects.toThrow("broken");
      expect(await submit(1)).toEqual({ fresh: true });
    });

    test("a refused validation gives its key back", async () => {
      await store.write(async (tx) => {
        await beginIdempotent(tx, call);
        await dropIdempotent(tx, call);
      });
      expect(await submit(1)).toEqual({ fresh: true });
    });

    test("an answer is kept 48 hours; then the key is free, purged or not", async () => {
      await submit(1);
      expect(await submit(2, { at: call.at + IDEMPOTENCY_KEPT_MS })).toMatchObject({ fresh: false });
      expect(await submit(2, { at: call.at + IDEMPOTENCY_KEPT_MS + 1, bodyDigest: sha256("other") })).toEqual({ fresh: true });
      expect(await store.write((tx) => purgeIdempotent(tx, call.at + 1))).toBe(0);
      expect(await store.write((tx) => purgeIdempotent(tx, call.at + IDEMPOTENCY_KEPT_MS + 2))).toBe(1);
    });
  });

  describe(`${engine.name}: the outbox`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await engine.open();
    });
    afterEach(() => engine.clean());

    test("a recalled decision takes back its own announcement and no other", async () => {
      const row = (id: string, decisionSeq: number | null) => {
        const version = decisionSeq ?? 1;
        return { id, endpoint: "e", item: itemId(1), version, type: "item.decided", body: { id }, decisionSeq, deliverAfter: 1 };
      };
      await store.write((tx) => enqueue(tx, [row("a", null), row("b", 4), row("c", 7)]));
      expect(await store.write((tx) => dropForDecision(tx, itemId(1), 4))).toBe(1);
      expect(await store.write((tx) => dropForDecision(tx, itemId(2), 7))).toBe(0);
      const left = await store.read((tx) => listOutbox(tx, itemId(1)));
      expect(left.map(({ id, state, attempts }) => [id, state, attempts])).toEqual([
        ["a", "pending", 0],
        ["c", "pending", 0],
      ]);
    });
  });
}
