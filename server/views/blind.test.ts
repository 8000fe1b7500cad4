// Under a blind quorum no answer tells who has signed, or what they said, while the item is open: everything that somebody who may still sign can ask is searched for it.
import { fileURLToPath } from "node:url";
import { type BeginExportInput, beginExportInput } from "@core/words/exports";
import { asHash, asItemId, asPersonId, asQueueId, type ItemId, type PersonId } from "@core/words/ids";
import { MINUTE } from "@core/words/time";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { z } from "zod";
import { readSeeds } from "@/db/seeds/read-seeds";
import { advanceDue } from "../commands/advance-due";
import { indexTrail } from "../commands/index-trail";
import { publishPolicy } from "../commands/publish-policy";
import { ExportWithheld } from "../exporting";
import { xesTrace } from "../history/write-xes";
import { MAX, RIA, refund } from "../rest/testing/planted";
import { procedureFacts } from "../trpc/procedures";
import { type Desk, openDesk, refusalOf, type Waiting } from "../trpc/testing/desk";
import { callProcedure, procedureInputs } from "../trpc/testing/procedure-inputs";
import { liveNotices } from "./live-notices";
import { exportText } from "./testing/export-text";
import { runsTaken } from "./testing/runs-taken";

const SEEDS = fileURLToPath(new URL("../../db/seeds", import.meta.url));
/** Above it two people sign. */
const DUAL = 2_500;
const LEADS = "finance-leads";
const FIRST = asPersonId("Zaphira");
/** Works the queue, and may read whatever anybody may. */
const SECOND = asPersonId("Quentin");
const RUN = "run-blind";
/** In everything that the first one says, save the question that the agent answers. */
const WORD = "Wulfenite";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.add(FIRST, ["reviewer"], [LEADS]);
  await desk.add(SECOND, ["reviewer", "manager", "admin", "auditor"], [LEADS]);
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
  const claims = [{ subject: "order:8841", predicate: "was damaged" }];
  const { status, body } = await desk.world.post("/items", refund(DUAL, { run: RUN, step: "pay", claims }));
  expect([status, body.detail]).toEqual([201, undefined]);
  await index();
  return asItemId(body.id);
}

async function signedNow(person: PersonId, itemId: ItemId): Promise<Waiting & { readonly seenMs: number }> {
  const { revisionHash, version: seenVersion } = await (await desk.as(person)).items.get({ itemId });
  return { itemId, revisionHash: asHash(revisionHash), seenVersion, seenMs: 9_000 };
}

/**
 * She checks a claim, asks and is answered, sets it aside and is woken, changes it and signs; sends it up, and has it back with an answer, as
 * somebody who can sign it no more.
 */
async function signedByFirst(itemId: ItemId): Promise<readonly number[]> {
  const first = await desk.as(FIRST);
  const instants: number[] = [];
  const step = async (act: () => Promise<unknown>) => {
    await act();
    instants.push(desk.world.now());
    desk.world.pass(MINUTE);
  };
  await step(() => first.items.claim({ itemId }));
  const { revisionHash } = await signedNow(FIRST, itemId);
  await step(() => first.items.verify({ itemId, revisionHash, claim: 0, note: WORD }));
  await step(async () => first.items.ask({ ...(await signedNow(FIRST, itemId)), question: "Is the lamp broken?" }));
  await step(() => desk.world.post(`/items/${itemId}/replies`, { message: "It is broken." }));
  await step(() => first.items.suspend({ itemId, untilMs: desk.world.now() + MINUTE, reason: `${WORD} calls back.` }));
  await step(() => advanceDue(desk.world.deps, 50));
  const changed = { order: "8841", amount: DUAL + 1, currency: "EUR" };
  await step(async () => first.items.edit({ ...(await signedNow(FIRST, itemId)), arguments: changed, note: WORD }));
  await step(() => first.items.escalate({ itemId, reason: WORD, leaning: "approve", to: { person: MAX } }));
  const max = await desk.as(MAX);
  expect((await max.items.get({ itemId })).sentUp).toMatchObject({ by: { name: "Somebody" }, reason: WORD, leaning: null });
  await step(() => max.handing.return({ itemId, answer: `For ${FIRST}: pay it.` }));
  await index();
  return instants;
}

