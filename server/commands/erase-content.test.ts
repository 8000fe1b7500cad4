// Erasing on a real store: a needle is planted in every free field of an item and of a person by real commands, erased by two people, and then looked for in every column of every table.
import type { ReadWhat } from "@core/words/erasure";
import { asItemId, asPersonId, type ItemId, type PersonId } from "@core/words/ids";
import { DAY, HOUR } from "@core/words/time";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listStream, listValues } from "@/db/queries/events";
import { offboardPerson, renamePerson } from "@/db/queries/people";
import { readsOf } from "@/db/queries/reads";
import { brokenIn } from "@/db/testing/whole";
import { RIA, refund } from "../rest/testing/planted";
import type { Caller } from "../trpc/caller";
import { type Desk, openDesk, refusalOf } from "../trpc/testing/desk";
import { eraseOutdated } from "./erase-outdated";
import { expireErasures } from "./expire-erasures";
import { indexTrail } from "./index-trail";
import { keepOlderUses } from "./keep-older-uses";
import { full, livedThrough, NEEDLE, NINA, PIXEL, placesOf, takenBack } from "./testing/lived-item";

const MAX = asPersonId("max");

let desk: Desk;
let max: Caller;
let mia: Caller;
beforeAll(async () => {
  desk = await openDesk();
  await desk.add("mia", ["manager"]);
  await desk.add("aud", ["auditor"]);
  await desk.add(NINA, ["reviewer"], ["refunds-exceptions"]);
  await desk.add("wim", ["manager workflow:mail-sorting"]);
  while (await keepOlderUses(desk.world.deps));
  [max, mia] = [await desk.as(MAX), await desk.as(asPersonId("mia"))];
});
afterAll(() => desk.close());

const why = (refused: Awaited<ReturnType<typeof refusalOf>>) =>
  refused?.refusal.code === "erasure-refused" ? refused.refusal.why : (refused?.refusal.code ?? null);

describe("an item's content", () => {
  let item: ItemId;
  beforeAll(async () => {
    item = await livedThrough(desk, 420);
  });

  test("stays while somebody needs it, and is erased by two people at all events", async () => {
    const open = await desk.submit();
    expect(why(await refusalOf(() => max.erasures.ask({ kind: "item", itemId: open.itemId, reason: "A request." })))).toBe("open");
    expect(why(await refusalOf(() => max.erasures.ask({ kind: "item", itemId: item, reason: "A request." })))).toBe("reversible");
    await takenBack(desk, item);
    const wim = await desk.as(asPersonId("wim"));
    expect(why(await refusalOf(() => wim.erasures.ask({ kind: "item", itemId: item, reason: "Elsewhere." })))).toBe("not-found");

    const hold = await mia.erasures.placeHold({ itemId: item, reason: "A lawsuit." });
    expect(why(await refusalOf(() => max.erasures.ask({ kind: "item", itemId: item, reason: "A request." })))).toBe("held");
    expect(why(await refusalOf(() => mia.erasures.liftHold({ hold: hold.id, reason: "Settled." })))).toBe("own-hold");
    await max.erasures.liftHold({ hold: hold.id, reason: "Settled." });

    const { id } = await max.erasures.ask({ kind: "item", itemId: item, reason: "A request by letter." });
    expect(why(await refusalOf(() => mia.erasures.ask({ kind: "item", itemId: item, reason: "Again." })))).toBe("asked");
    expect(why(await refusalOf(() => max.erasures.sign({ erasure: id })))).toBe("own");
    expect(why(await refusalOf(() => wim.erasures.sign({ erasure: id })))).toBe("not-found");
    expect((await placesOf(desk, NEEDLE)).length).toBeGreaterThan(10);

    const counts = await mia.erasures.sign({ erasure: id });
    expect(counts.revisions).toBe(2);
    expect(counts.evidence).toBe(4);
    expect(counts.values).toBeGreaterThan(15);
    expect(why(await refusalOf(() => max.erasures.withdraw({ erasure: id })))).toBe("over");
  });

  test("is in no column of any table afterwards, and everything still verifies and is the fold of its events", async () => {
    // The skip's words, the checks and the drafts of that one item are gone as well.
    expect(await placesOf(desk, NEEDLE)).toEqual([]);
    expect(await placesOf(desk, PIXEL.slice(0, 20))).toEqual([]);
    expect(await brokenIn(desk.world.deps.store)).toEqual([]);
  });

  test("is said to be gone wherever it was shown, and nothing breaks on it", async () => {
    const ria = await desk.as(RIA);
    const view = await ria.items.get({ itemId: item });
    expect([view.title, view.revision.title, view.erasedAt]).toEqual(["Erased item", "Erased item", desk.world.now()]);
    expect(view.timeline.at(-1)).toMatchObject({ text: "mia erased the content", quote: "A request by letter." });
    expect(view.allowed.requestReversal.ok).toBe(false);
    expect((await ria.items.timeline({ itemId: item })).length).toBe(view.timeline.length);
    const like = await desk.submit(421);
    expect((await ria.items.get({ itemId: like.itemId })).similar.cases.map(({ id }) => id)).not.toContain(item);
    const { body, status } = await desk.world.get(`/items/${item}`);
    expect([status, body.title]).toEqual([200, "(erased)"]);
    expect(body).toMatchObject({ nonce: null, external_id: expect.stringMatching(/^erased:[0-9a-f]{64}$/) });
    expect((await desk.world.get(`/items/${item}/events`)).status).toBe(200);
  });

  test("is known again by its external id, and an answer that was kept is told to be gone", async () => {
    const again = await desk.world.post("/items", full(420));
    expect([again.status, again.body.id]).toEqual([200, item]);
    const repeated = await desk.world.post("/items", full(420), { idempotencyKey: "submit-420" });
    expect([repeated.status, repeated.body.code]).toEqual([410, "erased"]);
  });

  test("keeps the bytes that another item shows, until that one goes too", async () => {
    const shared = (title: string) => refund(10, { title, evidence: [{ kind: "text", label: "Letter", content: "The same letter" }] });
    const ids: ItemId[] = [];
    for (const title of ["One", "Two"]) {
      const { body } = await desk.world.post("/items", shared(title));
      const redeemed = await desk.world.post(
        `/items/${body.id}/executions`,
        { revision_hash: body.revision_hash },
        { idempotencyKey: title },
      );
      await desk.world.post(`/executions/${redeemed.body.id}/report`, { outcome: "failed" });
      ids.push(asItemId(body.id));
    }
    const gone: number[] = [];
    for (const itemId of ids) {
      const { id } = await max.erasures.ask({ kind: "item", itemId, reason: "A request." });
      gone.push((await mia.erasures.sign({ erasure: id })).evidence);
    }
    expect(gone).toEqual([0, 1]);
  });

  test("is not signed once its time is over, and the request ends by itself", async () => {
    const { itemId } = await desk.submit();
    const ria = await desk.as(RIA);
    const { revisionHash, version } = await ria.items.get({ itemId });
    await ria.items.reject({ itemId, revisionHash: revisionHash as never, seenVersion: version, reason: "No." });
    expect(why(await refusalOf(() => max.erasures.ask({ kind: "item", itemId, reason: "Now." })))).toBe("recallable");
    desk.world.pass(20_000);
    const { id } = await max.erasures.ask({ kind: "item", itemId, reason: "Now." });
    desk.world.pass(7 * DAY);
    expect(why(await refusalOf(() => mia.erasures.sign({ erasure: id })))).toBe("over");
    expect(await expireErasures(desk.world.deps)).toBe(1);
    expect((await mia.erasures.page()).over.map((one) => [one.id, one.state])).toContainEqual([id, "expired"]);
    const again = await mia.erasures.ask({ kind: "item", itemId, reason: "Once more." });
    await mia.erasures.withdraw({ erasure: again.id });
    expect((await max.erasures.page()).asked).toEqual([]);
  });
});

