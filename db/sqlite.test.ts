// The contract on SQLite, and what is SQLite's alone: pragmas, migrations, the cut-off of work that waits for something else.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { sql } from "drizzle-orm";
import { getTableConfig } from "drizzle-orm/sqlite-core";
import { afterEach, describe, expect, test } from "vitest";
import { storeContract } from "./contract.suite";
import { findMigrations, migrateSqlite } from "./engine/migrate";
import { openSqliteStore } from "./engine/sqlite";
import { insertItem, readItem } from "./queries/items";
import * as tables from "./schema/sqlite";
import { type Store, StoreFault, type Tx } from "./store";
import { sqliteEngine } from "./testing/engines";
import { itemId, storedItem } from "./testing/stored-items";

const folders: string[] = [];
const stores: Store[] = [];
const fresh = () => {
  const folder = mkdtempSync(join(tmpdir(), "countersign-"));
  folders.push(folder);
  return join(folder, "data", "countersign.db");
};
const open = async (options: Omit<Parameters<typeof openSqliteStore>[0], "file"> & { file?: string } = {}) => {
  const store = await openSqliteStore({ file: fresh(), ...options });
  stores.push(store);
  return store;
};
const clean = async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
};

storeContract(sqliteEngine());

const add = (number: number) => (tx: Tx) => insertItem(tx, storedItem(number));
const has = (store: Store, number: number) => store.read(async (tx) => (await readItem(tx, itemId(number))) !== null);

describe("sqlite: work that misbehaves", () => {
  afterEach(clean);

  test("work that waits for anything but its own queries is cut off and undone, and its neighbours go on", async () => {
    const store = await open();
    const slow = store.write(async (tx) => {
      await add(1)(tx);
      await new Promise((resolve) => setTimeout(resolve, 20));
      await add(2)(tx);
    });
    const next = store.write(add(3));
    await expect(slow).rejects.toThrow(/something other than its own queries/);
    await next;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect([await has(store, 1), await has(store, 2), await has(store, 3)]).toEqual([false, false, true]);
  });

  test("a transaction inside a transaction is cut off instead of waiting for itself for ever", async () => {
    const store = await open();
    await expect(store.write(() => store.write(add(1)))).rejects.toThrow(StoreFault);
    await store.write(add(2));
    expect(await has(store, 2)).toBe(true);
  });

  test("transactions run one after another in the order they came", async () => {
    const store = await open();
    const seen: string[] = [];
    await Promise.all(
      [1, 2, 3].map((number) =>
        store.write(async (tx) => {
          seen.push(`${number} begins`);
          await add(number)(tx);
          await readItem(tx, itemId(number));
          seen.push(`${number} ends`);
        }),
      ),
    );
    expect(seen).toEqual(["1 begins", "1 ends", "2 begins", "2 ends", "3 begins", "3 ends"]);
  });

  test("when a failure undoes the whole transaction, nobody in it is told that they were saved", async () => {
    const store = await open();
    const results = await Promise.allSettled([
      store.write(add(1)),
      store.write(async (tx) => void (await tx.q.run(sql`rollback`))),
      store.write(add(3)),
    ]);
    const kept = await Promise.all([1, 2, 3].map((number) => has(store, number)));
    expect(results.map(({ status }) => status === "fulfilled")).toEqual([false, false, true]);
    expect(kept).toEqual([false, false, true]);
  });
});

