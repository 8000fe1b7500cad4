// Exports from their beginning to their end: what every scope holds verifies, who may take what away, what is left out while it is signed blind, and what becomes of one that is cut.
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { openEvent, streamOf } from "@core/trail/event";
import type { BeginExportInput } from "@core/words/exports";
import { beginExportInput } from "@core/words/exports";
import type { PersonId } from "@core/words/ids";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { z } from "zod";
import { listStream, listValues } from "@/db/queries/events";
import { changeExport } from "@/db/queries/exports";
import { readSeeds } from "@/db/seeds/read-seeds";
import { createVerifier } from "@/verifier/verify.mjs";
import type { Auth } from "./auth";
import { indexTrail } from "./commands/index-trail";
import { publishPolicy } from "./commands/publish-policy";
import { createExportHandler } from "./export-handler";
import { type Desk, openDesk, refusalOf, type Waiting } from "./trpc/testing/desk";

const SEEDS = fileURLToPath(new URL("../db/seeds", import.meta.url));
/** Above it two people sign. */
const DUAL = 2_500;

let desk: Desk;
let signedIn: PersonId | null;
let server: Server;
let people: Record<"auditor" | "reviewer" | "manager" | "scoped", PersonId>;
let decided: Waiting;
beforeAll(async () => {
  desk = await openDesk();
  people = {
    auditor: await desk.add("the-auditor", ["auditor"]),
    reviewer: await desk.add("the-reviewer", ["reviewer"], ["refunds-exceptions", "finance-leads"]),
    manager: await desk.add("the-manager", ["manager", "reviewer"], ["finance-leads"]),
    scoped: await desk.add("the-scoped", ["auditor workflow:mail-sorting", "reviewer"]),
  };
  const auth: Auth = {
    handler: async () => new Response(null, { status: 404 }),
    sessionOf: async () => signedIn && { person: signedIn, mustChoosePassword: false },
  };
  const handler = createExportHandler(desk.world.deps, auth);
  server = createServer((asked, answer) => void handler(asked, answer));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  decided = await desk.submit(420);
  await desk.submit(10);
  const reviewer = await desk.as(people.reviewer);
  await reviewer.items.claim({ itemId: decided.itemId });
  await reviewer.items.approve({
    ...decided,
    seenVersion: decided.seenVersion + 1,
    seenMs: 9_000,
    note: '=HYPERLINK("https://evil.test")',
  });
});
afterAll(async () => {
  await new Promise((closed) => server.close(closed));
  await desk.close();
});

interface Fetched {
  readonly status: number;
  readonly text: string;
  readonly bytes: Buffer;
  readonly name: string;
  readonly whole: boolean;
}

/** As a browser fetches it from one of the product's own pages. */
function fetchExport(id: string, headers: Readonly<Record<string, string>> = { "sec-fetch-site": "same-origin" }): Promise<Fetched> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: "127.0.0.1", path: `/api/exports/${id}`, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", () => undefined);
      answer.on("close", () => {
        const bytes = Buffer.concat(chunks);
        const name = /filename="([^"]+)"/.exec(answer.headers["content-disposition"] ?? "")?.[1] ?? "";
        resolve({ status: answer.statusCode ?? 0, text: bytes.toString(), bytes, name, whole: answer.complete });
      });
    });
    asked.on("error", reject);
    asked.end();
  });
}

type Asked = z.input<typeof beginExportInput>;
async function begin(person: PersonId, asked: Asked): Promise<string> {
  signedIn = person;
  return (await (await desk.as(person)).exports.begin(asked)).id;
}
const exported = async (person: PersonId, asked: Asked) => fetchExport(await begin(person, asked));
const stateOf = async (person: PersonId, id: string) => (await (await desk.as(person)).exports.page()).latest.find((one) => one.id === id);

async function verified(text: string) {
  const verifier = createVerifier({ deep: true });
  for (const line of text.trimEnd().split("\n")) verifier.line(line);
  return verifier.end();
}
const linesOf = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test("the whole trail verifies, and holds everything up to its own beginning", async () => {
  const file = await exported(people.auditor, { choice: { of: "all" }, format: "jsonl", contents: { evidence: true } });
  expect(file).toMatchObject({ status: 200, whole: true, name: expect.stringMatching(/^countersign-trail-all-2026-11-24\.jsonl$/) });
  const report = await verified(file.text);
  expect(report.findings).toEqual([]);
  expect(report.ok).toBe(true);
  const lines = linesOf(file.text);
  expect(lines[0]).toMatchObject({ "countersign-trail": 1, scope: "all" });
  expect(lines.at(-2)).toHaveProperty("t");
  const events = lines.filter((line) => "i" in line);
  expect(events.map(({ i }) => i)).toEqual(events.map((_, place) => place));
  expect(file.text).toContain('"stream":"export:');
});