describe("a retention", () => {
  test("needs a second person where it gets shorter, says what would go, and leaves what is on hold", async () => {
    const ada = await desk.as(asPersonId("ada"));
    const ids: ItemId[] = [];
    for (let index = 0; index < 3; index++) {
      const { itemId } = await desk.submit(500 + index);
      await desk.world.post(`/items/${itemId}/withdraw`, { reason: "No longer needed." });
      ids.push(itemId);
    }
    await max.erasures.placeHold({ itemId: ids[0] ?? asItemId(""), reason: "A lawsuit." });
    desk.world.pass(40 * DAY);
    const { itemId: fresh } = await desk.submit(510);
    await desk.world.post(`/items/${fresh}/withdraw`, { reason: "Kept." });

    const before = await ada.erasures.tryRetention({ workflow: "refunds", days: 30 });
    expect(before.held).toBe(1);
    expect(before.items).toBeGreaterThanOrEqual(2);
    expect(await ada.erasures.setRetention({ workflow: "refunds", days: 30, reason: "By law." })).toEqual({ asked: true });
    expect(await eraseOutdated(desk.world.deps)).toEqual({ erased: 0, faults: [] });
    const [asked] = (await max.erasures.page()).asked;
    await max.erasures.sign({ erasure: asked?.id ?? "" });
    expect(await eraseOutdated(desk.world.deps)).toEqual({ erased: before.items, faults: [] });
    expect(await eraseOutdated(desk.world.deps)).toEqual({ erased: 0, faults: [] });

    const titles = await Promise.all([...ids, fresh].map(async (itemId) => (await max.items.get({ itemId })).title));
    expect(titles.map((title) => title === "Erased item")).toEqual([false, true, true, false]);
    const timeline = (await max.items.get({ itemId: ids[1] ?? fresh })).timeline;
    expect(timeline.at(-1)?.text).toBe("Content erased: its time was over");
    expect(await ada.erasures.setRetention({ workflow: "refunds", days: 90, reason: "Longer." })).toEqual({ asked: false });
    expect(await ada.erasures.setRetention({ workflow: "refunds", days: null, reason: "For good." })).toEqual({ asked: false });
    expect(await brokenIn(desk.world.deps.store)).toEqual([]);
  });
});

