// Saved filters: one's own, shared with a queue's members, and nobody else's to change.
import { randomUUID } from "node:crypto";
import { asQueueId } from "@core/words/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Desk, openDesk, refusalOf } from "../trpc/testing/desk";

const QUEUE = asQueueId("refunds-exceptions");
const late = { queueId: QUEUE, only: "overdue" as const, q: "lamp" };
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

test("what is shared with a queue is there for its members, under its owner's name, and only they change it", async () => {
  const ria = await desk.as(await desk.add("ria-saves", ["reviewer"], [QUEUE]));
  const tom = await desk.as(await desk.add("tom-reads", ["reviewer"], [QUEUE]));
  const eve = await desk.as(await desk.add("eve-elsewhere", ["reviewer"], []));
  const id = randomUUID();
  await ria.filters.save({ id, name: "Late lamps", query: late, sharedWith: null });
  expect(await tom.filters.list()).toEqual([]);

  await ria.filters.save({ id, name: "Late lamps", query: late, sharedWith: QUEUE });
  expect(await tom.filters.list()).toMatchObject([
    { id, name: "Late lamps", query: late, sharedWith: { id: QUEUE }, by: { id: "ria-saves", you: false } },
  ]);
  expect(await eve.filters.list()).toEqual([]);

  expect((await refusalOf(() => tom.filters.save({ id, name: "Stolen", query: late, sharedWith: null })))?.refusal).toEqual({
    code: "not-found",
  });
  await tom.filters.remove({ id });
  expect((await ria.filters.list()).map(({ name }) => name)).toEqual(["Late lamps"]);
  await ria.filters.remove({ id });
  expect(await tom.filters.list()).toEqual([]);
});

test("nothing is shared with a queue that is not one's own", async () => {
  const eve = await desk.as(await desk.add("eve-shares", ["reviewer"], []));
  const refused = await refusalOf(() => eve.filters.save({ id: randomUUID(), name: "Mine", query: late, sharedWith: QUEUE }));
  expect(refused?.refusal).toMatchObject({ code: "invalid", errors: [{ path: "/sharedWith" }] });
});
