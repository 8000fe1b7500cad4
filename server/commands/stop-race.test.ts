// The stop switch against many redemptions at once, from several instances: after the pull nothing that it covers is redeemed.
import { afterAll, beforeAll, expect, test } from "vitest";
import { listStream } from "@/db/queries/events";
import { brokenIn } from "@/db/testing/whole";
import { MAX, type Planted, plant, refund } from "../rest/testing/planted";
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
