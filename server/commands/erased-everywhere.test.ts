// After an erasure nothing of what was erased is found by any way in which the product shows, finds, exports or keeps content; and everything still verifies.
import type { BeginExportInput } from "@core/words/exports";
import { asPersonId, asQueueId, type ItemId } from "@core/words/ids";
import { itemSubmissionSchema } from "@core/words/submission";
import { DAY } from "@core/words/time";
import { trailFilterSchema } from "@core/words/trail-search";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { insertHistoryItems, startHistoryImport } from "@/db/queries/history";
import { findHistoryRun, insertHistoryRuns } from "@/db/queries/history-runs";
import { offboardPerson } from "@/db/queries/people";
import { vacuumedBytes } from "@/db/testing/database-file";
import { brokenIn } from "@/db/testing/whole";
import { createVerifier } from "@/verifier/verify.mjs";
import { createExporter } from "../exporting";
import { xesTrace } from "../history/write-xes";
import { MAX, RIA } from "../rest/testing/planted";
import type { Caller } from "../trpc/caller";
import { type Desk, openDesk } from "../trpc/testing/desk";
import { runsTaken } from "../views/testing/runs-taken";
import { beginExport } from "./begin-export";
import { createPerson } from "./create-person";
import { eraseOutdated } from "./erase-outdated";
import { takeExport } from "./follow-export";
import { indexTrail } from "./index-trail";
import { keepOlderUses } from "./keep-older-uses";
import { full, livedThrough, NEEDLE, NINA, PIXEL, placesOf, takenBack } from "./testing/lived-item";

const MIA = asPersonId("mia");
const AMOUNT = 420;

let desk: Desk;
let max: Caller;
let item: ItemId;
/** Instants at which something happened to the item. */
let instants: readonly number[];
beforeAll(async () => {
  desk = await openDesk();
  await desk.add(MIA, ["manager"]);
  await desk.add(NINA, ["reviewer"], ["refunds-exceptions"]);
  while (await keepOlderUses(desk.world.deps));
  max = await desk.as(MAX);
  item = await livedThrough(desk, AMOUNT);
  await takenBack(desk, item);
  instants = (await max.items.past({ itemId: item })).entries.map(({ at }) => at);
  await index();
});
afterAll(() => desk.close());

async function index(): Promise<void> {
  await desk.world.sequence();
  while ((await indexTrail(desk.world.deps, 100)) === "more");
}

const search = async (q: string) => max.trail.search({ q, zone: "UTC" });

async function exported(request: Pick<BeginExportInput, "choice" | "format">): Promise<string> {
  const { deps } = desk.world;
  const contents = { values: true, revisions: true, evidence: true };
  const begun = await beginExport(deps, { by: null, ...request, contents, gzip: false });
  if (!begun.ok) throw new Error(begun.refusal.code);
  const taken = await takeExport(deps, { id: begun.value.id, by: null });
  if (!taken.ok) throw new Error(taken.refusal.code);
  let text = "";
  const sink = async (pieces: AsyncIterable<string>) => {
    for await (const piece of pieces) text += piece;
  };
  await createExporter(deps, 1).run({ ...taken.value, signal: new AbortController().signal, sink });
  return text;
}

/** Every event of the trail, opened. */
async function openedEvents(): Promise<readonly unknown[]> {
  const { events } = await max.trail.state();
  return Promise.all(Array.from({ length: events }, (_, logIndex) => max.trail.event({ logIndex })));
}

