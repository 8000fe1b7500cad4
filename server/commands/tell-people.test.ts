// What people are told of the trail and the clock: the right ones, once for each cause, never of what they did, and nobody twice when a teller is killed.
import { asPersonId, type PersonId } from "@core/words/ids";
import { DAY, MINUTE } from "@core/words/time";
import { afterEach, beforeEach, expect, test } from "vitest";
import { addAbsence, addDeputy } from "@/db/queries/people";
import { MAX, RIA, refund } from "../rest/testing/planted";
import { type Desk, openDesk, type Waiting } from "../trpc/testing/desk";
import { advanceDue } from "./advance-due";
import { tellOfDue, tellOfTrail } from "./tell-people";

const ADA = asPersonId("ada");
let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
  await tellOfTrail(desk.world.deps, 100);
  await tellOfDue(desk.world.deps);
});
afterEach(() => desk.close());

/** The clock goes on and everything that is due happens, as the jobs would have it. */
async function pass(ms: number): Promise<void> {
  desk.world.pass(ms);
  await advanceDue(desk.world.deps, 1_000);
  await told();
}
async function told(): Promise<void> {
  await desk.world.sequence();
  await tellOfTrail(desk.world.deps, 1_000);
  await tellOfDue(desk.world.deps);
}
const inbox = async (person: PersonId, only: "unread" | "all" = "unread") =>
  (await (await desk.as(person)).inbox.page({ only })).notices.map(({ words, path }) => ({ words, path }));
const words = async (person: PersonId) => (await inbox(person)).map((notice) => notice.words);
const open = async ({ itemId }: Waiting) => (await (await desk.as(RIA)).items.get({ itemId })) as { revisionHash: string; version: number };

test("rungs tell the members, then the owner, then those to whom the item moves; while unread one notice counts up", async () => {
  const item = await desk.submit();
  expect(await inbox(RIA)).toEqual([]);
  await pass(15 * MINUTE);
  expect(await inbox(RIA)).toEqual([{ words: "Something waits in Refunds, exceptions", path: `/items/${item.itemId}` }]);
  expect(await words(MAX)).toEqual(["Something waits in Refunds, exceptions"]);
  const other = await desk.submit(500);
  await pass(30 * MINUTE);
  // The owner's own rung, and the members' of the second item.
  expect(await inbox(RIA)).toEqual([{ words: "3 reminders of what waits in Refunds, exceptions", path: "/queues/refunds-exceptions" }]);
  expect(await words(MAX)).toEqual(["2 reminders of what waits in Refunds, exceptions"]);
  await pass(15 * MINUTE);
  expect(await words(MAX)).toContain("Something waits in Finance leads");
  expect(other.itemId).not.toBe(item.itemId);
});

test("a person is told of what is handed to them, sent up to them and answered, and of nothing that they did themselves", async () => {
  const ria = await desk.as(RIA);
  const max = await desk.as(MAX);
  const item = await desk.submit();
  await ria.items.claim({ itemId: item.itemId });
  await max.items.delegate({ itemId: item.itemId, to: RIA });
  await told();
  expect(await inbox(RIA)).toEqual([{ words: "An item was handed to you", path: `/items/${item.itemId}` }]);
  expect(await inbox(MAX)).toEqual([]);

  const asked = await open(item);
  await ria.items.ask({ itemId: item.itemId, revisionHash: asked.revisionHash, seenVersion: asked.version, question: "Which lamp?" });
  expect((await desk.world.post(`/items/${item.itemId}/replies`, { message: "The left one." })).status).toBe(201);
  await told();
  expect(await words(RIA)).toEqual(["What you asked was answered", "An item was handed to you"]);

  await ria.items.escalate({ itemId: item.itemId, reason: "Above my limit." });
  await told();
  expect(await words(MAX)).toEqual(["An item was escalated to Finance leads"]);
  expect(await words(RIA)).toHaveLength(2);
});

test("whoever is away has their deputy told in their place, and for whom", async () => {
  const now = desk.world.now();
  const dee = await desk.add("dee", ["reviewer"]);
  await desk.world.deps.store.write(async (tx) => {
    await addAbsence(tx, { id: "a", person: RIA, from: now, until: now + DAY });
    await addDeputy(tx, { id: "d", person: RIA, deputy: dee, from: now, until: now + DAY, scope: "workflow:refunds" });
  });
  await desk.submit();
  await pass(15 * MINUTE);
  expect(await words(dee)).toEqual(["Something waits in Refunds, exceptions, for Ria Roth"]);
  expect(await words(RIA)).toEqual([]);
  await desk.world.deps.store.write((tx) => addAbsence(tx, { id: "b", person: dee, from: now, until: now + DAY }));
  await pass(30 * MINUTE);
  // Nobody is there: it waits for the one who answers for it.
  expect(await words(RIA)).toEqual(["Something waits in Refunds, exceptions"]);
});

