// A file of past cases on its way from a browser: who may send one, what is no such file, what is too large, and that it is read to its end whatever happens to the process.
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { openEvent, streamOf } from "@core/trail/event";
import type { PersonId } from "@core/words/ids";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listStream } from "@/db/queries/events";
import { countHistoryItems } from "@/db/queries/history";
import type { Auth } from "./auth";
import { beginHistoryImport } from "./commands/import-history";
import { fileHash } from "./history/file-hash";
import { startUploads, type Uploads } from "./history/uploads";
import { type Desk, openDesk, refusalOf } from "./trpc/testing/desk";
import { createUploadHandler } from "./upload-handler";

let desk: Desk;
let ada: PersonId;
let signedIn: PersonId | null;
let uploads: Uploads;
let server: Server;
beforeEach(async () => {
  desk = await openDesk({ IMPORT_MAX_MIB: "1" });
  ada = await desk.add("the-admin", ["admin"]);
  signedIn = ada;
  uploads = startUploads(desk.world.deps);
  const auth: Auth = {
    handler: async () => new Response(null, { status: 404 }),
    sessionOf: async () => signedIn && { person: signedIn, mustChoosePassword: false },
  };
  const handler = createUploadHandler(desk.world.deps, auth, uploads);
  server = createServer((asked, answer) => void handler(asked, answer));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
});
afterEach(async () => {
  await uploads.stop();
  await new Promise((closed) => server.close(closed));
  await desk.close();
});

const line = (number: number, more: object = {}) =>
  JSON.stringify({
    workflow: "refunds",
    external_id: `r-${number}`,
    title: `Refund ${number}`,
    action: { name: "issue_refund", arguments: { order: `${number}`, amount: number, currency: "EUR" } },
    ...more,
  });
const lines = (count: number) => Array.from({ length: count }, (_, number) => line(number)).join("\n");

interface Sent {
  readonly query?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** As a browser sends it from one of the product's own pages. */
function send(body: string | Buffer, { query = "name=old.jsonl", method = "POST", headers = {} }: Sent = {}) {
  const { port } = server.address() as AddressInfo;
  return new Promise<{ readonly status: number; readonly body: Readonly<Record<string, unknown>> }>((resolve, reject) => {
    const asked = request(
      { port, host: "127.0.0.1", path: `/api/imports?${query}`, method, headers: { "sec-fetch-site": "same-origin", ...headers } },
      (answer) => {
        let text = "";
        answer.on("data", (chunk: Buffer) => {
          text += chunk.toString();
        });
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text) }));
      },
    );
    asked.on("error", reject);
    asked.end(body);
  });
}

const folder = () => join(desk.world.deps.settings.DATA_DIR, "imports");
const counted = () => desk.world.deps.store.read((tx) => countHistoryItems(tx, "refunds"));
const seen = async () => (await (await desk.as(ada)).policies.imports()).imports;
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}
const finished = () => until(async () => (await seen())[0]?.state === "finished");

test("a file is taken, read to its end in the name of who sent it, and then gone from the disk; the same again says so", async () => {
  const text = [lines(700), "{", line(900, { workflow: "letters" })].join("\n");
  const first = await send(gzipSync(text), { query: "name=old.jsonl.gz" });
  expect(first).toEqual({ status: 202, body: { import: expect.any(String), finished: false } });
  await finished();
  expect(await seen()).toMatchObject([
    {
      ...{ name: "old.jsonl.gz", by: { id: ada }, read: 702, kept: 701, known: 0, refused: 1, readAs: null },
      workflows: [
        { workflow: "letters", count: 1, hasPolicy: false },
        { workflow: "refunds", count: 700, hasPolicy: true },
      ],
    },
  ]);
  const id = String(first.body.import);
  const refusals = [{ position: 701, why: expect.stringMatching(/JSON/) }];
  expect(await (await desk.as(ada)).policies.importRefusals({ import: id, refused: 1 })).toEqual(refusals);
  const elsewhere = await desk.as(await desk.add("of-expenses", ["reviewer workflow:expenses"]));
  expect((await elsewhere.policies.imports()).imports).toEqual([]);
  expect((await refusalOf(() => elsewhere.policies.importRefusals({ import: id, refused: 1 })))?.refusal.code).toBe("not-found");
  await until(async () => readdirSync(folder()).length === 0);
  const [event] = await desk.world.deps.store.read((tx) => listStream(tx, streamOf("policy", "letters")));
  expect([event?.type, event?.actor, openEvent(event?.data ?? "{}", []).data.kept]).toEqual([
    "history-imported",
    { kind: "person", id: ada },
    1,
  ]);
  expect(await send(gzipSync(text), { query: "name=again.gz" })).toEqual({ status: 202, body: { ...first.body, finished: true } });
  expect(readdirSync(folder())).toEqual([]);
  expect(await counted()).toBe(700);
});

