// The trail under a blind quorum, attacked: somebody who may still sign, and who may search, export and look back at everything, finds the first signer's name nowhere.
import { fileURLToPath } from "node:url";
import { type BeginExportInput, beginExportInput } from "@core/words/exports";
import { asItemId, asPersonId, asQueueId, type ItemId, type PersonId } from "@core/words/ids";
import { MINUTE } from "@core/words/time";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { z } from "zod";
import { readSeeds } from "@/db/seeds/read-seeds";
import { advanceDue } from "../commands/advance-due";
import { takeExport } from "../commands/follow-export";
import { indexTrail } from "../commands/index-trail";
import { publishPolicy } from "../commands/publish-policy";
import { createExporter, ExportWithheld } from "../exporting";
import { xesTrace } from "../history/write-xes";
import { refund } from "../rest/testing/planted";
import { type Desk, openDesk, refusalOf } from "../trpc/testing/desk";
import { runsTaken } from "./testing/runs-taken";

const SEEDS = fileURLToPath(new URL("../../db/seeds", import.meta.url));
/** Above it two people sign. */
const DUAL = 2_500;
const LEADS = "finance-leads";
const FIRST = asPersonId("Zaphira");
const SECOND = asPersonId("Quentin");
const RUN = "run-blind";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.add(FIRST, ["reviewer"], [LEADS]);
  await desk.add(SECOND, ["reviewer", "manager", "auditor"], [LEADS]);
  const refunds = readSeeds(SEEDS).workflows.find(({ policy }) => policy.workflow === "refunds");
  if (!refunds) throw new Error("no seeds of refunds");
  const boundaries = Object.fromEntries(
    Object.entries(refunds.policy.boundaries).map(([action, boundary]) => [action, { ...boundary, blind: true }]),
  );
  expect(await publishPolicy(desk.world.deps, { ...refunds, policy: { ...refunds.policy, boundaries } })).toMatchObject({ ok: true });
});
afterAll(() => desk.close());

async function index(): Promise<void> {
  await desk.world.sequence();
  while ((await indexTrail(desk.world.deps, 100)) === "more");
}

async function submitted(): Promise<ItemId> {
  const { status, body } = await desk.world.post("/items", refund(DUAL, { run: RUN, step: "pay" }));
  expect([status, body.detail]).toEqual([201, undefined]);
  return asItemId(body.id);
}

const signedNow = async (person: PersonId, itemId: ItemId) => {
  const { revisionHash, version: seenVersion } = await (await desk.as(person)).items.get({ itemId });
  return { itemId, revisionHash: revisionHash as never, seenVersion, seenMs: 9_000 };
};

/** She has it, asks, is answered, sets it aside, is woken, sends it on and takes it back up, and signs. */
async function signedByFirst(): Promise<{ readonly itemId: ItemId; readonly instants: readonly number[] }> {
  const itemId = await submitted();
  const first = await desk.as(FIRST);
  const instants: number[] = [];
  const step = async (act: () => Promise<unknown>) => {
    await act();
    instants.push(desk.world.now());
    desk.world.pass(MINUTE);
  };
  await step(() => first.items.claim({ itemId }));
  await step(async () => first.items.ask({ ...(await signedNow(FIRST, itemId)), question: "Is the lamp broken?" }));
  await step(() => desk.world.post(`/items/${itemId}/replies`, { message: "It is broken." }));
  await step(() => first.items.suspend({ itemId, untilMs: desk.world.now() + MINUTE, reason: "The shop calls back." }));
  await step(() => advanceDue(desk.world.deps, 50));
  await step(async () => first.items.approve({ ...(await signedNow(FIRST, itemId)), note: "Looked at." }));
  await index();
  return { itemId, instants };
}

async function exported(person: PersonId, request: Pick<z.input<typeof beginExportInput>, "choice" | "format">): Promise<string> {
  const { id } = await (await desk.as(person)).exports.begin(request);
  return fetched(person, id);
}

async function fetched(person: PersonId, id: string): Promise<string> {
  const taken = await takeExport(desk.world.deps, { id, by: person });
  if (!taken.ok) throw new Error(taken.refusal.code);
  let text = "";
  const sink = async (pieces: AsyncIterable<string>) => {
    for await (const piece of pieces) text += piece;
  };
  await createExporter(desk.world.deps, 1).run({ ...taken.value, signal: new AbortController().signal, sink });
  return text;
}

const filterOf = (person: PersonId | null): BeginExportInput["choice"] =>
  beginExportInput.parse({ choice: { of: "filter", filter: { workflow: "refunds", person } }, format: "csv" }).choice;

