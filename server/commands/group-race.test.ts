// A group filled and settled from several instances at once: its size holds, and its grants get their end once.

import { asItemId, type ItemId } from "@core/words/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listStream } from "@/db/queries/events";
import { readGroup } from "@/db/queries/groups";
import { readItem } from "@/db/queries/items";
import { brokenIn } from "@/db/testing/whole";
import { AGENT, MAX, RIA, refund } from "../rest/testing/planted";
import { refusalOf } from "../trpc/testing/desk";
import { type Instance, instancesOf, inTurn } from "../trpc/testing/instances";
import { type Screen, screen } from "../views/testing/screen";

const ROUNDS = 6;
const SIZE = 6;
const ASKED = 9;
let product: Screen;
let instances: readonly Instance[];
beforeAll(async () => {
  product = await screen();
  instances = await instancesOf(product, 3);
});
afterAll(() => product.close());

/** Of nine that want to be in a group of six, six are. Every third is small enough to be cleared by policy. */
async function fill(group: string): Promise<readonly ItemId[]> {
  const answers = await Promise.all(
    Array.from({ length: ASKED }, (_, index) =>
      inTurn(instances, index).post("/items", refund(index % 3 ? 420 : 20, { group: { id: group, size: SIZE } }), `${group}-${index}`),
    ),
  );
  const refused = answers.filter(({ status }) => status !== 201);
  expect(refused.map(({ status, body }) => [status, body.errors[0]?.path])).toEqual(
    Array.from({ length: ASKED - SIZE }, () => [422, "/group/id"]),
  );
  return answers.filter(({ status }) => status === 201).map(({ body }) => asItemId(body.id));
}

/** All who are still to be settled at once: approved, rejected, withdrawn; each from another instance. */
async function settle(members: readonly ItemId[]): Promise<void> {
  const waiting = [];
  for (const id of members) {
    const { revisionHash, version: seenVersion, review } = await product.open(RIA, id);
    if (review === "queued") waiting.push({ itemId: id, revisionHash, seenVersion });
  }
  const refusals = await Promise.all(
    waiting.map(async (item, index) => {
      const place = inTurn(instances, index);
      if (index % 4 === 3) {
        const { status } = await place.post(`/items/${item.itemId}/withdraw`, { reason: "Not needed." });
        return status === 200 ? null : status;
      }
      const caller = await place.as(index % 2 ? RIA : MAX);
      return refusalOf(() => (index % 4 === 2 ? caller.items.reject({ ...item, reason: "No." }) : caller.items.approve(item)));
    }),
  );
  expect(refusals).toEqual(waiting.map(() => null));
}

test("a group is never larger than it said, and the transaction that settles the last member times all its grants, once", {
  timeout: 120_000,
}, async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const group = `turn-${round}`;
    const members = await fill(group);
    await settle(members);
    const row = await product.deps.store.read((tx) => readGroup(tx, AGENT, group));
    expect(row).toMatchObject({ size: SIZE, settled: SIZE, settledAt: product.now() });
    for (const id of members) {
      const [stored, events] = await product.deps.store.read(async (tx) => [await readItem(tx, id), await listStream(tx, `item:${id}`)]);
      const timed = events.filter(({ type }) => type === "grant_timed").length;
      if (stored?.item.execution === "cleared") expect(stored.item.grant?.expiresAt).toBeGreaterThan(product.now());
      expect(timed).toBeLessThanOrEqual(stored?.item.execution === "cleared" ? 1 : 0);
    }
    product.pass(60_000);
  }
  expect(await brokenIn(product.deps.store)).toEqual([]);
});
