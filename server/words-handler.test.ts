// The script of words: it provides a page with one language's messages, is kept for good under its own address, and comes as small as the browser takes it.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { runInNewContext } from "node:vm";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { WORDING_PLACE, type Wording } from "@core/words/t";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WORDINGS } from "./wording";
import { answerWords } from "./words-handler";

let server: Server;
let url: string;
beforeAll(async () => {
  server = createServer((request, response) => void answerWords(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((done) => server.close(done)));

/** What a page has after the script has run. */
const provided = (script: string): Wording => runInNewContext(`${script};globalThis[Symbol.for(${JSON.stringify(WORDING_PLACE)})]()`, {});

test.each(["en", "de"] as const)("a page is provided with the messages in %s, and may keep them for good", async (language) => {
  const answer = await fetch(url + WORDINGS[language].address, { headers: { "accept-encoding": "identity" } });
  expect(answer.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  expect(answer.headers.get("cache-control")).toContain("immutable");
  expect(JSON.parse(JSON.stringify(provided(await answer.text())))).toEqual(WORDINGS[language]);
});

test("languages have addresses of their own, by what they say", () => {
  expect(WORDINGS.en.address).toMatch(/^\/words\/en-[0-9a-f]{16}\.js$/);
  expect(WORDINGS.de.address.slice(-19)).not.toBe(WORDINGS.en.address.slice(-19));
});

test.each([
  ["gzip, deflate, br", "br"],
  ["gzip", "gzip"],
  ["zstd", null],
])("a browser that takes %s gets %s", async (accepted, encoding) => {
  // Not by fetch, which unpacks what it gets.
  const { get } = await import("node:http");
  const [headers, bytes] = await new Promise<[Record<string, unknown>, Buffer]>((done) => {
    get(url + WORDINGS.en.address, { headers: { "accept-encoding": accepted } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => done([answer.headers, Buffer.concat(chunks)]));
    });
  });
  expect(headers["content-encoding"] ?? null).toBe(encoding);
  expect(headers["content-length"]).toBe(String(bytes.byteLength));
  const script = encoding === "br" ? brotliDecompressSync(bytes) : encoding === "gzip" ? gunzipSync(bytes) : bytes;
  expect(provided(script.toString()).language).toBe("en");
});

test("the words of another build are those there are, and are not kept; anything else is not there", async () => {
  const older = await fetch(`${url}/words/de-0123456789abcdef.js`);
  expect([older.status, older.headers.get("cache-control")]).toEqual([200, "no-store"]);
  expect(provided(await older.text()).language).toBe("de");
  expect((await fetch(`${url}/words/fr-0123456789abcdef.js`)).status).toBe(404);
  expect((await fetch(`${url}/words/../main.js`)).status).toBe(404);
  expect((await fetch(url + WORDINGS.en.address, { method: "POST" })).status).toBe(405);
});
