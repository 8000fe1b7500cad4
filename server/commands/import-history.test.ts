// Past cases come in once, whatever cuts the way: from any batch on, from another file, packed or not, and nothing is done because of them.
import { createReadStream, existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { openEvent, streamOf } from "@core/trail/event";
import { sha256 } from "@core/trail/hash";
import type { HistoryEntry } from "@core/words/history";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listStream, listValues } from "@/db/queries/events";
import { countHistoryItems, type HistoryPlace, listHistoryItems, type StoredHistoryItem } from "@/db/queries/history";
import { brokenIn } from "@/db/testing/whole";
import { readHistory } from "../history/read-history";
import { type Planted, plant } from "../rest/testing/planted";
import { type HistoryReport, importHistory } from "./import-history";

let world: Planted;
beforeEach(async () => {
  world = await plant();
});
afterEach(() => world.close());

const line = (number: number, more: object = {}) =>
  JSON.stringify({
    workflow: "refunds",
    run: "old",
    external_id: `r-${number}`,
    title: `Refund ${number}`,
    action: { name: "issue_refund", arguments: { order: `${number}`, amount: number, currency: "EUR" } },
    at: 1_000 + number,
    outcome: { decision: number % 3 === 0 ? "reject" : "approve", decided_in_s: number, by_role: "clerk" },
    ...more,
  });
const lines = (count: number, from = 0) => Array.from({ length: count }, (_, index) => line(from + index));

async function* bytesOf(text: string | Uint8Array, cutAfter = Number.POSITIVE_INFINITY) {
  const all = Buffer.from(text);
  for (let start = 0; start < all.length; start += 4_096) {
    if (start >= cutAfter) throw new Error("the disk is gone");
    yield all.subarray(start, start + 4_096);
  }
}
async function bring(text: string | Uint8Array, { name = "old.jsonl", cutAfter }: { name?: string; cutAfter?: number } = {}) {
  const begunAt: number[] = [];
  const entries = (read: number) => {
    begunAt.push(read);
    return readHistory(bytesOf(text, cutAfter), { after: read });
  };
  const done = await importHistory(world.deps, { name, hash: sha256(text), entries });
  if (!done.ok) throw new Error(JSON.stringify(done.refusal));
  return { ...done.value, begunAt };
}

/** Page by page, as whoever reads very many has to. */
async function everything(workflow: string): Promise<StoredHistoryItem[]> {
  const found: StoredHistoryItem[] = [];
  for (let more = true; more; ) {
    const after: HistoryPlace | null = found.at(-1) ?? null;
    const page = await world.deps.store.read((tx) => listHistoryItems(tx, workflow, after, 400));
    found.push(...page);
    more = page.length > 0;
  }
  return found;
}
const counted = (workflow: string) => world.deps.store.read((tx) => countHistoryItems(tx, workflow));
const told = (workflow: string) =>
  world.deps.store.read(async (tx) => {
    const stream = streamOf("policy", workflow);
    const [events, values] = [await listStream(tx, stream), await listValues(tx, stream)];
    return events
      .filter(({ type }) => type === "history-imported")
      .map((event) => {
        const ownValues = values.filter(({ seq }) => seq === event.seq);
        return { actor: event.actor, ...openEvent(event.data, ownValues) };
      });
  });

