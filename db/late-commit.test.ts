// A writer that commits late: on PostgreSQL others are numbered while it is still at work, and no cursor may pass it.
import { afterEach, expect, test } from "vitest";
import { tryLock } from "./engine/locks";
import { appendEvents, readEventsAfter, sequenceEvents } from "./queries/events";
import type { Store } from "./store";
import { pgEngine } from "./testing/engines";
import { newEvent } from "./testing/stored-items";

const engine = pgEngine();
afterEach(() => engine.clean());

/** A promise with its end in hand. */
function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}

const after = async (store: Store, index: number) =>
  (await store.read((tx) => readEventsAfter(tx, { after: index, limit: 100 }))).map(({ stream, logIndex }) => [stream, logIndex]);

test("what commits late is numbered after what was numbered before it, and every cursor comes by it", async () => {
  const store = await engine.open();
  const [written, mayCommit] = [gate(), gate()];
  const [early, late] = [newEvent(1, 1, undefined, 1_000), newEvent(2, 1, undefined, 2_000)];
  const writing = store.write(async (tx) => {
    await appendEvents(tx, [early]);
    written.open();
    await mayCommit.passed;
  });
  await written.passed;
  await store.write((tx) => appendEvents(tx, [late]));
  await store.write((tx) => sequenceEvents(tx));
  expect(await after(store, -1)).toEqual([[late.stream, 0]]);

  mayCommit.open();
  await writing;
  expect(await after(store, 0)).toEqual([]);
  await store.write((tx) => sequenceEvents(tx));
  expect(await after(store, 0)).toEqual([[early.stream, 1]]);
  expect(await after(store, -1)).toEqual([
    [late.stream, 0],
    [early.stream, 1],
  ]);
});

test("one numbers at a time; the place is free again when its transaction ends, however it ends", async () => {
  const store = await engine.open();
  const other = await engine.beside(store);
  const [taken, mayEnd] = [gate(), gate()];
  const holding = store.write(async (tx) => {
    expect(await tryLock(tx, "sequencer")).toBe(true);
    taken.open();
    await mayEnd.passed;
    throw new Error("died");
  });
  await taken.passed;
  expect(await other.write((tx) => tryLock(tx, "sequencer"))).toBe(false);
  mayEnd.open();
  await expect(holding).rejects.toThrow("died");
  expect(await other.write((tx) => tryLock(tx, "sequencer"))).toBe(true);
});
