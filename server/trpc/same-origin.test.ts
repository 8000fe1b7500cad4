// Where a command may come from.
import { expect, test } from "vitest";
import { isSameOrigin } from "./same-origin";

test.each([
  ["a browser says it is our own page", { "sec-fetch-site": "same-origin" }, undefined, true],
  ["a page of another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }, undefined, false],
  ["a page of a sibling domain", { "sec-fetch-site": "same-site" }, undefined, false],
  ["an address typed in", { "sec-fetch-site": "none" }, undefined, false],
  ["an older browser on the same host", { origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000" }, undefined, true],
  ["an older browser on another port", { origin: "http://127.0.0.1:4000", host: "127.0.0.1:3000" }, undefined, false],
  ["the public address behind a proxy", { origin: "https://desk.example", host: "10.0.0.7:3000" }, "https://desk.example/", true],
  ["another origin behind a proxy", { origin: "https://evil.example", host: "desk.example" }, "https://desk.example/", false],
  ["a sandboxed page", { origin: "null", host: "127.0.0.1:3000" }, undefined, false],
  ["no word at all", { host: "127.0.0.1:3000" }, undefined, false],
])("%s", (_name, headers, baseUrl, expected) => expect(isSameOrigin(headers, baseUrl)).toBe(expected));