describe("an import", () => {
  test("keeps what was proposed, when, and what became of it; nothing else is written but one event for each workflow", async () => {
    const before = await world.rows();
    const text = [line(7), line(8, { workflow: "letters", at: null, outcome: { verdict: "wrong", decided_in_s: 12.5 } }), line(9)].join(
      "\n",
    );
    expect(await bring(text)).toEqual({ read: 3, kept: 3, known: 0, refused: 0, refusals: [], isNew: true, begunAt: [0] });
    const [first, second] = await everything("refunds");
    expect(first).toMatchObject({
      ...{ workflow: "refunds", action: "issue_refund", externalId: "r-7", run: "old", at: 1_007 },
      ...{ decision: "approve", verdict: null, decidedInS: 7, byRole: "clerk" },
    });
    expect(second).toMatchObject({ externalId: "r-9", decision: "reject" });
    const [letter] = await everything("letters");
    expect(letter).toMatchObject({ at: world.now(), decision: null, verdict: "wrong", decidedInS: 13, byRole: null });
    const after = await world.rows();
    const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
    expect(changed.sort()).toEqual(["eventValues", "events", "historyImports", "historyItems"]);
    expect([after.events ?? 0, before.events ?? 0]).toEqual([2, 0]);
    expect(await told("refunds")).toEqual([
      {
        actor: { kind: "system", id: "operator" },
        data: { import: expect.any(String), file: sha256(text), kept: 2 },
        free: { name: "old.jsonl" },
        erased: [],
      },
    ]);
    expect(await brokenIn(world.deps.store)).toEqual([]);
  });

  test("tells each bad line with its number and why, keeps the first hundred, counts them all, and reads on", async () => {
    const bad = Array.from({ length: 130 }, (_, number) => line(number, { title: "" }));
    const report = await bring([line(0), ...bad, "{", line(1)].join("\n"));
    expect(report).toMatchObject({ read: 133, kept: 2, known: 0, refused: 131 });
    expect(report.refusals).toHaveLength(100);
    expect(report.refusals[0]).toEqual({ position: 2, why: "/title: Must not be empty." });
  });

  test("of the same file again reads nothing and says the same; the same cases in another file are known", async () => {
    const text = [...lines(20), "{"].join("\n");
    const { begunAt: _, ...first } = await bring(text);
    expect(first).toMatchObject({ kept: 20, refused: 1, isNew: true });
    expect(await bring(text)).toEqual({ ...first, isNew: false, begunAt: [] });
    expect(await bring(lines(30).join("\n"), { name: "longer.jsonl" })).toMatchObject({ read: 30, kept: 10, known: 20 });
    expect(await bring([line(40), line(40)].join("\n"))).toMatchObject({ kept: 1, known: 1 });
    expect(await counted("refunds")).toBe(31);
    expect((await told("refunds")).map(({ data }) => data.kept)).toEqual([20, 10, 1]);
  });

  test("that is cut goes on from its last batch, with nothing lost and nothing doubled", async () => {
    const text = [...lines(1_200), "{", ...lines(300, 1_200)].join("\n");
    await expect(bring(text, { cutAfter: Buffer.byteLength(lines(1_100).join("\n")) })).rejects.toThrow("the disk is gone");
    expect([await counted("refunds"), await told("refunds")]).toEqual([1_000, []]);
    expect(await bring(text)).toMatchObject({
      begunAt: [1_000],
      read: 1_501,
      kept: 1_500,
      known: 0,
      refused: 1,
      refusals: [{ position: 1_201 }],
    });
    const kept = await everything("refunds");
    expect(kept.map(({ externalId }) => externalId)).toEqual(Array.from({ length: 1_500 }, (_, number) => `r-${number}`));
    expect(await told("refunds")).toMatchObject([{ data: { kept: 1_500 } }]);
  });

  test("whose batch fails keeps neither its rows nor its place", async () => {
    async function* entries(read: number): AsyncGenerator<HistoryEntry> {
      yield* readHistory(bytesOf(lines(600).join("\n")), { after: read });
      // Not something that a reader makes: a row that the tables refuse.
      yield { position: 601, kind: "items", items: [{ ...JSON.parse("{}"), submission: { workflow: null, action: {} } }] };
    }
    const file = { name: "bad", hash: sha256("bad"), entries };
    await expect(importHistory(world.deps, file)).rejects.toThrow();
    expect(await counted("refunds")).toBe(500);
    const mended = { ...file, entries: (read: number) => readHistory(bytesOf(lines(600).join("\n")), { after: read }) };
    expect(await importHistory(world.deps, mended)).toMatchObject({ ok: true, value: { read: 600, kept: 600, known: 0 } });
  });

  test("of a damaged file keeps what came before the damage, and does not read it again", async () => {
    const packed = gzipSync(Array.from({ length: 4_000 }, (_, number) => line(number, { title: `${Math.sin(number)}` })).join("\n"));
    const { begunAt: _, ...report } = await bring(packed.subarray(0, packed.length / 2));
    expect(report.kept).toBeGreaterThan(500);
    expect([report.refused, report.refusals[0]?.why]).toEqual([1, expect.stringMatching(/damaged or cut off/)]);
    expect(await bring(packed.subarray(0, packed.length / 2))).toEqual({ ...report, isNew: false, begunAt: [] });
    expect(await told("refunds")).toMatchObject([{ data: { kept: report.kept } }]);
  });

  test("by two processes at once is made by one of them", async () => {
    const text = lines(2_000).join("\n");
    const another = await world.another();
    const file = { name: "old", hash: sha256(text), entries: (read: number) => readHistory(bytesOf(text), { after: read }) };
    const both = await Promise.all([importHistory(world.deps, file), importHistory(another, file)]);
    expect(both.filter(({ ok }) => ok).length).toBeGreaterThan(0);
    for (const one of both) expect(one).toMatchObject(one.ok ? { value: { kept: 2_000, known: 0 } } : { refusal: { code: "invalid" } });
    expect([await counted("refunds"), (await told("refunds")).length]).toEqual([2_000, 1]);
  });

  test("holds a batch and no more, however long the file", async () => {
    let given = 0;
    let ahead = 0;
    async function* endless() {
      for (; given < 5_000; given++) yield Buffer.from(`${line(given)}\n`);
    }
    const watch = ({ read }: HistoryReport) => {
      ahead = Math.max(ahead, given - read);
    };
    await importHistory(
      world.deps,
      { name: "long", hash: sha256("long"), entries: (read) => readHistory(endless(), { after: read }) },
      watch,
    );
    expect([given, ahead <= 1]).toEqual([5_000, true]);
    const long = Array.from({ length: 30 }, (_, number) =>
      line(9_000 + number, { correlation: null, title: "x", signals: { pad: "x".repeat(60_000) } }),
    );
    const reports: number[] = [];
    const wide = {
      name: "wide",
      hash: sha256("wide"),
      entries: (read: number) => readHistory(bytesOf(Array.from({ length: 10 }, () => long.join("\n")).join("\n")), { after: read }),
    };
    await importHistory(world.deps, wide, ({ read }) => reports.push(read));
    expect(reports.length).toBeGreaterThan(1);
  });
});

