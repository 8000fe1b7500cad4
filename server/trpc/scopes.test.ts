// A role reaches as far as its scope: what lies beyond does not exist, and what one had a hand in stays in sight.
import { asItemId, asQueueId, type PersonId } from "@core/words/ids";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { offboardPerson, setRoles } from "@/db/queries/people";
import { type Desk, openDesk, refusalOf, type Waiting } from "./testing/desk";

const REFUNDS = "refunds-exceptions";
let desk: Desk;
let item: Waiting;
let refunder: PersonId;
let sorter: PersonId;
let colleague: PersonId;
beforeAll(async () => {
  desk = await openDesk();
  refunder = await desk.add("refunder", [`reviewer queue:${REFUNDS}`], [REFUNDS]);
  colleague = await desk.add("colleague", ["reviewer"], [REFUNDS, "finance-leads"]);
  sorter = await desk.add("sorter", ["reviewer queue:mail-unclear"], ["mail-unclear", REFUNDS]);
  item = await desk.submit();
});
afterAll(() => desk.close());

const codeOf = async (call: () => Promise<unknown>) => (await refusalOf(call))?.code ?? "allowed";

describe("a reviewer of another queue", () => {
  test("does not find the item, and cannot claim or decide it, although they are a member of its queue", async () => {
    const caller = await desk.as(sorter);
    const { itemId } = item;
    expect(await codeOf(() => caller.items.get({ itemId }))).toBe("NOT_FOUND");
    expect(await codeOf(() => caller.items.timeline({ itemId }))).toBe("NOT_FOUND");
    expect(await codeOf(() => caller.items.claim({ itemId }))).toBe("NOT_FOUND");
    expect(await codeOf(() => caller.items.approve(item))).toBe("NOT_FOUND");
    expect(await codeOf(() => caller.people.colleagues({ itemId }))).toBe("NOT_FOUND");
    expect(await codeOf(() => caller.items.draft.save({ itemId, draft: { revisionHash: item.revisionHash } }))).toBe("NOT_FOUND");
    expect(await caller.items.decideMany({ items: [item], decision: "approve" })).toMatchObject([
      { ok: false, refusal: { code: "not-found" }, item: null },
    ]);
  });
  test("gets no such item offered, listed or counted", async () => {
    const caller = await desk.as(sorter);
    expect(await caller.queues.next({})).toBeNull();
    expect(await caller.queues.peek({})).toEqual([]);
    expect((await caller.items.list({})).rows).toEqual([]);
    expect((await caller.queues.list()).find(({ id }) => id === REFUNDS)?.open ?? 0).toBe(0);
  });
  test("is answered alike for an item that exists and one that does not", async () => {
    const caller = await desk.as(sorter);
    const there = await refusalOf(() => caller.items.get({ itemId: item.itemId }));
    const nowhere = await refusalOf(() => caller.items.get({ itemId: asItemId("0193-nowhere") }));
    expect(there).toEqual(nowhere);
  });
});

describe("a reviewer in scope", () => {
  test("finds it, is offered it and claims it", async () => {
    const caller = await desk.as(refunder);
    expect(await caller.items.get({ itemId: item.itemId })).toMatchObject({ id: item.itemId, review: "queued" });
    expect((await caller.queues.peek({})).map(({ id }) => id)).toContain(item.itemId);
    expect(await caller.queues.next({})).toMatchObject({ item: { id: item.itemId, review: "claimed" } });
    expect(await caller.items.release({ itemId: item.itemId })).toMatchObject({ item: { review: "queued" } });
  });
  test("is told what came of sending it out of their sight, and then no longer finds it", async () => {
    const sent = await desk.submit();
    const caller = await desk.as(refunder);
    const receipt = await caller.items.move({ itemId: sent.itemId, to: "finance-leads" });
    expect(receipt.item).toMatchObject({ queue: "finance-leads", review: "queued" });
    expect(await codeOf(() => caller.items.get({ itemId: sent.itemId }))).toBe("NOT_FOUND");
  });
  test("keeps sight of what they signed, wherever it goes", async () => {
    const [signed, unsigned] = [await desk.submit(), await desk.submit()];
    const mover = await desk.add("mover", [`reviewer queue:${REFUNDS}`], [REFUNDS]);
    await (await desk.as(mover)).items.reject({ ...signed, reason: "Not damaged." });
    await desk.world.deps.store.write((tx) => setRoles(tx, mover, [{ role: "reviewer", scope: "queue:mail-unclear" }]));
    const caller = await desk.as(mover);
    expect(await caller.items.get({ itemId: signed.itemId })).toMatchObject({ reviewLabel: "rejected" });
    expect(await codeOf(() => caller.items.get({ itemId: unsigned.itemId }))).toBe("NOT_FOUND");
  });
});