/** What each way out of the product says; the evidence pack's own file stands in it as base64. */
async function everyAnswer(): Promise<Readonly<Record<string, string>>> {
  const { deps, get } = desk.world;
  const all = { of: "filter", filter: trailFilterSchema.parse({}) } as const;
  const pack = await exported({ choice: { of: "item", item }, format: "html" });
  const [, packed = ""] = /base64,([A-Za-z0-9+/=]+)"[^>]*>Save/.exec(pack) ?? [];
  const taken = await runsTaken(deps, MAX, { workflow: "refunds", run: `run-${AMOUNT}`, source: "items" });
  const ria = await desk.as(RIA);
  const answers = {
    item: await max.items.get({ itemId: item }),
    timeline: await max.items.timeline({ itemId: item }),
    past: await max.items.past({ itemId: item }),
    asItWas: await Promise.all(instants.map((atMs) => max.items.asOf({ itemId: item, atMs, seenBy: null }))),
    rows: await max.items.list({ workflow: "refunds" }),
    queue: await max.queues.items({ queueId: asQueueId("refunds-exceptions") }),
    similar: (await ria.items.get({ itemId: (await desk.submit(AMOUNT + 1)).itemId })).similar,
    runs: [await max.runs.list({ source: "items" }), await max.runs.get({ workflow: "refunds", run: `run-${AMOUNT}` })],
    map: await max.runs.map({ workflow: "refunds" }),
    morning: await max.morning.page({ since: "week" }),
    erasures: await max.erasures.page(),
    inbox: await Promise.all([max, ria].map((person) => person.inbox.page({}))),
    searches: await Promise.all([search(""), search(`item:${item}`), search("zebulon"), max.trail.saved()]),
    events: await openedEvents(),
    rest: [(await get(`/items/${item}`)).body, (await get(`/items/${item}/events`)).body, (await get("/events?after=-1")).body],
    xes: taken.map(xesTrace),
    table: await exported({ choice: all, format: "csv" }),
    lines: await exported({ choice: { of: "all" }, format: "jsonl" }),
    pack: [pack, Buffer.from(packed, "base64").toString()],
  };
  return Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, JSON.stringify(answer)]));
}

async function erased(subject: Parameters<Caller["erasures"]["ask"]>[0]): Promise<void> {
  const { id } = await max.erasures.ask(subject);
  await (await desk.as(MIA)).erasures.sign({ erasure: id });
}

async function verified(lines: string) {
  const verifier = createVerifier({ deep: true });
  for (const line of lines.trimEnd().split("\n")) verifier.line(line);
  return verifier.end();
}

const telling = (answers: Readonly<Record<string, string>>, text: string) =>
  Object.entries(answers).flatMap(([name, answer]) => (answer.toLowerCase().includes(text.toLowerCase()) ? [name] : []));

describe("an item whose content was erased", () => {
  test("was found by its words before, and shown by every way out", async () => {
    const before = await everyAnswer();
    expect(telling(before, NEEDLE)).toEqual(
      expect.arrayContaining(["item", "asItWas", "runs", "xes", "searches", "events", "table", "lines", "pack"]),
    );
    expect((await search("quist")).rows.length).toBeGreaterThan(10);
    expect(await verified(await exported({ choice: { of: "all" }, format: "jsonl" }))).toMatchObject({ ok: true, counts: { missing: 0 } });
  });

  test("is found by no word from the very transaction on, and told by no answer", async () => {
    await erased({ kind: "item", itemId: item, reason: "A request by letter." });
    // Before the index has caught up with the trail.
    expect((await search("quist")).rows).toEqual([]);
    expect((await search(`item:${item} amount>1`)).rows).toEqual([]);
    await index();
    expect((await search(`item:${item} kind:decisions`)).rows.length).toBeGreaterThan(0);
    const after = await everyAnswer();
    expect(telling(after, NEEDLE)).toEqual([]);
    expect(telling(after, PIXEL.slice(0, 40))).toEqual([]);
    expect(await placesOf(desk, NEEDLE)).toEqual([]);
  });

  test("verifies still, with its grant, its receipts and its reversal, and the verifier counts what is gone", async () => {
    const lines = await exported({ choice: { of: "all" }, format: "jsonl" });
    const whole = await verified(lines);
    expect(whole.findings).toEqual([]);
    expect(whole.ok).toBe(true);
    expect(whole.counts.missing).toBeGreaterThan(15);
    const one = await verified(await exported({ choice: { of: "item", item }, format: "jsonl" }));
    expect([one.findings, one.ok]).toEqual([[], true]);
    expect(await brokenIn(desk.world.deps.store)).toEqual([]);
  });
});