test.each([
  ["one item", (): Asked["choice"] => ({ of: "item", item: decided.itemId }), "items"],
  ["a search", (): Asked["choice"] => ({ of: "filter", filter: { workflow: "refunds", outcome: "approve" } }), "items"],
  ["a period", (): Asked["choice"] => ({ of: "period", from: desk.world.now() - 60_000, until: desk.world.now() + 60_000 }), "period"],
] as const)("%s verifies", async (_, choice, scope) => {
  const file = await exported(people.auditor, { choice: choice(), format: "jsonl" });
  const report = await verified(file.text);
  expect(report.findings).toEqual([]);
  expect(linesOf(file.text)[0]).toMatchObject({ scope });
  expect(file.text).toContain(`"stream":"item:${decided.itemId}"`);
});

test("what a search finds comes out whole, other items stay out, and a search that is not understood is refused where it stands", async () => {
  while ((await indexTrail(desk.world.deps, 40)) === "more");
  const file = await exported(people.auditor, {
    choice: { of: "search", q: "kind:decisions outcome:approved", zone: "UTC" },
    format: "jsonl",
  });
  expect((await verified(file.text)).findings).toEqual([]);
  const streams = new Set([...file.text.matchAll(/"stream":"item:([^"]+)"/g)].map(([, id]) => id));
  expect([...streams]).toEqual([decided.itemId]);
  expect(file.text).toContain('"type":"submitted"');
  const nothing = await exported(people.auditor, { choice: { of: "search", q: "workflow:mail-sorting", zone: "UTC" }, format: "csv" });
  expect(nothing.text.trim().split("\r\n")).toHaveLength(1);
  const wrong = { choice: { of: "search", q: "leval:dual", zone: "UTC" }, format: "jsonl" } as const;
  expect(await refusalOf(() => begin(people.auditor, wrong))).toMatchObject({
    refusal: { code: "invalid", errors: [{ path: "/choice/q" }] },
  });
});

test("values that are withheld leave hashes that verify; packed it is the same file", async () => {
  const choice = { of: "item", item: decided.itemId } as const;
  const contents = { values: false, revisions: false };
  const file = await exported(people.auditor, { choice, format: "jsonl", contents, gzip: true });
  const text = gunzipSync(file.bytes).toString();
  const report = await verified(text);
  expect(report.findings).toEqual([]);
  expect(text).not.toContain("HYPERLINK");
  expect(linesOf(text).some((line) => "x" in line || "b" in line)).toBe(false);
});

test("a table of decisions is read by spreadsheets, and holds no formula", async () => {
  const file = await exported(people.auditor, { choice: { of: "filter", filter: {} }, format: "csv" });
  expect(file.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  const [head, ...rows] = file.text.slice(1).trimEnd().split("\r\n");
  expect(head).toContain('"decided_by"');
  expect(rows).toHaveLength(1);
  expect(rows[0]).toContain('"the-reviewer"');
  expect(rows[0]).toContain(",420,");
  expect(rows[0]).toContain(`"'=HYPERLINK(""https://evil.test"")"`);
});

test("what was taken back is told as such, and neither lends its words to what was decided later nor takes others' signatures with it", async () => {
  const { itemId, revisionHash } = await desk.submit(DUAL);
  const [one, other] = [await desk.as(people.reviewer), await desk.as(people.manager)];
  const seen = async () => ({ itemId, revisionHash, seenVersion: (await one.items.get({ itemId })).version, seenMs: 4_000 });
  await one.items.approve({ ...(await seen()), note: "Seen the lamp." });
  await other.items.reject({ ...(await seen()), reason: "No receipt." });
  await other.items.recall({ itemId });
  await other.items.approve({ ...(await seen()), note: "Receipt came." });

  const choice = { of: "filter", filter: { amountFrom: DUAL } } as const;
  const [, row = ""] = (await exported(people.auditor, { choice, format: "csv" })).text.trimEnd().split("\r\n");
  expect(row).toContain('"Seen the lamp. · Receipt came.",8,');
  const { text } = await exported(people.auditor, { choice: { of: "item", item: itemId }, format: "html" });
  const signed = [...text.matchAll(/<tr class="signed">[\s\S]*?<\/tr>/g)].map(([line]) => line);
  expect(signed.map((line) => [/the-\w+/.exec(line)?.[0], line.includes("taken back")])).toEqual([
    ["the-reviewer", false],
    ["the-manager", true],
    ["the-manager", false],
  ]);
});

test("runs leave as a process log, only those that one may take away, and its end is told", async () => {
  const { itemId } = await desk.submit(420, { run: "order 8 & 9" });
  const id = await begin(people.auditor, { choice: { of: "runs" }, format: "xes" });
  const file = await fetchExport(id);
  expect(file).toMatchObject({ status: 200, whole: true, name: expect.stringMatching(/^countersign-log-runs-2026-11-24\.xes$/) });
  expect(file.text).toContain(`<string key="countersign:item" value="${itemId}"/>`);
  expect(file.text.trimEnd().endsWith("</log>")).toBe(true);
  const traces = file.text.split("<trace>").length - 1;
  await vi.waitFor(async () => expect(await stateOf(people.auditor, id)).toMatchObject({ state: "done", done: traces, withheld: 0 }));
  // A reviewer of everything, who may take away what belongs to another workflow only.
  expect((await exported(people.scoped, { choice: { of: "runs" }, format: "xes" })).text).not.toContain("<trace>");
  const scoped = await desk.as(people.scoped);
  const one = { choice: { of: "runs", workflow: "refunds", run: "order 8 & 9" }, format: "xes" } as const;
  expect(await refusalOf(() => scoped.exports.begin(one))).toMatchObject({ refusal: { code: "not-found" } });
  expect((await exported(people.auditor, one)).text.split("<trace>")).toHaveLength(2);
  await expect((await desk.as(people.auditor)).exports.begin({ choice: { of: "runs" }, format: "jsonl" })).rejects.toThrow();
});

test("the pack of an item says who signed what, holds its proofs, and nothing in it can run or load", async () => {
  const file = await exported(people.auditor, { choice: { of: "item", item: decided.itemId }, format: "html" });
  expect(file.text).toContain("Approved by the-reviewer");
  expect(file.text).toContain(decided.revisionHash);
  // Within tags: a root in base64 may begin as an attribute does.
  expect(file.text).not.toMatch(/<script|<[^>]*\son\w+=|https?:\/\/(?!evil\.test)/i);
  const [, packed = ""] = /base64,([A-Za-z0-9+/=]+)"[^>]*>Save/.exec(file.text) ?? [];
  const report = await verified(Buffer.from(packed, "base64").toString());
  expect(report.findings).toEqual([]);
});

test("who may what: only a scope over everything has the whole trail, and a role that may not export widens nothing", async () => {
  const scoped = await desk.as(people.scoped);
  expect(await refusalOf(() => scoped.exports.begin({ choice: { of: "all" }, format: "jsonl" }))).toMatchObject({
    refusal: { code: "forbidden" },
  });
  const item = { choice: { of: "item", item: decided.itemId }, format: "jsonl" } as const;
  expect(await refusalOf(() => scoped.exports.begin(item))).toMatchObject({ refusal: { code: "not-found" } });
  const found = await exported(people.scoped, { choice: { of: "filter", filter: {} }, format: "jsonl" });
  expect(linesOf(found.text).filter((line) => "i" in line)).toEqual([]);
  expect((await verified(found.text)).findings).toEqual([]);
});

test("nobody but who asked for it fetches it, once, and from the product's own pages", async () => {
  const id = await begin(people.auditor, { choice: { of: "item", item: decided.itemId }, format: "jsonl" });
  signedIn = people.manager;
  expect((await fetchExport(id)).status).toBe(404);
  signedIn = null;
  expect((await fetchExport(id)).status).toBe(401);
  signedIn = people.auditor;
  expect((await fetchExport(id, { "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await fetchExport(id)).status).toBe(200);
  expect((await fetchExport(id)).status).toBe(404);
  await vi.waitFor(async () => expect(await stateOf(people.auditor, id)).toMatchObject({ state: "done", done: expect.any(Number) }));
});

test("who exported what, and what came of it, stands on the trail", async () => {
  const id = await begin(people.auditor, { choice: { of: "filter", filter: { text: "lamp" } }, format: "jsonl" });
  await fetchExport(id);
  // The last byte is out a moment before it is written down.
  await vi.waitFor(async () => expect(await stateOf(people.auditor, id)).toMatchObject({ state: "done" }));
  const [events, values] = await desk.world.deps.store.read(async (tx) => {
    const stream = streamOf("export", id);
    return [await listStream(tx, stream), await listValues(tx, stream)] as const;
  });
  expect(events.map(({ type, actor }) => [type, actor.id])).toEqual([
    ["begun", people.auditor],
    ["ended", people.auditor],
  ]);
  // What was looked for may name people, so it is erasable.
  expect(events[0]?.data).not.toContain("lamp");
  expect(
    openEvent(
      events[0]?.data ?? "",
      values.filter(({ seq }) => seq === 1),
    ).free,
  ).toMatchObject({ filter: { text: "lamp" } });
  expect(openEvent(events[1]?.data ?? "", []).data).toMatchObject({ state: "done" });
});

test("a cancelled export is not to be had any more, and one that ends half way has no last line", async () => {
  const auditor = await desk.as(people.auditor);
  const asked = { choice: { of: "all" }, format: "jsonl" } as const;
  const waiting = await begin(people.auditor, asked);
  await auditor.exports.cancel({ id: waiting });
  expect((await fetchExport(waiting)).status).toBe(404);

  const id = await begin(people.auditor, asked);
  const { store } = desk.world.deps;
  // As if its person cancelled it the moment it began: the writer looks between two pages.
  const cancelled = new Promise<void>((done) => {
    const look = setInterval(async () => {
      if (!(await store.write((tx) => changeExport(tx, id, ["running"], { state: "cancelled", endedAt: 1 })))) return;
      clearInterval(look);
      done();
    }, 0);
  });
  const cut = await fetchExport(id);
  await cancelled;
  expect(cut.status === 410 || !cut.whole || cut.text.includes('"end":true')).toBe(true);
  if (!cut.whole) expect(cut.text).not.toContain('"end":true');
});

test("what is signed blind stays hidden: left out of parts, and whole stretches wait for who might sign", async () => {
  const refunds = readSeeds(SEEDS).workflows.find(({ policy }) => policy.workflow === "refunds");
  if (!refunds) throw new Error("no seeds of refunds");
  const boundaries = Object.fromEntries(
    Object.entries(refunds.policy.boundaries).map(([action, boundary]) => [action, { ...boundary, blind: true }]),
  );
  expect(await publishPolicy(desk.world.deps, { ...refunds, policy: { ...refunds.policy, boundaries } })).toMatchObject({ ok: true });
  const blind = await desk.submit(DUAL);
  const first = await desk.as(people.reviewer);
  await first.items.claim({ itemId: blind.itemId });
  await first.items.approve({ ...blind, seenVersion: (await first.items.get({ itemId: blind.itemId })).version, note: null });

  const manager = await desk.as(people.manager);
  const whole = { choice: { of: "all" }, format: "jsonl" } as const;
  expect(await refusalOf(() => manager.exports.begin(whole))).toMatchObject({ refusal: { code: "invalid" } });
  const one = { choice: { of: "item", item: blind.itemId }, format: "html" } as const;
  expect(await refusalOf(() => manager.exports.begin(one))).toMatchObject({ refusal: { code: "invalid" } });
  const part = await exported(people.manager, { choice: { of: "filter", filter: {} }, format: "jsonl" });
  expect(part.text).not.toContain(blind.itemId);
  expect(linesOf(part.text)[0]).toMatchObject({ filter: { withheld: 1 } });
  // Who signs nothing may have all of it.
  expect((await exported(people.auditor, whole)).text).toContain(blind.itemId);
});

test("what cannot be asked for names the field", () => {
  const said = (asked: unknown) => beginExportInput.safeParse(asked).error?.issues.map(({ path }) => path.join("."));
  expect(said({ choice: { of: "period", from: 2, until: 1 }, format: "jsonl" })).toEqual(["choice.until"]);
  expect(said({ choice: { of: "all" }, format: "html" } satisfies Pick<BeginExportInput, "choice" | "format">)).toEqual(["format"]);
  expect(said({ choice: { of: "all" }, format: "jsonl", contents: { revisions: false, evidence: true } })).toEqual(["contents.evidence"]);
});
