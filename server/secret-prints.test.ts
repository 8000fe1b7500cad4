// Instances that disagree on a secret must not serve the same database.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Store } from "@/db/store";
import { engineUnderTest } from "@/db/testing/engine-under-test";
import { checkSecrets } from "./secret-prints";
import { readSecrets } from "./secrets";
import { readSettings } from "./settings";

const engine = engineUnderTest();
let folder = "";
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "prints-"));
  store = await engine.open();
});
afterEach(async () => {
  await engine.clean();
  rmSync(folder, { recursive: true });
});

const secretsOf = (environment: Record<string, string> = {}) => readSecrets(readSettings({ DATA_DIR: folder, ...environment }));
const pepper = "p".repeat(40);

test("instances with the same secrets start, also at the same time", async () => {
  await Promise.all([1, 2, 3].map(() => checkSecrets(store, secretsOf(), { replace: false })));
  await checkSecrets(store, secretsOf(), { replace: false });
});

test("an instance with another secret does not start, and is told which and what to do", async () => {
  await checkSecrets(store, secretsOf(), { replace: false });
  const starting = checkSecrets(store, secretsOf({ KEY_PEPPER: pepper }), { replace: false });
  await expect(starting).rejects.toThrow("KEY_PEPPER is not the one this database was first used with");
  await expect(starting).rejects.not.toThrow("SAMPLING_KEY is not");
  await expect(starting).rejects.toThrow("REPLACE_SECRETS=1");
  await checkSecrets(store, secretsOf(), { replace: false });
});

test("who replaces the secrets makes theirs the database's", async () => {
  await checkSecrets(store, secretsOf(), { replace: false });
  await checkSecrets(store, secretsOf({ KEY_PEPPER: pepper }), { replace: true });
  await checkSecrets(store, secretsOf({ KEY_PEPPER: pepper }), { replace: false });
  await expect(checkSecrets(store, secretsOf(), { replace: false })).rejects.toThrow("KEY_PEPPER");
});
