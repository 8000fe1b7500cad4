// Scopes of the trail, attacked: whoever reads one workflow or one queue sees, counts, exports and proves nothing else, and a role that may not read the trail widens nothing.
import type { beginExportInput } from "@core/words/exports";
import { asItemId, asPersonId, asQueueId, type ItemId, type PersonId } from "@core/words/ids";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { indexTrail } from "../commands/index-trail";
import { MAX, refund } from "../rest/testing/planted";
import { type Desk, openDesk, refusalOf } from "../trpc/testing/desk";
import { exportText } from "./testing/export-text";
import { runsTaken } from "./testing/runs-taken";

const RUN = "run-1";
const EXCEPTIONS = "refunds-exceptions";
/** Reads the trail of another workflow. */
const ELSEWHERE = asPersonId("elsewhere");
/** The same, and reviews everywhere: sees items, and nothing of their trail. */
const REVIEWS = asPersonId("reviews");
/** Leads one queue. */
const LEADS_QUEUE = asPersonId("leads-queue");

let desk: Desk;
let item: ItemId;
beforeAll(async () => {
  desk = await openDesk();
  await desk.add(ELSEWHERE, ["auditor workflow:mail-sorting"]);
  await desk.add(REVIEWS, ["auditor workflow:mail-sorting", "reviewer"], [EXCEPTIONS]);
  await desk.add(LEADS_QUEUE, [`manager queue:${EXCEPTIONS}`]);
  item = await submitted();
  await index();
});
afterAll(() => desk.close());

async function index(): Promise<void> {
  await desk.world.sequence();
  while ((await indexTrail(desk.world.deps, 100)) === "more");
}

async function submitted(): Promise<ItemId> {
  const { status, body } = await desk.world.post("/items", refund(420, { run: RUN, step: "pay" }));
  expect([status, body.detail]).toEqual([201, undefined]);
  return asItemId(body.id);
}

async function searched(person: PersonId, q: string) {
  const { rows, counts } = await (await desk.as(person)).trail.search({ q, zone: "UTC" });
  const counted = Object.values(counts?.facets ?? {}).flatMap((values) => values ?? []);
  return { rows: rows.length, events: counts?.events, counted: counted.length };
}
const NOTHING = { rows: 0, events: 0, counted: 0 };

/** How many events of the whole trail somebody may open, one by one. */
async function opened(person: PersonId): Promise<number> {
  const caller = await desk.as(person);
  const { events } = await (await desk.as(MAX)).trail.state();
  let count = 0;
  for (let logIndex = 0; logIndex < events; logIndex++) if ((await refusalOf(() => caller.trail.event({ logIndex }))) === null) count += 1;
  return count;
}

async function exported(person: PersonId, request: Pick<z.input<typeof beginExportInput>, "choice" | "format">): Promise<string> {
  const { id } = await (await desk.as(person)).exports.begin(request);
  return exportText(desk.world.deps, id, person);
}

const runsOf = async (person: PersonId): Promise<number> => (await runsTaken(desk.world.deps, person, { source: "items" })).length;

