// The stop switch against many redemptions at once, from several instances: after the pull nothing that it covers is redeemed.
import { afterAll, beforeAll, expect, test } from "vitest";
import { lockAlone } from "@/db/engine/locks";
import { listStream } from "@/db/queries/events";
import { listStops } from "@/db/queries/stops";
import { brokenIn } from "@/db/testing/whole";
import { type Body, MAX, type Planted, plant, refund } from "../rest/testing/planted";
import { type Instance, instancesOf, inTurn } from "../trpc/testing/instances";

const ROUNDS = 8;
const ITEMS = 24;
const stop = { scope: "workflow", target: "refunds" } as const;
let world: Planted;
let instances: readonly Instance[];
beforeAll(async () => {
  world = await plant();
  instances = await instancesOf(world, 3);
});
afterAll(() => world.close());

/** The clock goes on, so that the trail tells what came before what. */
function startClock(): () => void {
  let going = true;
  const tick = () => {
    if (!going) return;
    world.pass(1);
    setImmediate(tick);
  };
  setImmediate(tick);
  return () => {
    going = false;
  };
}

const instants = async (stream: string, type: string) =>
  (await world.deps.store.read((tx) => listStream(tx, stream))).filter((event) => event.type === type).map(({ at }) => at);

test("what is redeemed while a stop is pulled was redeemed before it, and afterwards nothing is", { timeout: 120_000 }, async () => {
  const outcomes = { redeemed: 0, stopped: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    const submitted = await world.post("/items:batch", { items: Array.from({ length: ITEMS }, () => refund(20)), atomic: true });
    const items = submitted.body.results.map(({ item }) => item);
    const endClock = startClock();
    const redeem = (index: number, key: string) => {
      const item = items[index];
      return inTurn(instances, index + round).post(`/items/${item?.id}/executions?wait=0`, { revision_hash: item?.revision_hash }, key);
    };
    const manager = await inTurn(instances, round).as(MAX);
    // The pull stands somewhere among the redemptions, each round elsewhere.
    const place = Math.floor((ITEMS * (round + 1)) / (ROUNDS + 1));
    let pulled: Promise<unknown> = Promise.resolve();
    const racing: ReturnType<typeof redeem>[] = [];
    for (const index of items.keys()) {
      if (index === place) pulled = manager.stops.pull({ ...stop, reason: null });
      racing.push(redeem(index, `race-${round}-${index}`));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await pulled;
    const late = items.map((_, index) => redeem(index, `late-${round}-${index}`));
    const answers = await Promise.all(racing);
    // What was redeemed before stays so, and says that; all else is stopped.
    for (const [index, answer] of (await Promise.all(late)).entries())
      expect([answer.status, answer.body.code]).toEqual([409, answers[index]?.status === 201 ? "already-redeemed" : "stopped"]);
    endClock();

    const pulledAt = (await instants("stop:workflow:refunds", "pulled")).at(-1) ?? 0;
    for (const [index, answer] of answers.entries()) {
      const redeemedAt = await instants(`item:${items[index]?.id}`, "redeemed");
      expect(redeemedAt).toHaveLength(answer.status === 201 ? 1 : 0);
      for (const at of redeemedAt) expect(at).toBeLessThanOrEqual(pulledAt);
      if (answer.status === 201) outcomes.redeemed += 1;
      else {
        expect(answer.body.code).toBe("stopped");
        outcomes.stopped += 1;
      }
    }
    await manager.stops.lift({ ...stop, reason: "The next round." });
  }
  expect(outcomes.redeemed).toBeGreaterThan(0);
  expect(outcomes.stopped).toBeGreaterThan(0);
  expect(await brokenIn(world.deps.store)).toEqual([]);
});

const LANES = 48;
const EACH = 8;

test("under a steady load of redemptions nothing is committed after the pull's commit, on whatever instance", {
  timeout: 120_000,
}, async () => {
  const items: Body[] = [];
  for (let left = LANES * EACH; left > 0; left -= 100) {
    const batch = Array.from({ length: Math.min(left, 100) }, () => refund(20));
    items.push(...(await world.post("/items:batch", { items: batch, atomic: true })).body.results.map(({ item }) => item));
  }
  const endClock = startClock();
  let [answeredAll, pulled] = [0, false];
  const afterwards: { readonly status: number; readonly code: string }[] = [];
  const redemptions = () => world.deps.store.read((tx) => tx.q.$count(tx.t.executions));
  const earlier = await redemptions();
  const lane = async (place: number) => {
    for (let index = place; index < items.length; index += LANES) {
      const sentAfter = pulled;
      const { id, revision_hash } = items[index] ?? {};
      const { status, body } = await inTurn(instances, index).post(`/items/${id}/executions?wait=0`, { revision_hash }, `load-${index}`);
      answeredAll += 1;
      if (sentAfter) afterwards.push({ status, code: body.code });
    }
  };
  const lanes = Array.from({ length: LANES }, (_, place) => lane(place));
  const manager = await inTurn(instances, 1).as(MAX);
  while (answeredAll < items.length / 3) await new Promise((resolve) => setImmediate(resolve));
  await manager.stops.pull({ ...stop, reason: null });
  pulled = true;
  // Whatever commits from here on would be seen by the second count and not by this one.
  const before = await redemptions();
  await Promise.all(lanes);
  endClock();
  expect(await redemptions()).toBe(before);
  expect(before - earlier).toBeGreaterThanOrEqual(items.length / 3);
  expect(afterwards.length).toBeGreaterThan(LANES);
  expect(afterwards.filter(({ status, code }) => status !== 409 || code !== "stopped")).toEqual([]);
  const pulledAt = (await instants("stop:workflow:refunds", "pulled")).at(-1) ?? 0;
  const redeemedAt = await Promise.all(items.map(({ id }) => instants(`item:${id}`, "redeemed")));
  expect(redeemedAt.flat().filter((at) => at > pulledAt)).toEqual([]);
  await manager.stops.lift({ ...stop, reason: "The load is over." });
});

test("a submission that waited for the lock of the stops is of the instant after it", async () => {
  let submitting: ReturnType<Instance["post"]> | undefined;
  const released = await world.deps.store.write(async (tx) => {
    await lockAlone(tx, "stops");
    submitting = inTurn(instances, 1).post("/items", refund(20));
    // Meanwhile it begins, and waits.
    for (let look = 0; look < 500; look++) await listStops(tx);
    world.pass(5_000);
    return world.now();
  });
  const submitted = await submitting;
  const events = await world.deps.store.read((tx) => listStream(tx, `item:${submitted?.body.id}`));
  expect(events.map(({ at }) => at)).toEqual(events.map(() => released));
  expect(events.length).toBeGreaterThan(1);
});
