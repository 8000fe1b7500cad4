// Who looks at an item is told to others for half a minute, not to oneself, not where the quorum is blind, and not of what one may not see.
import { afterAll, beforeAll, expect, test } from "vitest";
import { MAX, RIA } from "../rest/testing/planted";
import { type Desk, openDesk, refusalOf } from "../trpc/testing/desk";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

test("others see it until it is left, or until it was not said again for half a minute", async () => {
  const [ria, max] = [await desk.as(RIA), await desk.as(MAX)];
  const { itemId } = await desk.submit();
  const seen = async () => (await max.items.lookers({ itemIds: [itemId] })).map(({ person }) => person.name);
  expect(await seen()).toEqual([]);
  await ria.items.look({ itemId });
  await max.items.look({ itemId });
  expect(await seen()).toEqual(["Ria Roth"]);
  expect((await ria.items.lookers({ itemIds: [itemId] })).map(({ person }) => person.name)).toEqual(["Max Berg"]);
  await ria.items.look({ itemId, leaving: true });
  expect(await seen()).toEqual([]);
  await ria.items.look({ itemId });
  desk.world.pass(36_000);
  expect(await seen()).toEqual([]);
});

test("nothing of it is on the trail, and the item stays at its version", async () => {
  const ria = await desk.as(RIA);
  const { itemId, seenVersion } = await desk.submit();
  const before = (await desk.world.rows()).events;
  await ria.items.look({ itemId });
  expect((await desk.world.rows()).events).toBe(before);
  expect((await ria.items.get({ itemId })).version).toBe(seenVersion);
});

test("what one may not see is looked at by nobody, and nobody is seen looking at it", async () => {
  const elsewhere = await desk.as(await desk.add("vera-elsewhere", ["reviewer workflow:mail-sorting"]));
  const ria = await desk.as(RIA);
  const { itemId } = await desk.submit();
  await ria.items.look({ itemId });
  expect(await elsewhere.items.lookers({ itemIds: [itemId] })).toEqual([]);
  expect((await refusalOf(() => elsewhere.items.look({ itemId })))?.refusal).toMatchObject({ code: "not-found" });
});
