// Many deadlines in the same second, and three instances that find them: each fires once, and people are answered meanwhile.
import { asItemId } from "@core/words/ids";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listStream } from "@/db/queries/events";
import { dueItemIds, readItem } from "@/db/queries/items";
import type { Deps } from "@/server/deps";
import { type Planted, plant, refund } from "@/server/rest/testing/planted";
import { advanceDue } from "./advance-due";

const ITEMS = 240;
let world: Planted;
let instances: readonly Deps[];
beforeEach(async () => {
  world = await plant();
  instances = [world.deps, await world.another(), await world.another()];
});
afterEach(() => world.close());

/** Submits them all, and moves the clock to the second in which their first deadlines come. */
async function allDue(): Promise<readonly string[]> {
  const items = Array.from({ length: ITEMS }, (_, number) => refund(420 + number));
  const { body } = await world.post("/items:batch", { items, atomic: false });
  const ids = body.results.map(({ item }) => item.id);
  const nextAts = await world.deps.store.read(async (tx) => {
    const found = [];
    for (const id of ids) found.push((await readItem(tx, asItemId(id)))?.nextAt ?? 0);
    return found;
  });
  world.pass(Math.max(...nextAts) - world.now());
  return ids;
}

const stillDue = () => world.deps.store.read((tx) => dueItemIds(tx, world.now(), ITEMS));

async function drain(deps: Deps): Promise<number> {
  let fired = 0;
  for (let busy = true; busy; ) {
    const advanced = await advanceDue(deps, 50);
    expect(advanced.faults).toEqual([]);
    fired += advanced.fired;
    busy = (await stillDue()).length > 0;
  }
  return fired;
}

test("three instances share what is due at once, and each deadline fires once", async () => {
  const ids = await allDue();
  expect(await stillDue()).toHaveLength(ITEMS);
  const fired = await Promise.all(instances.map(drain));
  expect(fired.reduce((sum, count) => sum + count)).toBe(ITEMS);
  const streams = await world.deps.store.read(async (tx) => {
    const found = [];
    for (const id of ids) found.push((await listStream(tx, `item:${id}`)).map(({ type }) => type).join(" "));
    return found;
  });
  expect(new Set(streams).size).toBe(1);
});

test("what is asked while deadlines fire is answered", async () => {
  const [first] = await allDue();
  const draining = Promise.all(instances.map(drain));
  const answers = [];
  for (let asked = 0; asked < 5; asked++) answers.push((await world.get(`/items/${first}`)).status);
  expect(answers).toEqual([200, 200, 200, 200, 200]);
  await draining;
});

test("an instance that is told to stop leaves the rest to the others", async () => {
  await allDue();
  const [one, other] = instances;
  if (!one || !other) throw new Error("no instances");
  expect(await advanceDue(one, 50, AbortSignal.abort())).toMatchObject({ fired: 0, faults: [] });
  expect(await drain(other)).toBe(ITEMS);
});