describe("sqlite: the file", () => {
  afterEach(clean);

  test("the pragmas that durability rests on are on", async () => {
    const store = await open();
    const pragma = (name: string) => store.write((tx) => Promise.resolve(tx.q.get<Record<string, unknown>>(sql.raw(`pragma ${name}`))));
    expect(await pragma("journal_mode")).toEqual({ journal_mode: "wal" });
    expect(await pragma("synchronous")).toEqual({ synchronous: 2 });
    expect(await pragma("foreign_keys")).toEqual({ foreign_keys: 1 });
    expect(await pragma("busy_timeout")).toEqual({ timeout: 5000 });
  });

  test("a database that cannot keep a write-ahead log is refused", async () => {
    await expect(openSqliteStore({ file: ":memory:" })).rejects.toThrow(/journal_mode/);
  });

  test("opening again finds everything and migrates nothing", async () => {
    const file = fresh();
    const store = await open({ file });
    await store.write(add(1));
    await store.close();
    const again = await open({ file });
    expect(await has(again, 1)).toBe(true);
  });

  test("the migrations make the very tables that the schema describes", () => {
    const client = new Database(":memory:");
    migrateSqlite(client);
    const made = (kind: string, table: string) =>
      client
        .prepare<[string], { name: string }>(`select name from pragma_${kind}(?)`)
        .all(table)
        .map(({ name }) => name);
    for (const table of Object.values(tables)) {
      const { name, columns, indexes, checks } = getTableConfig(table);
      expect([name, made("table_info", name).toSorted()]).toEqual([name, columns.map((column) => column.name).toSorted()]);
      const indexed = made("index_list", name).filter((index) => !index.startsWith("sqlite_"));
      expect([name, indexed.toSorted()]).toEqual([name, indexes.map(({ config }) => config.name).toSorted()]);
      const ddl = client.prepare<[string], string>("select sql from sqlite_master where name = ?").pluck().get(name);
      for (const check of checks) expect(ddl).toContain(`CONSTRAINT "${check.name}"`);
    }
    client.close();
  });

  test("two processes' stores on one file see each other's commits, and a snapshot stays as it began", async () => {
    const file = fresh();
    const [one, two] = [await open({ file }), await open({ file })];
    await one.write(add(1));
    expect(await has(two, 1)).toBe(true);
    const other = new Database(file);
    const seen = await two.read(async (tx) => {
      const before = await readItem(tx, itemId(1));
      other.exec("delete from items");
      return [before !== null, (await readItem(tx, itemId(1))) !== null];
    });
    other.close();
    expect(seen).toEqual([true, true]);
    expect(await has(two, 1)).toBe(false);
  });

  test("a database of a newer version, or of another history, is refused", async () => {
    const folder = mkdtempSync(join(tmpdir(), "countersign-"));
    folders.push(folder);
    cpSync(findMigrations("sqlite"), folder, { recursive: true });
    const journal = JSON.parse(readFileSync(join(folder, "meta", "_journal.json"), "utf8"));
    const later = { idx: 1, version: "6", when: Date.now() + 1_000, tag: "0001_later", breakpoints: true };
    writeFileSync(join(folder, "meta", "_journal.json"), JSON.stringify({ ...journal, entries: [...journal.entries, later] }));
    writeFileSync(
      join(folder, "0001_later.sql"),
      "CREATE TABLE later (id text);\n--> statement-breakpoint\nCREATE TABLE even_later (id text);",
    );
    const client = new Database(join(folder, "newer.db"));
    migrateSqlite(client, folder);
    migrateSqlite(client, folder);
    expect(() => migrateSqlite(client)).toThrow(/newer version/);
    client.exec("update __drizzle_migrations set hash = 'other' where id = 1");
    expect(() => migrateSqlite(client, folder)).toThrow(/not the one/);
    client.close();
  });

  test("a migration that fails leaves the database as it was", async () => {
    const folder = mkdtempSync(join(tmpdir(), "countersign-"));
    folders.push(folder);
    cpSync(findMigrations("sqlite"), folder, { recursive: true });
    const [first] = JSON.parse(readFileSync(join(folder, "meta", "_journal.json"), "utf8")).entries;
    writeFileSync(join(folder, `${first.tag}.sql`), "CREATE TABLE a (id text);\n--> statement-breakpoint\nCREATE TABLE nonsense");
    const client = new Database(join(folder, "broken.db"));
    expect(() => migrateSqlite(client, folder)).toThrow();
    expect(client.prepare("select name from sqlite_master").all()).toEqual([]);
    client.close();
  });
});
