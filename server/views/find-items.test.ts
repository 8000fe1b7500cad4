// Whatever a person has of an item finds it: an id, an address, a hash, an external id, a run; and nothing that is not theirs to see.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Desk, openDesk } from "../trpc/testing/desk";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

test("an item is found by everything that names it", async () => {
  const ria = await desk.as(await desk.add("ria-finds", ["reviewer"], ["refunds-exceptions"]));
  const { itemId, revisionHash } = await desk.submit();
  const { externalId, run } = await ria.items.get({ itemId });
  const ways: readonly (readonly [string | null, string])[] = [
    [itemId, "id"],
    [`https://countersign.example/items/${itemId.toUpperCase()}?tab=1`, "id"],
    [revisionHash, "revision"],
    [revisionHash.slice("sha256:".length), "revision"],
    [externalId, "external id"],
    [run, "run"],
  ];
  for (const [text, by] of ways) {
    if (text === null) continue;
    const found = await ria.items.find({ text: ` ${text} ` });
    expect([text, found.find(({ row }) => row.id === itemId)?.by]).toEqual([text, by]);
  }
  expect(await ria.items.find({ text: "no such thing" })).toEqual([]);
});

test("what is not theirs to see is not found", async () => {
  const other = await desk.as(await desk.add("mo-elsewhere", ["reviewer workflow:elsewhere"]));
  const { itemId, revisionHash } = await desk.submit();
  expect(await other.items.find({ text: itemId })).toEqual([]);
  expect(await other.items.find({ text: revisionHash })).toEqual([]);
});
