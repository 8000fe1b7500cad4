// Groups on a real store: grants of one turn's items get their end together, when the last member is settled.
import { asItemId, type ItemId } from "@core/words/ids";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readItem } from "@/db/queries/items";
import { MAX, RIA, refund } from "../rest/testing/planted";
import { type Screen, screen } from "../views/testing/screen";

let product: Screen;
beforeEach(async () => {
  product = await screen();
});
afterEach(() => product.close());

const member = (order: string, amount: number, size = 2) => refund(amount, { external_id: order, group: { id: "turn-17", size } });
const grantOf = async (id: ItemId) => (await product.deps.store.read((tx) => readItem(tx, id)))?.item.grant;

test("a grant waits without an end until its siblings are settled, and then all get one", async () => {
  const first = await product.submit(member("1", 420));
  const second = await product.submit(member("2", 430));
  await product.approve(RIA, first);
  expect((await grantOf(first))?.expiresAt).toBeNull();

  await product.reject(MAX, second, "Not broken.");
  const grant = await grantOf(first);
  expect(grant?.expiresAt).toBeGreaterThan(product.now());
  expect((await product.get(`/items/${second}`)).body.group).toMatchObject({ size: 2, settled: 2 });
});

test("a member that policy clears by itself settles the group as well", async () => {
  const small = await product.submit(member("1", 20));
  expect((await grantOf(small))?.expiresAt).toBeNull();
  const large = await product.submit(member("2", 420));
  await product.approve(RIA, large);
  expect((await grantOf(small))?.expiresAt).not.toBeNull();
  expect((await grantOf(large))?.expiresAt).not.toBeNull();
});

test("the first member fixes the size; another size and a member too many are refused", async () => {
  await product.submit(member("1", 420));
  expect((await product.post("/items", member("2", 420, 3))).status).toBe(422);
  await product.submit(member("2", 420));
  const third = await product.post("/items", member("3", 420));
  expect(third.status).toBe(422);
  expect(third.body.errors.map(({ path }) => path)).toEqual(["/group/id"]);
});

test("an undone decision opens the group again and leaves the sibling's end as it is", async () => {
  const first = await product.submit(member("1", 420));
  const second = await product.submit(member("2", 430));
  await product.approve(RIA, first);
  await product.approve(RIA, second);
  const ends = (await grantOf(first))?.expiresAt;
  await product.recall(RIA, second);
  expect((await product.get(`/items/${first}`)).body.group).toMatchObject({ settled: 1 });
  expect((await grantOf(asItemId(first)))?.expiresAt).toBe(ends);
});