async function exported(person: PersonId, request: Pick<z.input<typeof beginExportInput>, "choice" | "format">): Promise<string> {
  const { id } = await (await desk.as(person)).exports.begin(request);
  return exportText(desk.world.deps, id, person);
}

const filterOf = (person: PersonId | null): BeginExportInput["choice"] =>
  beginExportInput.parse({ choice: { of: "filter", filter: { workflow: "refunds", person } }, format: "csv" }).choice;

/** What is asked of a procedure here, where it is more than what any test of it asks. */
const asked: Readonly<Record<string, unknown>> = {
  "items.list": { workflow: "refunds" },
  "queues.items": { queueId: LEADS },
  "ladders.ahead": { queue: LEADS },
  "coverage.holdings": { person: FIRST },
  "runs.get": { workflow: "refunds", run: RUN },
  "runs.list": { source: "items" },
  "morning.page": { since: "week" },
};

type Answers = Readonly<Record<string, unknown>>;

/** Every procedure that reads, and what is not asked by one call of one: instants, single events, files, and what screens are sent as it happens. */
async function everyAnswer(person: PersonId, itemId: ItemId, instants: readonly number[] = []): Promise<Answers> {
  const caller = await desk.as(person);
  const waiting = { itemId, revisionHash: asHash(`sha256:${"0".repeat(64)}`), seenVersion: 1 };
  const inputs = procedureInputs(desk);
  const answers: Record<string, unknown> = {};
  for (const { path, type } of procedureFacts()) {
    if (type !== "query") continue;
    const input = asked[path] ?? inputs[path]?.(waiting);
    const refused = await refusalOf(async () => {
      answers[path] = await callProcedure(caller, path, input);
    });
    if (refused !== null) answers[path] = refused;
  }
  const found = await caller.trail.search({ q: `item:${itemId}`, zone: "UTC" });
  const taken = await runsTaken(desk.world.deps, person, { workflow: "refunds", run: RUN, source: "items" });
  return {
    ...answers,
    asItWas: await Promise.all(instants.map((atMs, at) => caller.items.asOf({ itemId, atMs, seenBy: at % 2 === 0 ? FIRST : null }))),
    found,
    events: await Promise.all(found.rows.map(({ logIndex }) => caller.trail.event({ logIndex }))),
    xes: taken.map(xesTrace),
    live: (await liveNotices(desk.world.deps, person, { after: 0, limit: 500 })).notices,
    table: await exported(person, { choice: filterOf(null), format: "csv" }),
    lines: await exported(person, { choice: { of: "run", workflow: "refunds", run: RUN }, format: "jsonl" }),
  };
}

/** The innermost parts of an answer that name somebody. */
function naming(value: unknown, name: string): readonly string[] {
  if (typeof value === "string") return value.includes(name) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one) => naming(one, name));
  const named = [...Object.keys(value), ...Object.values(value)].some((one) => typeof one === "string" && one.includes(name));
  return named ? [JSON.stringify(value)] : Object.values(value).flatMap((one) => naming(one, name));
}

const tellingOf = (answers: Answers, word: string) =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([path, answer]) => {
      const parts = naming(answer, word);
      return parts.length === 0 ? [] : [[path, parts]];
    }),
  );