/** Everything that screens of the trail, of runs and of the past answer about the item. */
async function everyAnswer(person: PersonId, itemId: ItemId, instants: readonly number[]): Promise<Readonly<Record<string, string>>> {
  const caller = await desk.as(person);
  const search = (q: string) => caller.trail.search({ q: `item:${itemId} ${q}`, zone: "UTC" });
  const found = await search("");
  const taken = await runsTaken(desk.world.deps, person, { workflow: "refunds", run: RUN, source: "items" });
  const answers = {
    item: await caller.items.get({ itemId }),
    past: await caller.items.past({ itemId }),
    asItWas: await Promise.all(instants.flatMap((atMs) => [null, FIRST].map((seenBy) => caller.items.asOf({ itemId, atMs, seenBy })))),
    found,
    events: await Promise.all(found.rows.map(({ logIndex }) => caller.trail.event({ logIndex }))),
    run: await caller.runs.get({ workflow: "refunds", run: RUN }),
    runs: await caller.runs.list({ source: "items" }),
    map: await caller.runs.map({ workflow: "refunds" }),
    xes: taken.map(xesTrace),
    morning: await caller.morning.page({ since: "week" }),
    readers: await caller.erasures.readers({ itemId }),
    inbox: await caller.inbox.page({}),
    table: await exported(person, { choice: filterOf(null), format: "csv" }),
    lines: await exported(person, { choice: { of: "run", workflow: "refunds", run: RUN }, format: "jsonl" }),
  };
  return Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, JSON.stringify(answer)]));
}

const telling = (answers: Readonly<Record<string, string>>) =>
  Object.entries(answers).flatMap(([name, answer]) => (answer.includes(FIRST) || answer.includes("Looked at.") ? [name] : []));

test("who had it and signed is told by no answer while it is open, and by all of them once it is decided", async () => {
  const { itemId, instants } = await signedByFirst();
  const open = await everyAnswer(SECOND, itemId, instants);
  expect(telling(open)).toEqual([]);
  expect(open.events).toContain("It is broken.");
  expect(open.lines).toContain('\\"withheld\\":1');

  const second = await desk.as(SECOND);
  await second.items.claim({ itemId });
  await second.items.approve({ ...(await signedNow(SECOND, itemId)), note: null });
  await index();
  expect(telling(await everyAnswer(SECOND, itemId, instants))).toEqual(
    expect.arrayContaining(["item", "past", "asItWas", "found", "events", "run", "table", "lines"]),
  );
});

test("no search finds the item by who signed it, and no count changes with their signature", async () => {
  const second = await desk.as(SECOND);
  const count = async (q: string) => (await second.trail.search({ q, zone: "UTC" })).counts?.events;
  const asked = ["by:Zaphira", "to:Zaphira", "for:Zaphira", "by:Zaphira kind:decisions", "kind:transfers to:Zaphira"];
  await index();
  const before = await Promise.all(asked.map(count));
  const { itemId } = await signedByFirst();
  expect(await Promise.all(asked.map(count))).toEqual(before);
  for (const word of ["broken", '"calls back"', "Looked"]) {
    const { rows } = await second.trail.search({ q: `item:${itemId} ${word}`, zone: "UTC" });
    expect(rows).toEqual([]);
  }
});

test("what an export leaves out is counted the same, whoever is asked about", async () => {
  await signedByFirst();
  const withheld = async (person: PersonId) => {
    const text = await exported(SECOND, { choice: filterOf(person), format: "jsonl" });
    return (JSON.parse(text.slice(0, text.indexOf("\n"))) as { filter: { withheld: number } }).filter.withheld;
  };
  expect(await withheld(FIRST)).toBe(await withheld(asPersonId("ria")));
  expect(await withheld(FIRST)).toBeGreaterThan(0);
});

test("an export that was asked for before the first signature is not fetched after it", async () => {
  const second = await desk.as(SECOND);
  const open = (await second.queues.items({ queueId: asQueueId(LEADS) })).rows;
  for (const { id } of open) {
    await second.items.claim({ itemId: asItemId(id) });
    await second.items.reject({ ...(await signedNow(SECOND, asItemId(id))), reason: "No." });
  }
  const { id } = await second.exports.begin({ choice: { of: "all" }, format: "jsonl" });
  const { itemId } = await signedByFirst();
  await expect(fetched(SECOND, id)).rejects.toThrow(ExportWithheld);
  expect((await refusalOf(() => second.exports.begin({ choice: { of: "all" }, format: "jsonl" })))?.refusal.code).toBe("invalid");
  expect((await refusalOf(() => second.exports.begin({ choice: { of: "item", item: itemId }, format: "html" })))?.refusal.code).toBe(
    "invalid",
  );
});
