// The nightly job: nobody asks, the clock passes the hour, and one check is made by whichever instance is there first.
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Deps } from "../deps";
import { type Planted, plant, refund } from "../rest/testing/planted";
import { startCheckingPredictability } from "./check-predictability";
import type { Loop } from "./loop";

let world: Planted;
let another: Deps;
beforeEach(async () => {
  // The world's clock begins at 09:00.
  world = await plant({ CHECK_HOUR_UTC: "11" });
  another = await world.another();
});
afterEach(() => world.close());

const checks = () => world.deps.store.read((tx) => Promise.resolve(tx.q.select().from(tx.t.predictabilityChecks)));
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}

test("one check is made after the hour, by all instances together; a restart makes no other", async () => {
  for (const amount of [20, 420]) await world.post("/items", refund(amount));
  await world.sequence();
  const start = () => [world.deps, another].map(startCheckingPredictability);
  const stop = (loops: readonly Loop[]) => Promise.all(loops.map((loop) => loop.stop()));

  await stop(start());
  expect(await checks()).toEqual([]);
  world.pass(2 * 3_600_000);
  const loops = start();
  await until(async () => (await checks()).some(({ finishedAt }) => finishedAt !== null));
  await stop(loops);
  await stop(start());
  expect(await checks()).toMatchObject([{ night: world.now(), startedBy: null, sampled: 2, agreed: 2, leaseUntil: null }]);
});
