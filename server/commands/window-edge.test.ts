// Redeem against recall at the edge of the window, from two instances and round after round: one of them happens, and the trail says which.
import { asItemId, type ItemId } from "@core/words/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listStream } from "@/db/queries/events";
import { readItem } from "@/db/queries/items";
import { brokenIn } from "@/db/testing/whole";
import { RIA, refund } from "../rest/testing/planted";
import { refusalOf } from "../trpc/testing/desk";
import { type Instance, instancesOf, inTurn } from "../trpc/testing/instances";
import { type Screen, screen } from "../views/testing/screen";

const ROUNDS = 24;
const PATIENCE_MS = 120_000;
/** So far before and after `final_at` the clock stands when both set out. */
const EDGE_MS = 6;
let product: Screen;
let instances: readonly Instance[];
beforeAll(async () => {
  product = await screen();
  instances = await instancesOf(product, 2);
});
afterAll(() => product.close());

/** The clock goes on by a millisecond each turn of the event loop while `work` is under way. */
async function whileTimePasses<Value>(work: Promise<Value>): Promise<Value> {
  let over = false;
  const tick = () => {
    if (over) return;
    product.pass(1);
    setImmediate(tick);
  };
  setImmediate(tick);
  return work.finally(() => {
    over = true;
  });
}

/** One of the two sets out so many turns of the event loop after the other. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}
const LATEST_TURN = 12;

async function approved(round: number): Promise<{ readonly id: ItemId; readonly hash: string; readonly finalAt: number }> {
  const id = await product.submit(refund(420, { external_id: `edge-${round}` }));
  await product.approve(RIA, id);
  const grant = (await product.deps.store.read((tx) => readItem(tx, id)))?.item.grant;
  if (!grant) throw new Error("approved without a grant");
  return { id, hash: grant.revisionHash, finalAt: grant.finalAt };
}

const happened = async (id: ItemId) => {
  const events = await product.deps.store.read((tx) => listStream(tx, `item:${asItemId(id)}`));
  return events.map(({ type }) => type).filter((type) => type === "redeemed" || type === "recalled");
};

test.each(["at once or never", "as soon as it is final"])(
  `an agent that redeems %s and a person who takes it back: never both, never neither`,
  { timeout: PATIENCE_MS },
  async (how) => {
    const wins = { redeemed: 0, recalled: 0 };
    for (let round = 0; round < ROUNDS; round++) {
      const { id, hash, finalAt } = await approved(round + (how === "at once or never" ? 0 : ROUNDS));
      product.pass(finalAt - product.now() - EDGE_MS + ((round * 5) % (2 * EDGE_MS)));
      const [agentsPlace, personsPlace] = [inTurn(instances, round), inTurn(instances, round + 1)];
      const wait = how === "at once or never" ? "?wait=0" : "";
      // Whoever is the quicker one waits, in every round a little more.
      const late = (round % LATEST_TURN) - LATEST_TURN / 2;
      const redeem = async () => {
        await turns(-late);
        return agentsPlace.post(`/items/${id}/executions${wait}`, { revision_hash: hash }, `run-${id}`);
      };
      const recall = async () => {
        await turns(late);
        const caller = await personsPlace.as(RIA);
        return refusalOf(() => caller.items.recall({ itemId: id }));
      };
      const [redeemed, refusedRecall] = await whileTimePasses(Promise.all([redeem(), recall()]));
      const trail = await happened(id);
      if (redeemed.status === 201) {
        expect(trail).toEqual(["redeemed"]);
        expect([refusedRecall?.code, refusedRecall?.refusal.code]).toEqual(["CONFLICT", "already-redeemed"]);
        expect(refusedRecall?.item).toMatchObject({ execution: "executing" });
        wins.redeemed += 1;
      } else {
        expect(trail).toEqual(["recalled"]);
        expect(refusedRecall).toBeNull();
        expect(redeemed.status).toBe(409);
        expect(["grant-not-yet", "recalled"]).toContain(redeemed.body.code);
        wins.recalled += 1;
      }
    }
    // Neither side is always the quicker one, or the edge was not met.
    expect(wins.recalled).toBeGreaterThan(0);
    if (how === "at once or never") expect(wins.redeemed).toBeGreaterThan(0);
    expect(await brokenIn(product.deps.store)).toEqual([]);
  },
);
