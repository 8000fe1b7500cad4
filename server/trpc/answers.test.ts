// What a person gets back: receipts, refusals with the item as it is now, many answers to one question, drafts.
import { pointer } from "@core/trail/json-pointer";
import { asItemId, asQueueId, type PersonId } from "@core/words/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Desk, openDesk, refusalOf } from "./testing/desk";

let desk: Desk;
let ria: PersonId;
let tomas: PersonId;
beforeAll(async () => {
  desk = await openDesk();
  ria = await desk.add("ria-2", ["reviewer"], ["refunds-exceptions"]);
  tomas = await desk.add("tomas", ["reviewer"], ["refunds-exceptions"]);
});
afterAll(() => desk.close());

test("an approval answers with the row, the decision and the place of its event in the trail", async () => {
  const item = await desk.submit();
  const receipt = await (await desk.as(ria)).items.approve({ ...item, seenMs: 2_400, note: "Photo shows it." });
  expect(receipt.item).toMatchObject({ id: item.itemId, reviewLabel: "approved", execution: "cleared" });
  expect(receipt.decision).toMatchObject({ kind: "approve", revisionHash: item.revisionHash, by: [{ id: ria, you: true }] });
  expect(receipt.decision?.message).toBe("Photo shows it.");
  expect(receipt.event).toMatchObject({ stream: `item:${item.itemId}`, seq: receipt.item.version });
  expect(receipt.event.hash).toMatch(/^[0-9a-f]{64}$|^sha256:/);
});

test("Undo brings it back to the same person", async () => {
  const item = await desk.submit();
  const caller = await desk.as(ria);
  await caller.items.approve(item);
  const receipt = await caller.items.recall({ itemId: item.itemId });
  expect(receipt.item).toMatchObject({ review: "claimed", execution: "held", holder: { kind: "person", id: ria } });
});

test("a stale signature is refused with what was missed and the item as it is now", async () => {
  const item = await desk.submit();
  await desk.world.post(`/items/${item.itemId}/revisions`, {
    title: "Refund 480.00 EUR to order 8841",
    action: { name: "issue_refund", arguments: { order: "8841", amount: 480, currency: "EUR" } },
  });
  const answer = await refusalOf(async () => (await desk.as(ria)).items.approve(item));
  expect(answer).toMatchObject({ code: "CONFLICT", refusal: { code: "stale", signed: item.revisionHash } });
  expect(answer?.item?.version).toBeGreaterThan(item.seenVersion);
  expect(answer?.item?.revisionHash).not.toBe(item.revisionHash);
});

test("an item in another's hands is refused with who holds it", async () => {
  const item = await desk.submit();
  await (await desk.as(tomas)).items.claim({ itemId: item.itemId });
  const answer = await refusalOf(async () => (await desk.as(ria)).items.approve(item));
  expect(answer).toMatchObject({ code: "CONFLICT", refusal: { code: "claimed-by-other", by: tomas }, item: { review: "claimed" } });
});

test("many at once: each answers for itself, and one that is refused undoes none of the others", async () => {
  const [free, taken] = [await desk.submit(), await desk.submit()];
  await (await desk.as(tomas)).items.claim({ itemId: taken.itemId });
  const answers = await (await desk.as(ria)).items.decideMany({ items: [free, taken], decision: "reject", reason: "Doubled by mistake." });
  expect(answers).toMatchObject([
    { itemId: free.itemId, ok: true, receipt: { item: { reviewLabel: "rejected" } } },
    { itemId: taken.itemId, ok: false, refusal: { code: "claimed-by-other" }, item: { review: "claimed" } },
  ]);
});

test("a draft is kept for its writer alone, makes no version, and can be dropped", async () => {
  const item = await desk.submit();
  const [mine, theirs] = [await desk.as(ria), await desk.as(tomas)];
  const { itemId } = item;
  const draft = { note: "The photo", arguments: { order: "8841", amount: 300, currency: "EUR" }, revisionHash: item.revisionHash };
  await mine.items.draft.save({ itemId, draft });
  expect(await mine.items.draft.get({ itemId })).toEqual({ ...draft, words: {}, typed: {} });
  expect(await theirs.items.draft.get({ itemId })).toBeNull();
  expect((await mine.items.get({ itemId })).version).toBe(item.seenVersion);
  await mine.items.draft.drop({ itemId });
  expect(await mine.items.draft.get({ itemId })).toBeNull();
});

test("skipped items are not offered again, and nothing waiting is null", async () => {
  const caller = await desk.as(await desk.add("only-mail", ["reviewer"], ["mail-unclear"]));
  expect(await caller.queues.next({})).toBeNull();
  const first = await desk.submit();
  const peeked = await (await desk.as(ria)).queues.peek({ skip: [first.itemId], limit: 50 });
  expect(peeked.map(({ id }) => id)).not.toContain(first.itemId);
});

test.each([
  ["U+0000", "\u0000"],
  ["half a character", "\ud800"],
])("text that holds %s is refused by the name of its field, wherever it stands, and nothing is recorded", async (_, odd) => {
  const item = await desk.submit();
  const caller = await desk.as(ria);
  const { itemId, revisionHash } = item;
  const before = await desk.world.rows();
  const calls: readonly (readonly [string, () => Promise<unknown>])[] = [
    ["/itemId", () => caller.items.get({ itemId: asItemId(`${itemId}${odd}`) })],
    ["/note", () => caller.items.approve({ ...item, note: `Seen ${odd}` })],
    ["/reason", () => caller.items.reject({ ...item, reason: `No ${odd}` })],
    ["/question", () => caller.items.ask({ ...item, question: `Why ${odd}?` })],
    ["/arguments/order", () => caller.items.edit({ ...item, arguments: { order: odd } })],
    [pointer(["arguments", odd]), () => caller.items.edit({ ...item, arguments: { [odd]: 1 } })],
    ["/items/0/itemId", () => caller.items.decideMany({ items: [{ ...item, itemId: asItemId(odd) }], decision: "approve" })],
    ["/draft/note", () => caller.items.draft.save({ itemId, draft: { note: odd, revisionHash } })],
    ["/search", () => caller.queues.items({ search: odd })],
    ["/queues/0", () => caller.queues.next({ queues: [asQueueId(odd)] })],
  ];
  for (const [path, call] of calls)
    expect(await refusalOf(call)).toMatchObject({
      code: "UNPROCESSABLE_CONTENT",
      refusal: { code: "invalid", errors: [{ path }] },
    });
  expect(await desk.world.rows()).toEqual(before);
});