/** The real log lies beside the checkout where it is developed, and nowhere else. */
const REAL = fileURLToPath(new URL("../../../shared/data/declarations.xes.gz", import.meta.url));

test.skipIf(!existsSync(REAL))(
  "the 10,357 real declarations are 11,371 past cases, also when the way to them is cut",
  { timeout: 60_000 },
  async () => {
    const file = (cutAfter: number) => ({
      name: "declarations.xes.gz",
      hash: sha256("declarations"),
      entries: async function* (read: number) {
        for await (const entry of readHistory(createReadStream(REAL), { after: read })) {
          if (entry.position > cutAfter) throw new Error("the disk is gone");
          yield entry;
        }
      },
    });
    await expect(importHistory(world.deps, file(4_321))).rejects.toThrow("the disk is gone");
    expect(await importHistory(world.deps, file(Number.POSITIVE_INFINITY))).toEqual({
      ok: true,
      value: { read: 10_357, kept: 11_371, known: 0, refused: 0, refusals: [], isNew: true },
    });
    const cases = await everything("expenses");
    const decided = (decision: string) => cases.filter((one) => one.decision === decision).length;
    expect([cases.length, decided("approve"), decided("reject")]).toEqual([11_371, 9_999, 1_365]);
    expect(cases.filter(({ verdict }) => verdict === "wrong")).toHaveLength(89);
  },
);