describe("an auditor of one workflow", () => {
  test("reads its items in whatever queue, and none of another workflow", async () => {
    const expenses = await desk.as(await desk.add("aud-expenses", ["auditor workflow:expenses"]));
    const refunds = await desk.as(await desk.add("aud-refunds", ["auditor workflow:refunds"]));
    expect(await refunds.items.get({ itemId: item.itemId })).toMatchObject({ id: item.itemId });
    expect((await refunds.items.list({})).rows.map(({ id }) => id)).toContain(item.itemId);
    expect(await codeOf(() => expenses.items.get({ itemId: item.itemId }))).toBe("NOT_FOUND");
    expect((await expenses.items.list({})).rows).toEqual([]);
  });
});

describe("a manager of one workflow", () => {
  test("moves its items and pulls its stop, and no other", async () => {
    const manager = await desk.as(await desk.add("max-refunds", ["manager workflow:refunds"]));
    const other = await desk.as(await desk.add("max-mail", ["manager workflow:mail-sorting"]));
    const { itemId } = await desk.submit();
    expect(await codeOf(() => other.items.move({ itemId, to: asQueueId("finance-leads") }))).toBe("NOT_FOUND");
    expect(await manager.items.move({ itemId, to: "finance-leads" })).toMatchObject({ item: { queue: "finance-leads" } });
    expect(await codeOf(() => manager.stops.pull({ scope: "workflow", target: "mail-sorting" }))).toBe("FORBIDDEN");
    expect(await codeOf(() => manager.stops.pull({ scope: "all" }))).toBe("FORBIDDEN");
    expect(await codeOf(() => other.stops.pull({ scope: "workflow", target: "mail-sorting" }))).toBe("allowed");
    expect(await codeOf(() => other.stops.lift({ scope: "workflow", target: "mail-sorting", reason: "A drill." }))).toBe("allowed");
  });
  test("does not decide: that takes a reviewer of the queue", async () => {
    const manager = await desk.as(await desk.add("max-both", ["manager", "reviewer queue:mail-unclear"]));
    const waiting = await desk.submit();
    expect(await refusalOf(() => manager.items.approve(waiting))).toMatchObject({ code: "FORBIDDEN", refusal: { code: "not-eligible" } });
  });
});

test("a queue outside of every scope is not there", async () => {
  const caller = await desk.as(await desk.add("leads-only", ["reviewer queue:finance-leads"], ["finance-leads"]));
  expect(await codeOf(() => caller.queues.items({ queueId: REFUNDS }))).toBe("NOT_FOUND");
  expect((await caller.queues.list()).map(({ id }) => id)).toEqual(["finance-leads"]);
});

test("who has been offboarded is signed out of everything, at once", async () => {
  const leaver = await desk.add("leaver", ["reviewer", "manager", "admin"], [REFUNDS]);
  const caller = await desk.as(leaver);
  expect(await codeOf(() => caller.items.get({ itemId: item.itemId }))).toBe("allowed");
  await desk.world.deps.store.write((tx) => offboardPerson(tx, leaver, desk.world.now()));
  expect(await codeOf(async () => (await desk.as(leaver)).me.get())).toBe("UNAUTHORIZED");
});

test("a role taken away is gone with the next request", async () => {
  await desk.world.deps.store.write((tx) => setRoles(tx, colleague, [{ role: "auditor", scope: null }]));
  const caller = await desk.as(colleague);
  expect(await codeOf(() => caller.items.claim({ itemId: item.itemId }))).toBe("FORBIDDEN");
  expect(await codeOf(() => caller.items.get({ itemId: item.itemId }))).toBe("allowed");
});
