// Secrets are made once, kept private, and never silently replaced.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readSecrets } from "./secrets";
import { readSettings } from "./settings";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "secrets-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("the first start makes three different secrets that only their owner can read", () => {
  const { sessionSecret, keyPepper, samplingKey } = readSecrets(readSettings({ DATA_DIR: folder }));
  expect(new Set([sessionSecret, keyPepper, samplingKey]).size).toBe(3);
  expect(sessionSecret.length).toBeGreaterThanOrEqual(43);
  expect(statSync(join(folder, "secrets.json")).mode & 0o777).toBe(0o600);
});

test("a second start finds the same ones", () => {
  const settings = readSettings({ DATA_DIR: folder });
  expect(readSecrets(settings)).toEqual(readSecrets(settings));
});

test("the environment outranks the file, secret by secret", () => {
  const kept = readSecrets(readSettings({ DATA_DIR: folder }));
  const pepper = "p".repeat(40);
  expect(readSecrets(readSettings({ DATA_DIR: folder, KEY_PEPPER: pepper }))).toEqual({ ...kept, keyPepper: pepper });
});

test("a damaged file stops the start and stays as it is", () => {
  const file = join(folder, "secrets.json");
  writeFileSync(file, '{"sessionSecret":"short"}');
  expect(() => readSecrets(readSettings({ DATA_DIR: folder }))).toThrow("does not hold the three secrets");
  expect(readFileSync(file, "utf8")).toBe('{"sessionSecret":"short"}');
});
