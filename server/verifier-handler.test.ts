// The verifier as it is downloaded and as a browser runs it: one and the same file, which may load nothing from elsewhere and says itself what is wrong.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { trailFindings } from "@core/words/messages/trail-findings";
import { trailVerify } from "@core/words/messages/trail-verify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PROVED, SAYINGS, UNPROVED } from "@/verifier/verify.mjs";
import { answerVerifier } from "./verifier-handler";

const server = createServer((request, response) => void answerVerifier(request, response));
let url: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

test("both files are served as they stand, once for a browser that has them", async () => {
  for (const name of ["verify.mjs", "worker.mjs"]) {
    const answer = await fetch(`${url}/verifier/${name}`);
    expect(answer.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'; script-src 'self'");
    expect(await answer.text()).toBe(readFileSync(`verifier/${name}`, "utf8"));
    const again = await fetch(`${url}/verifier/${name}`, { headers: { "if-none-match": answer.headers.get("etag") ?? "" } });
    expect(again.status).toBe(304);
  }
});

test("nothing else is, and nothing is taken", async () => {
  for (const path of ["/verifier/", "/verifier/package.json", "/verifier/..%2fpackage.json"])
    expect((await fetch(url + path)).status).toBe(404);
  expect((await fetch(`${url}/verifier/verify.mjs`, { method: "POST" })).status).toBe(405);
});

test("whatever it says has its words in every language, in English its own", () => {
  const key = (code: string) => code.replaceAll("-", "_");
  const english = Object.fromEntries(Object.entries(trailFindings).map(([name, [words]]) => [name, words]));
  expect(english).toEqual(Object.fromEntries(Object.entries(SAYINGS).map(([code, says]) => [key(code), says])));
  const said = Object.keys(trailVerify).filter((name) => /^(un)?proved_/.test(name));
  const codes = [
    ...Object.keys(PROVED).map((code) => `proved_${key(code)}`),
    ...Object.keys(UNPROVED).map((code) => `unproved_${key(code)}`),
  ];
  expect(said.sort()).toEqual(codes.sort());
});