test("stops are told to managers and to the owners of what they stop, but for who pulled", async () => {
  const max = await desk.as(MAX);
  const mia = await desk.add("mia", ["manager"]);
  const narrow = await desk.add("narrow", ["manager workflow:expenses"]);
  await max.stops.pull({ scope: "workflow", target: "refunds" });
  await max.stops.pull({ scope: "agent", target: "refund-agent" });
  await told();
  expect(await words(mia)).toEqual(expect.arrayContaining(["Stopped: refunds", "Stopped: refund-agent"]));
  expect(await words(asPersonId("olga"))).toEqual(["Stopped: refund-agent"]);
  expect([...(await words(MAX)), ...(await words(narrow))]).toEqual([]);
  await max.stops.lift({ scope: "workflow", target: "refunds", reason: "Mended." });
  await told();
  expect(await words(mia)).toContain("No longer stopped: refunds");
});

test("what falls due is told to who holds it and to the queue's owner, once, however often it is looked", async () => {
  const withDue = await Promise.all([1, 2, 3].map(async () => (await desk.world.post("/items", refund(420, { due_in_s: 60 }))).body.id));
  await (await desk.as(MAX)).items.claim({ itemId: withDue[0] ?? "" });
  await pass(MINUTE);
  expect(await words(RIA)).toEqual([]);
  await pass(10_000);
  await pass(10_000);
  expect(await inbox(RIA)).toEqual([
    { words: "3 items are overdue in Refunds, exceptions", path: "/queues/refunds-exceptions?only=overdue" },
  ]);
  expect(await inbox(MAX)).toEqual([{ words: "An item in your hands is overdue", path: `/items/${withDue[0]}` }]);
  expect(await words(ADA)).toEqual([]);
});

test("a teller that dies tells nothing, the next one everything, and two at once tell it once", async () => {
  const { deps, another, sequence } = desk.world;
  await desk.submit();
  desk.world.pass(15 * MINUTE);
  await advanceDue(deps, 100);
  await sequence();
  let left = 1;
  const dying = {
    ...deps,
    ids: {
      ...deps.ids,
      any: () => {
        if (left-- > 0) return deps.ids.any();
        throw new Error("killed");
      },
    },
  };
  await expect(tellOfTrail(dying, 100)).rejects.toThrow("killed");
  expect(await words(RIA)).toEqual([]);
  const second = await another();
  await Promise.all([tellOfTrail(deps, 100), tellOfTrail(second, 100), tellOfTrail(deps, 100), tellOfTrail(second, 100)]);
  await tellOfTrail(second, 100);
  expect(await words(RIA)).toEqual(["Something waits in Refunds, exceptions"]);
  expect(await words(MAX)).toEqual(["Something waits in Refunds, exceptions"]);
});

test("an item that left a person's sight is told of without its name", async () => {
  const quinn = await desk.add("quinn", ["reviewer queue:refunds-exceptions"], ["refunds-exceptions"]);
  const item = await desk.submit();
  await pass(15 * MINUTE);
  const page = async () => (await (await desk.as(quinn)).inbox.page({})).notices[0];
  expect(await page()).toMatchObject({ title: "Refund 420.00 EUR to order 8841", gone: false });
  await (await desk.as(MAX)).items.move({ itemId: item.itemId, to: "finance-leads" });
  expect(await page()).toMatchObject({ title: null, gone: true, path: "/queues/refunds-exceptions" });
});

test("read, unread and all read are one's own, and what was read may come again", async () => {
  await desk.submit();
  await pass(15 * MINUTE);
  const ria = await desk.as(RIA);
  const [notice] = (await ria.inbox.page({})).notices;
  if (notice === undefined) throw new Error("nothing was told");
  await expect((await desk.as(MAX)).inbox.mark({ notice: notice.id, read: true })).rejects.toThrow();
  await ria.inbox.mark({ notice: notice.id, read: true });
  expect(await ria.inbox.count()).toMatchObject({ unread: 0 });
  expect(await inbox(RIA, "all")).toHaveLength(1);
  await ria.inbox.mark({ notice: notice.id, read: false });
  expect(await ria.inbox.count()).toMatchObject({ unread: 1 });
  await ria.inbox.readAll({ upTo: notice.lastAt });
  await pass(30 * MINUTE);
  expect(await words(RIA)).toEqual(["Something waits in Refunds, exceptions"]);
  // The one that was read stays so: the new one says it.
  await ria.inbox.mark({ notice: notice.id, read: false });
  expect(await ria.inbox.count()).toMatchObject({ unread: 1 });
});