describe("a person whose values were erased", () => {
  test("is found by their name no more, nor by what they looked for", async () => {
    const { deps } = desk.world;
    const roles = [{ role: "manager", scope: { kind: "all" } }] as const;
    const created = await createPerson(deps, {
      name: "Wilhelmina",
      email: "w@example.test",
      roles,
      queues: [],
      skills: [],
      password: null,
    });
    if (!created.ok) throw new Error(created.refusal.code);
    const { person } = created.value;
    const leaver = await desk.as(person);
    await leaver.exports.begin({ choice: { of: "filter", filter: { text: "Wilhelmina" } }, format: "csv" });
    await index();
    expect((await search("wilhelmina")).rows.length).toBe(2);
    await deps.store.write((tx) => offboardPerson(tx, person, desk.world.now()));
    await erased({ kind: "person", person: person, reason: "Left." });
    expect((await search("wilhelmina")).rows).toEqual([]);
    await index();
    expect((await search("wilhelmina")).rows).toEqual([]);
    expect((await search(`by:${person}`)).rows.length).toBeGreaterThan(0);
    expect(await placesOf(desk, "Wilhelmina")).toEqual([]);
  });
});

describe("imported cases", () => {
  const runs = ["run-a", "run-b", "run-c"];
  const startedAt = Date.UTC(2026, 0, 5);
  beforeAll(async () => {
    const { store } = desk.world.deps;
    const said = [["string", "name", "Ottokar"]] as const;
    const happened = { activity: "Paid", transition: null, role: null, resource: "Ottokar", attributes: said };
    await store.write(async (tx) => {
      const counted = { read: 3, kept: 3, known: 0, refused: 0, refusals: [], startedAt, finishedAt: startedAt, workflows: null, runs: 3 };
      const brought = { by: null, readAs: null, readAt: null, stoppedAt: null };
      await startHistoryImport(tx, { id: "import", fileHash: "hash", name: "log.xes", ...counted, ...brought });
      const told = runs.map((run, day) => ({
        workflow: "refunds",
        run,
        attributes: said,
        events: [{ at: startedAt + day * DAY, ...happened }],
      }));
      await insertHistoryRuns(tx, told, "import");
      const { external_id: _, ...body } = itemSubmissionSchema.parse({ ...full(7), title: "Ottokar" });
      const rows = ["run-a", "run-b"].map((run, day) => ({
        ...{ id: `case-${run}`, import: "import", workflow: "refunds", action: "issue_refund", externalId: `case-${run}`, run },
        ...{ at: startedAt + day * DAY, body, decision: null, verdict: null, decidedInS: null, byRole: null },
      }));
      await insertHistoryItems(tx, rows);
    });
  });

  const kept = () =>
    desk.world.deps.store.read(async (tx) => {
      const found = await Promise.all(runs.map((run) => findHistoryRun(tx, "refunds", run)));
      return found.flatMap((one) => one?.run ?? []);
    });

  test("go with the log of their run, by two people", async () => {
    expect((await max.runs.get({ workflow: "refunds", run: "run-a", source: "imported" })).events).toHaveLength(1);
    await erased({ kind: "case", workflow: "refunds", externalId: "case-run-a", reason: "A request." });
    expect(await kept()).toEqual(["run-b", "run-c"]);
    expect(await runsTaken(desk.world.deps, MAX, { workflow: "refunds", run: "run-a", source: "imported" })).toEqual([]);
  });

  test("go by their workflow's retention, and so do runs without a case", async () => {
    const ada = await desk.as(asPersonId("ada"));
    await ada.erasures.setRetention({ workflow: "refunds", days: 30, reason: "By law." });
    const [asked] = (await max.erasures.page()).asked;
    await max.erasures.sign({ erasure: asked?.id ?? "" });
    expect((await eraseOutdated(desk.world.deps)).faults).toEqual([]);
    expect(await kept()).toEqual([]);
    expect(await placesOf(desk, "Ottokar")).toEqual([]);
  });
});

test("no byte of it is left in the file of a database that was vacuumed", async () => {
  const bytes = (await vacuumedBytes(desk.world.deps.store))?.toString("latin1");
  // docs/erasure.md says what PostgreSQL keeps in its files, and until when.
  if (bytes === undefined) return;
  expect(bytes).toContain("refunds-exceptions");
  for (const gone of [NEEDLE, "zebulon", "Wilhelmina", "wilhelmina", "Ottokar"]) expect(bytes).not.toContain(gone);
});
