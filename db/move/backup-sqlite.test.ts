// A backup that is taken while another process writes is whole: it opens, every stream verifies, and nothing acknowledged before it is missing.
import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openSqliteStore } from "../engine/sqlite";
import { readItem } from "../queries/items";
import { bundleChild } from "../testing/bundle-child";
import { plantDatabase } from "../testing/planted-database";
import { itemId } from "../testing/stored-items";
import { backupSqlite } from "./backup-sqlite";

const CHILD = join(process.cwd(), "node_modules", ".cache", "countersign", "backup-child.mjs");
const BACKUPS = 4;

let folder = "";
let file = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "countersign-backup-"));
  file = join(folder, "countersign.db");
});
afterEach(() => rmSync(folder, { recursive: true }));

async function startWriter(): Promise<{ readonly child: ChildProcess; readonly acknowledged: () => readonly string[] }> {
  await bundleChild("kill-child", CHILD);
  const child = spawn(process.execPath, [CHILD, file], { stdio: ["ignore", "pipe", "inherit"] });
  const said: string[] = [];
  await new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (said.push(line) === 500) resolve();
    });
  });
  return { child, acknowledged: () => said };
}

test("backups under load are whole, the writer goes on, and are put in place by copying", { timeout: 120_000 }, async () => {
  const { child, acknowledged } = await startWriter();
  try {
    for (let round = 0; round < BACKUPS; round++) {
      const before = [...acknowledged()];
      const to = join(folder, `backup-${round}.db`);
      const proof = await backupSqlite(file, to);
      expect(proof.faults).toEqual([]);
      expect(proof.events).toBeGreaterThanOrEqual(before.length);
      await vi.waitFor(() => expect(acknowledged().length).toBeGreaterThan(before.length));
      expect(statSync(to).mode & 0o777).toBe(0o600);

      const restored = join(folder, `restored-${round}`, "countersign.db");
      const store = await openSqliteStore({ file: restored }).then((empty) => empty.close().then(() => replaced(restored, to)));
      const client = new Database(to, { readonly: true });
      expect(client.pragma("integrity_check", { simple: true })).toBe("ok");
      const kept = new Set(client.prepare<[], string>("select hash from events").pluck().all());
      client.close();
      expect(before.filter((line) => !kept.has(line.split(" ")[2] ?? ""))).toEqual([]);
      const [number = "0"] = before[0]?.split(" ") ?? [];
      expect((await store.read((tx) => readItem(tx, itemId(Number(number)))))?.item.id).toBe(itemId(Number(number)));
      await store.close();
    }
  } finally {
    child.kill("SIGKILL");
  }
});

/** As an operator restores: nothing of the old database is left beside the new file. */
function replaced(file: string, by: string) {
  for (const rest of ["", "-wal", "-shm"]) rmSync(`${file}${rest}`, { force: true });
  copyFileSync(by, file);
  return openSqliteStore({ file });
}

test("a backup never writes over anything, and leaves nothing behind when the database does not verify", async () => {
  const store = await openSqliteStore({ file });
  await plantDatabase(store, 5);
  const to = join(folder, "kept.db");
  writeFileSync(to, "mine");
  await expect(backupSqlite(file, to)).rejects.toThrow(/is there already/);
  await expect(backupSqlite(join(folder, "none.db"), join(folder, "b.db"))).rejects.toThrow(/there is no database/);
  await store.write(({ q, t }) =>
    q
      .update(t.blobs)
      .set({ bytes: Buffer.from("forged") })
      .returning(),
  );
  const proof = await backupSqlite(file, join(folder, "forged.db"));
  expect(proof.faults).not.toEqual([]);
  expect(existsSync(join(folder, "forged.db"))).toBe(false);
  expect(readdirSync(folder).filter((name) => name.includes(".part"))).toEqual([]);
  await store.close();
});

test("what was erased is in no page of a backup", async () => {
  const store = await openSqliteStore({ file });
  await plantDatabase(store, 5);
  const secret = "a phrase that nobody must find again";
  await store.write(({ q, t }) =>
    q
      .update(t.eventValues)
      .set({ value: JSON.stringify(secret.repeat(40)) })
      .returning(),
  );
  await store.write(({ q, t }) => q.delete(t.eventValues).returning());
  const to = join(folder, "erased.db");
  expect(await backupSqlite(file, to)).toMatchObject({ events: 20, erased: 40, faults: [] });
  expect(readFileSync(to).includes(secret)).toBe(false);
  await store.close();
});