describe("somebody whose scope is another workflow", () => {
  test("finds, counts, opens and exports nothing of this one", async () => {
    const caller = await desk.as(ELSEWHERE);
    for (const q of ["", `item:${item}`, "kind:proposals", "lamp"]) expect(await searched(ELSEWHERE, q)).toEqual(NOTHING);
    expect(await caller.trail.arrived({ q: "", zone: "UTC", after: -1 })).toEqual({ count: 0 });
    expect(await opened(ELSEWHERE)).toBe(0);
    expect(await caller.trail.terms()).toMatchObject({ workflow: ["mail-sorting"] });
    const one = { of: "item", item } as const;
    expect((await refusalOf(() => caller.exports.begin({ choice: one, format: "jsonl" })))?.refusal.code).toBe("not-found");
    expect(
      (await refusalOf(() => caller.exports.begin({ choice: { of: "run", workflow: "refunds", run: RUN }, format: "jsonl" })))?.refusal
        .code,
    ).toBe("not-found");
    const choice = { of: "filter", filter: {} } as const;
    expect(await exported(ELSEWHERE, { choice, format: "jsonl" })).not.toContain(item);
    expect((await exported(ELSEWHERE, { choice, format: "csv" })).trimEnd().split("\r\n")).toHaveLength(1);
  });

  test("sees no run, no map, no past and no morning of it", async () => {
    const caller = await desk.as(ELSEWHERE);
    expect((await caller.runs.list({ source: "items" })).rows).toEqual([]);
    expect((await caller.runs.workflows()).map(({ workflow }) => workflow)).toEqual(["mail-sorting"]);
    const refused = await Promise.all(
      [
        () => caller.runs.get({ workflow: "refunds", run: RUN }),
        () => caller.runs.map({ workflow: "refunds" }),
        () => caller.items.past({ itemId: item }),
        () => caller.items.asOf({ itemId: item, atMs: desk.world.now(), seenBy: null }),
        () => caller.erasures.ofItem({ itemId: item }),
        () => caller.erasures.readers({ itemId: item }),
      ].map(async (ask) => (await refusalOf(ask))?.refusal.code),
    );
    expect(new Set(refused)).toEqual(new Set(["not-found"]));
    expect(await runsTaken(desk.world.deps, ELSEWHERE, { workflow: "refunds", run: RUN, source: "items" })).toEqual([]);
    expect(await runsOf(ELSEWHERE)).toBe(0);
    const { late, reversed, against, reconciling } = await caller.morning.page({ since: "week" });
    expect([late, reversed, against, reconciling].map(({ count }) => count)).toEqual([0, 0, 0, 0]);
  });
});

test("whoever reviews an item sees it and its timeline, and nothing of its trail", async () => {
  const caller = await desk.as(REVIEWS);
  expect((await caller.items.get({ itemId: item })).id).toBe(item);
  const past = await caller.items.past({ itemId: item });
  expect([past.mayProve, past.entries.every(({ logIndex }) => logIndex === null)]).toEqual([false, true]);
  expect(await searched(REVIEWS, `item:${item}`)).toEqual(NOTHING);
  expect(await opened(REVIEWS)).toBe(0);
  expect((await refusalOf(() => caller.exports.begin({ choice: { of: "item", item }, format: "html" })))?.refusal.code).toBe("not-found");
});

describe("somebody who leads one queue", () => {
  test("has what is there, and from the moment on at which it goes elsewhere nothing of it", async () => {
    const caller = await desk.as(LEADS_QUEUE);
    const max = await desk.as(MAX);
    const here = await searched(LEADS_QUEUE, `item:${item}`);
    expect(here.events).toBeGreaterThan(0);
    expect(here.events).toBe((await searched(MAX, `item:${item}`)).events);
    await max.items.move({ itemId: item, to: asQueueId("finance-leads") });
    // Whether or not the index has followed.
    for (const follow of [async () => undefined, index]) {
      await follow();
      expect(await searched(LEADS_QUEUE, `item:${item}`)).toEqual(NOTHING);
      expect(await caller.trail.arrived({ q: `item:${item}`, zone: "UTC", after: -1 })).toEqual({ count: 0 });
      expect((await refusalOf(() => caller.items.past({ itemId: item })))?.refusal.code).toBe("not-found");
    }
    expect(await opened(LEADS_QUEUE)).toBe(0);
  });

  test("has all of what came into it, from its first event on", async () => {
    const max = await desk.as(MAX);
    await max.items.move({ itemId: item, to: asQueueId(EXCEPTIONS) });
    await index();
    expect((await searched(LEADS_QUEUE, `item:${item}`)).events).toBe((await searched(MAX, `item:${item}`)).events);
    const text = await exported(LEADS_QUEUE, { choice: { of: "item", item }, format: "jsonl" });
    expect(text).toContain(`"stream":"item:${item}"`);
  });
});
