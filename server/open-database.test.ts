// Which database the settings name, what is said of a wrong one, and how one that is not there yet is waited for.
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase } from "./open-database";
import { readSettings } from "./settings";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "open-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const PATIENCE = { forMs: 400, tryEveryMs: 50, sayEveryMs: 200 };

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

test.each(["mysql://localhost/x", "postgres", "file:", "postgres://user:pa ss@[/x"])(
  "%s is no database: the variable is named, and what it may be",
  (DATABASE_URL) => {
    const reading = () => readSettings({ DATABASE_URL });
    expect(reading).toThrow("DATABASE_URL");
    expect(reading).toThrow(/file:.* or postgres:/);
  },
);

test("a pool is a number of connections", () => {
  expect(() => readSettings({ DATABASE_POOL_SIZE: "1" })).toThrow("DATABASE_POOL_SIZE");
  expect(readSettings({}).DATABASE_POOL_SIZE).toBe(10);
});

test("without a DATABASE_URL, and with a file, it is SQLite", async () => {
  const log = pino({ level: "silent" });
  for (const environment of [{}, { DATABASE_URL: `file:${join(folder, "elsewhere.db")}` }]) {
    const store = await openDatabase(readSettings({ DATA_DIR: folder, ...environment }), log);
    expect(await store.read(async (tx) => tx.engine)).toBe("sqlite");
    await store.close();
  }
});

test("a server that does not come is waited for, told of now and then, and then given up, without its password", async () => {
  const lines: string[] = [];
  const log = pino({ level: "info" }, { write: (line: string) => void lines.push(line) });
  const port = await freePort();
  const settings = readSettings({ DATABASE_URL: `postgres://me:secret-word@127.0.0.1:${port}/desk` });
  const opening = openDatabase(settings, log, { patience: PATIENCE });
  await expect(opening).rejects.toThrow(`PostgreSQL at 127.0.0.1:${port}/desk cannot be reached`);
  await expect(opening).rejects.toThrow("DATABASE_URL");
  expect(lines.length).toBeGreaterThanOrEqual(2);
  expect(lines.length).toBeLessThanOrEqual(3);
  expect(lines.join("")).not.toContain("secret-word");
  expect(lines[0]).toContain(`waiting for PostgreSQL at 127.0.0.1:${port}/desk`);
});