describe("a person's values", () => {
  const person: PersonId = asPersonId("leaver");
  test("go by two people once they have left, from every column, and their id stays", async () => {
    const { deps, now } = desk.world;
    await desk.add("leaver", ["reviewer"], ["refunds-exceptions"]);
    await deps.store.write((tx) => renamePerson(tx, person, NEEDLE));
    const leaver = await desk.as(person);
    await leaver.filters.save({ id: crypto.randomUUID(), name: NEEDLE, query: { queueId: null, only: null, q: NEEDLE }, sharedWith: null });
    const { itemId } = await desk.submit(700);
    await leaver.items.claim({ itemId });
    const { revisionHash, version } = await leaver.items.get({ itemId });
    await leaver.items.reject({ itemId, revisionHash: revisionHash as never, seenVersion: version, reason: "No." });
    expect(await placesOf(desk, NEEDLE)).toEqual(["filters.name", "filters.query", "people.name"]);
    const ada = await desk.as(asPersonId("ada"));
    expect(why(await refusalOf(() => ada.erasures.ask({ kind: "person", person, reason: "Left." })))).toBe("here");
    await deps.store.write((tx) => offboardPerson(tx, person, now()));
    const { id } = await ada.erasures.ask({ kind: "person", person, reason: "Left." });
    await max.erasures.sign({ erasure: id });
    expect([...(await placesOf(desk, NEEDLE)), ...(await placesOf(desk, "leaver@example.test"))]).toEqual([]);
    const view = await (await desk.as(RIA)).items.get({ itemId });
    expect(view.decision?.by).toMatchObject([{ id: "leaver", name: "Erased person" }]);
    expect(await brokenIn(deps.store)).toEqual([]);
  });
});

describe("reading outside of one's work", () => {
  test("is on the trail once an hour, for auditors always and for others where they had no part; work leaves no mark", async () => {
    const { world } = desk;
    const aud = await desk.as(asPersonId("aud"));
    const ria = await desk.as(RIA);
    const { itemId } = await desk.submit(800);
    await ria.items.get({ itemId });
    await aud.items.get({ itemId });
    await aud.items.get({ itemId });
    world.pass(HOUR);
    await aud.items.get({ itemId });
    expect(await max.erasures.readers({ itemId })).toMatchObject([{ person: { id: "aud" }, times: 2 }]);
    expect(why(await refusalOf(() => ria.erasures.readers({ itemId })))).toBe("forbidden");
    const values = await world.deps.store.read((tx) => listValues(tx, "person:aud"));
    expect(values).toEqual([]);
    const events = await world.deps.store.read(({ q, t }) => q.select().from(t.events));
    const reads = events.filter(({ stream, type }) => stream === "person:aud" && type === "read");
    expect(reads.map(({ data }) => JSON.parse(data))).toMatchObject([{ item: itemId, what: "item", revision: 1 }, { item: itemId }]);

    await world.post(`/items/${itemId}/withdraw`, { reason: "Not needed." });
    await ria.items.get({ itemId });
    expect((await max.erasures.readers({ itemId })).map(({ person }) => person.id).sort()).toEqual(["aud", "ria"]);
    expect(await brokenIn(world.deps.store)).toEqual([]);
  });

  test.each<
    readonly [
      ReadWhat,
      (reader: Caller, item: { readonly itemId: ItemId; readonly run: string; readonly place: number }) => Promise<unknown>,
    ]
  >([
    ["item", (reader, { itemId }) => reader.items.timeline({ itemId })],
    ["past", (reader, { itemId }) => reader.items.past({ itemId })],
    ["past", (reader, { itemId }) => reader.items.asOf({ itemId, atMs: desk.world.now(), seenBy: null })],
    ["run", (reader, { run }) => reader.runs.get({ workflow: "refunds", run })],
    ["proof", (reader, { place }) => reader.trail.event({ logIndex: place })],
    ["export", (reader, { itemId }) => reader.exports.begin({ choice: { of: "item", item: itemId }, format: "jsonl" })],
  ])("counts whichever way it goes: %s", async (what, read) => {
    const { world } = desk;
    const run = `run-${crypto.randomUUID()}`;
    const { body } = await world.post("/items", refund(810, { run, external_id: run }));
    const itemId = asItemId(body.id);
    await world.sequence();
    const place = (await world.deps.store.read((tx) => listStream(tx, `item:${itemId}`)))[0]?.logIndex ?? -1;
    await read(await desk.as(asPersonId("aud")), { itemId, run, place });
    const reads = await world.deps.store.read((tx) => readsOf(tx, itemId, 10));
    expect(reads.map((one) => [one.person, one.what])).toEqual([["aud", what]]);
    await world.sequence();
    while ((await indexTrail(world.deps, 100)) === "more");
    const found = (await max.trail.search({ q: `item:${itemId} by:aud`, zone: "UTC" })).rows;
    expect(found.map(({ what: words }) => words)).toContain("Read an item");
  });
});