test("the cases of a process log are called as was chosen; JSON Lines name theirs themselves", async () => {
  const trace = `<trace><string key="concept:name" value="case 1"/><event><string key="concept:name" value="Declaration SUBMITTED by EMPLOYEE"/><date key="time:timestamp" value="2018-01-01T10:00:00Z"/><string key="(case)_id" value="d-1"/><float key="(case)_Amount" value="7.5"/></event></trace>`;
  const query = "name=log.xes&workflow=refunds&action=issue_refund";
  expect((await send(`<log>${trace}</log>`, { query })).status).toBe(202);
  await finished();
  expect(await seen()).toMatchObject([{ readAs: { workflow: "refunds", action: "issue_refund" }, kept: 1 }]);
  expect(await counted()).toBe(1);
  expect(await send(lines(1), { query })).toEqual({ status: 422, body: { message: expect.stringContaining("themselves") } });
  expect((await send(lines(1), { query: "name=a&workflow=refunds" })).status).toBe(422);
});

test.each<[string, string | Buffer, number, RegExp]>([
  ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47]), 422, /neither JSON Lines/],
  ["nothing", "", 422, /neither JSON Lines/],
  ["another language of XML", "<html></html>", 422, /no XES log/],
  ["a packed file that is cut off", gzipSync(lines(500)).subarray(0, 40), 422, /damaged or cut off/],
  ["more than may be sent", "x".repeat(1_048_577), 413, /larger than 1 MiB/],
])("%s is refused in words, and leaves nothing behind", async (_, body, status, words) => {
  expect(await send(body)).toEqual({ status, body: { message: expect.stringMatching(words) } });
  expect([readdirSync(folder()), await seen()]).toEqual([[], []]);
});

test("more than may be sent is cut short also where its length is not told", async () => {
  const answer = await send("x".repeat(1_048_577), { headers: { "transfer-encoding": "chunked" } });
  expect(answer.status).toBe(413);
  expect(readdirSync(folder())).toEqual([]);
});

test("only admins of everything send files, from the product's own pages", async () => {
  expect((await send(lines(1), { headers: { "sec-fetch-site": "cross-site" } })).status).toBe(403);
  expect((await send(lines(1), { method: "PUT" })).status).toBe(405);
  for (const roles of [["auditor"], ["manager"], ["admin workflow:refunds"], []]) {
    signedIn = await desk.add(`of-${roles.join("-")}`, roles);
    expect([roles, (await send(lines(1))).status]).toEqual([roles, 403]);
  }
  signedIn = null;
  expect((await send(lines(1))).status).toBe(401);
  expect([readdirSync(folder()), await counted()]).toEqual([[], 0]);
});

test("what a process left unread is read on by the next one; what somebody stopped is not, until the file comes again", async () => {
  const { deps } = desk.world;
  const text = lines(600);
  const hash = fileHash();
  hash.update(Buffer.from(text));
  await uploads.stop();
  const begun = await beginHistoryImport(deps, { actor: { kind: "person", person: ada }, name: "old.jsonl", hash: hash.digest(null) });
  if (!begun.ok) throw new Error("not begun");
  const { id } = begun.value;
  const path = join(folder(), `${id}.upload`);
  writeFileSync(path, text);
  expect(await seen()).toMatchObject([{ state: "reading" }]);
  desk.world.pass(60_000);
  expect(await seen()).toMatchObject([{ state: "waiting" }]);
  await (await desk.as(ada)).policies.stopImport({ import: id });
  expect(await seen()).toMatchObject([{ state: "stopped", kept: 0 }]);
  uploads = startUploads(deps);
  await until(async () => !existsSync(path));
  expect(await counted()).toBe(0);
  await uploads.stop();
  await beginHistoryImport(deps, { actor: { kind: "person", person: ada }, name: "old.jsonl", hash: hash.digest(null) });
  writeFileSync(path, text);
  desk.world.pass(60_000);
  uploads = startUploads(deps);
  await finished();
  expect(await seen()).toMatchObject([{ kept: 600, known: 0 }]);
});
