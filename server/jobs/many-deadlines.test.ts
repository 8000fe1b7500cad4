// Very many deadlines in the same second: the drivers of all instances share them, each fires once, and the queue page still answers.
import { queueItemsInput } from "@core/words/decisions";
import { asQueueId } from "@core/words/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dueItemIds } from "@/db/queries/items";
import { brokenIn } from "@/db/testing/whole";
import type { Deps } from "../deps";
import { type Planted, plant, RIA, refund } from "../rest/testing/planted";
import { queuePage } from "../views/queue-page";
import { startDriver } from "./fire-timers";
import type { Loop } from "./loop";
import { startSequencer } from "./sequence-trail";

/** `DEADLINES=10000` for the number that is promised. */
const DEADLINES = Number(process.env.DEADLINES ?? 1_000);
const AT_ONCE = 200;
const DRAINED_WITHIN_MS = 60_000;
const PAGE_WITHIN_MS = 2_000;
const SLOWNESS = Number(process.env.SLOWNESS ?? 1);
const PATIENCE_MS = 600_000;

let world: Planted;
let instances: readonly Deps[];
beforeAll(async () => {
  world = await plant();
  // One process is all that SQLite has.
  const alone = (await world.deps.store.read(async ({ engine }) => engine)) === "sqlite";
  instances = alone ? [world.deps] : [world.deps, await world.another(), await world.another()];
});
afterAll(() => world.close());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const due = () => world.deps.store.read((tx) => dueItemIds(tx, world.now(), 1));
const fired = () =>
  world.deps.store.read(({ q, t }) => Promise.resolve(q.select({ stream: t.events.stream, type: t.events.type }).from(t.events)));

/** In the same millisecond, since the clock of this world stands still meanwhile. */
async function submitAll(): Promise<void> {
  for (let sent = 0; sent < DEADLINES; sent += AT_ONCE) {
    const items = Array.from({ length: Math.min(AT_ONCE, DEADLINES - sent) }, (_, index) =>
      refund(420, { external_id: `${sent + index}` }),
    );
    const { status } = await world.post("/items:batch", { items, atomic: true });
    expect(status).toBe(200);
  }
}

test(`${DEADLINES} deadlines due in the same second fire once each, and the queue page answers meanwhile`, {
  timeout: PATIENCE_MS,
}, async () => {
  await submitAll();
  const [first] = await world.deps.store.read((tx) => dueItemIds(tx, Number.MAX_SAFE_INTEGER, 1));
  expect(first).toBeDefined();
  world.pass(15 * 60_000);
  expect(await due()).toHaveLength(1);

  const loops: Loop[] = instances.flatMap((deps) => [startDriver(deps), startSequencer(deps)]);
  const from = performance.now();
  const cpu = process.cpuUsage();
  const asked: number[] = [];
  while ((await due()).length > 0) {
    const began = performance.now();
    const page = await queuePage(world.deps, RIA, queueItemsInput.parse({ queueId: asQueueId("refunds-exceptions") }));
    asked.push(performance.now() - began);
    expect(page.ok).toBe(true);
    await pause(20);
  }
  const drainedMs = performance.now() - from;
  const { user, system } = process.cpuUsage(cpu);
  await Promise.all(loops.map((loop) => loop.stop()));

  asked.sort((a, b) => a - b);
  const quantile = (share: number) => Math.round(asked[Math.floor((asked.length - 1) * share)] ?? 0);
  process.stdout.write(
    `${DEADLINES} deadlines, ${instances.length} drivers: drained in ${Math.round(drainedMs)} ms (${Math.round((user + system) / 1_000)} ms of CPU here); queue page p50 ${quantile(0.5)} ms, p95 ${quantile(0.95)} ms, max ${quantile(1)} ms of ${asked.length}\n`,
  );
  const rungs = (await fired()).filter(({ type }) => type === "rung_fired");
  expect(rungs).toHaveLength(DEADLINES);
  expect(new Set(rungs.map(({ stream }) => stream)).size).toBe(DEADLINES);
  expect(drainedMs).toBeLessThan(DRAINED_WITHIN_MS * SLOWNESS);
  expect(quantile(0.95)).toBeLessThan(PAGE_WITHIN_MS * SLOWNESS);
  expect(await brokenIn(world.deps.store)).toEqual([]);
});