test("who signed is told by no answer while it is open, nor what they said, and once it is decided all of them tell", async () => {
  const itemId = await submitted();
  // Colleagues, members and who is there are named whatever anybody did: what is said of each must stay as it was.
  const before = await everyAnswer(SECOND, itemId);
  const instants = await signedByFirst(itemId);
  const open = await everyAnswer(SECOND, itemId, instants);
  expect(tellingOf(open, FIRST)).toEqual(tellingOf(before, FIRST));
  expect(tellingOf(open, WORD)).toEqual({});
  expect(open["people.colleagues"]).toEqual(before["people.colleagues"]);
  expect(open["items.get"]).toMatchObject({ votes: 0, approvals: [], revision: { by: { name: "Somebody" } } });
  expect(JSON.stringify(open["items.timeline"])).toContain("Somebody has signed");
  expect(JSON.stringify(open.events)).toContain("It is broken.");
  expect(open.lines).toContain('"withheld":1');
  // Nor to those who only look; she sees her own.
  expect(naming(await (await desk.as(RIA)).items.get({ itemId }), WORD)).toEqual([]);
  expect((await (await desk.as(FIRST)).items.get({ itemId })).approvals).toHaveLength(1);

  const second = await desk.as(SECOND);
  await second.items.claim({ itemId });
  // Handing it over by name is refused whoever is named.
  const refusals = await Promise.all([FIRST, RIA].map((to) => refusalOf(() => second.items.delegate({ itemId, to }))));
  expect(refusals.map((refused) => refused?.refusal)).toEqual([refusals[0]?.refusal, refusals[0]?.refusal]);
  expect(refusals[0]?.refusal).toMatchObject({ code: "delegate-unavailable", why: "blind" });
  await second.items.approve({ ...(await signedNow(SECOND, itemId)), note: null });
  await index();
  const told = await Promise.all([
    second.items.get({ itemId }),
    second.items.past({ itemId }),
    second.items.asOf({ itemId, atMs: instants.at(-1) ?? 0 }),
    second.runs.get({ workflow: "refunds", run: RUN }),
    exported(SECOND, { choice: { of: "run", workflow: "refunds", run: RUN }, format: "jsonl" }),
  ]);
  expect(told.filter((answer) => naming(answer, FIRST).length === 0 || naming(answer, WORD).length === 0)).toEqual([]);
}, 60_000);

test("a signature that is taken back, and hands that gave it back, are told of nobody", async () => {
  const itemId = await submitted();
  const first = await desk.as(FIRST);
  const second = await desk.as(SECOND);
  await first.items.claim({ itemId });
  expect(naming(await second.items.get({ itemId }), FIRST)).not.toEqual([]);
  await first.items.approve({ ...(await signedNow(FIRST, itemId)), note: null });
  await first.items.recall({ itemId });
  const { timeline } = await second.items.get({ itemId });
  expect(timeline.map(({ text }) => text)).toContain("Somebody took a signature back");
  await first.items.claim({ itemId });
  await first.items.release({ itemId });
  expect(naming((await second.items.get({ itemId })).timeline, FIRST)).toEqual([]);
});

test("no search finds the item by who signed it, and no count changes with their signature", async () => {
  const second = await desk.as(SECOND);
  const count = async (q: string) => (await second.trail.search({ q, zone: "UTC" })).counts?.events;
  // That she checked what an agent claims is no vote: it stands on the trail by itself, for those who read all of it.
  const asked = ["by:Zaphira kind:transfers", "to:Zaphira", "for:Zaphira", "by:Zaphira kind:decisions", "kind:transfers to:Zaphira"];
  await index();
  const before = await Promise.all(asked.map(count));
  const itemId = await submitted();
  await signedByFirst(itemId);
  expect(await Promise.all(asked.map(count))).toEqual(before);
  for (const word of ["broken", '"calls back"', WORD]) {
    const { rows } = await second.trail.search({ q: `item:${itemId} ${word}`, zone: "UTC" });
    expect(rows).toEqual([]);
  }
});

test("what an export leaves out is counted the same, whoever is asked about", async () => {
  await signedByFirst(await submitted());
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
  const itemId = await submitted();
  await signedByFirst(itemId);
  await expect(exportText(desk.world.deps, id, SECOND)).rejects.toThrow(ExportWithheld);
  expect((await refusalOf(() => second.exports.begin({ choice: { of: "all" }, format: "jsonl" })))?.refusal.code).toBe("invalid");
  expect((await refusalOf(() => second.exports.begin({ choice: { of: "item", item: itemId }, format: "html" })))?.refusal.code).toBe(
    "invalid",
  );
});
