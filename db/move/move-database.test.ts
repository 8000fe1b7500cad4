// A move loses nothing and doubles nothing, whenever it is killed; and what is not whole, or not alone, is never taken for a database.
import { spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import Database from "better-sqlite3";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPgStore } from "../engine/pg";
import { openSqliteStore } from "../engine/sqlite";
import { insertEntries, readMarks, wordsBeginning } from "../queries/trail-search";
import type { Store } from "../store";
import { bundleChild } from "../testing/bundle-child";
import { newDatabase } from "../testing/new-database";
import { plantDatabase } from "../testing/planted-database";
import { type MoveOptions, moveDatabase } from "./move-database";
import { openSnapshot, openSource, openTarget } from "./open-side";
import { digestTable } from "./table-digests";
import { TABLE_SHAPES } from "./table-shapes";
import { verifyDatabase } from "./verify-database";

let folder = "";
let planted = "";
const KILLS = 8;
/** Beside the packages, so that the bundle finds the drivers. */
const CHILD = join(process.cwd(), "node_modules", ".cache", "countersign", "move-child.mjs");

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "countersign-move-"));
  planted = join(folder, "planted.db");
  const store = await openSqliteStore({ file: planted });
  await plantDatabase(store);
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const newFile = () => `file:${join(folder, `${++files}.db`)}`;
const pathOf = (address: string) => address.slice("file:".length);
/** A copy of the planted database, changed behind the product's back when asked. */
function source(change = ""): string {
  const address = newFile();
  copyFileSync(planted, pathOf(address));
  onFile(address, (client) => client.exec(change));
  return address;
}
function onFile<T>(address: string, work: (client: Database.Database) => T): T {
  const client = new Database(pathOf(address));
  try {
    return work(client);
  } finally {
    client.close();
  }
}
async function onServer(url: string, sql: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
const engines = [
  { engine: "sqlite", fresh: async () => newFile(), open: (address: string): Promise<Store> => openSqliteStore({ file: pathOf(address) }) },
  { engine: "pg", fresh: newDatabase, open: (url: string): Promise<Store> => openPgStore({ url }) },
] as const;

async function move(from: string, to: string, options?: MoveOptions) {
  const here = await openSource(from);
  try {
    const there = await openTarget(to);
    try {
      return await moveDatabase(here, there, options);
    } finally {
      await there.close();
    }
  } finally {
    await here.close();
  }
}

async function contents(address: string) {
  const side = await openSnapshot(address);
  try {
    expect((await verifyDatabase(side)).faults).toEqual([]);
    const digests: Record<string, unknown> = {};
    for (const table of TABLE_SHAPES) digests[table.name] = await digestTable(side, table);
    return digests;
  } finally {
    await side.close();
  }
}

test("everything arrives, from either engine in either engine, and the way back ends where it began", async () => {
  const [one, two, three, four] = [await newDatabase(), await newDatabase(), newFile(), newFile()];
  const report = await move(source(), one, { batchRows: 9 });
  expect(report).toMatchObject({ kind: "moved", resumedAfter: 0, here: { streams: 40, events: 160 }, there: { streams: 40, events: 160 } });
  if (report.kind !== "moved") throw new Error("it was moved");
  expect(report.tables.map(({ table }) => table).toSorted()).toEqual(TABLE_SHAPES.map(({ name }) => name).toSorted());
  for (const { here, there, agree } of report.tables) expect([agree, there]).toEqual([true, here]);
  expect(report.tables.filter(({ here }) => here === 0).map(({ table }) => table)).toEqual([]);
  expect(report.copied).toBe(report.tables.reduce((sum, { here }) => sum + here, 0));
  for (const [from, to] of [
    [one, two],
    [two, three],
    [three, four],
  ] as const)
    expect(await move(from, to)).toMatchObject({ kind: "moved" });
  expect(await contents(four)).toEqual(await contents(`file:${planted}`));
});

test("a database that was moved is one that the product starts on, and a second move has nothing to do", async () => {
  for (const { fresh, open } of engines) {
    const [from, to] = [source(), await fresh()];
    await move(from, to);
    expect(await move(from, to)).toMatchObject({ kind: "finished-before" });
    const store = await open(to);
    const rows = await store.read(({ q, t }) => q.select({ id: t.items.id }).from(t.items));
    expect(rows).toHaveLength(40);
    // What is derived is not moved, and nothing says that it is there: the product makes it anew.
    expect(await store.read(readMarks)).toEqual({});
    await store.write((tx) => insertEntries(tx, [{ logIndex: 0, at: 1, item: null, amount: null, facets: "_every:1", words: "anew" }]));
    expect(await store.read((tx) => wordsBeginning(tx, "", 9))).toEqual(["anew"]);
    await store.close();
  }
});

describe.each(engines)("into $engine", ({ fresh, open }) => {
  test("the product does not start on a target from the first mark to the last", async () => {
    const [from, to] = [source(), await fresh()];
    let looked = 0;
    const target = await openTarget(to);
    await target.begin({ startedAt: "now", source: "there", trail: "x", finishedAt: null });
    await target.close();
    await expect(open(to)).rejects.toThrow(/has not finished/);
    const stop = move(from, to, {
      restart: true,
      onProgress: ({ doing }) => {
        looked += 1;
        if (doing === "checking the target") throw new Error("stopped");
      },
    });
    await expect(stop).rejects.toThrow("stopped");
    expect(looked).toBeGreaterThan(40);
    await expect(open(to)).rejects.toThrow(/has not finished/);
    await expect(openSnapshot(to)).rejects.toThrow(/has not finished/);
    await expect(openSource(to)).rejects.toThrow(/has not finished/);
    expect(await move(from, to)).toMatchObject({ kind: "moved", copied: 0 });
    await (await open(to)).close();
  });

  test(`killed ${KILLS} times at any moment, it ends with the same rows`, { timeout: 120_000 }, async () => {
    await bundleChild("move-child", CHILD);
    const [from, to] = [source(), await fresh()];
    let resumed = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const said = await runAndKill(from, to, kill);
      if (!said.some((line) => line.startsWith("copying"))) continue;
      resumed += 1;
      if (said.at(-1) === "moved" || said.at(-1) === "finished-before") break;
      await expect(open(to)).rejects.toThrow(/has not finished/);
    }
    expect(resumed).toBeGreaterThan(2);
    expect(["moved", "finished-before"]).toContain((await move(from, to)).kind);
    expect(await contents(to)).toEqual(await contents(from));
  });

  test("a target that holds anything is refused and left as it is", async () => {
    const [from, to] = [source(), await fresh()];
    const store = await open(to);
    await store.write(({ q, t }) => q.insert(t.counters).values({ name: "mine", value: 7 }).returning());
    await store.close();
    await expect(move(from, to)).rejects.toThrow("the target holds other data (counters)");
    const again = await open(to);
    expect(await again.read(({ q, t }) => q.select().from(t.counters))).toEqual([{ name: "mine", value: 7 }]);
    await again.close();
  });

  test("a target or a source that is being served is refused", async () => {
    const [from, to] = [source(), await fresh()];
    const served = await open(to);
    await expect(move(from, to)).rejects.toThrow(/in use/);
    await expect(openSource(to)).rejects.toThrow(/in use/);
    await served.close();
    expect(await move(from, to)).toMatchObject({ kind: "moved" });
    const source2 = await openSource(to);
    const late = open(to);
    if (to.startsWith("file:")) await expect(late).rejects.toThrow(/locked/);
    else {
      const store = await late;
      await expect(store.write(({ q, t }) => q.delete(t.counters).returning())).rejects.toThrow();
      await store.close();
    }
    await source2.close();
  });

  test("a source that went on between two runs is refused; a new start takes it as it is now", async () => {
    const [from, to] = [source(), await fresh()];
    const stop = ({ doing, table }: { doing: string; table: string | null }) => {
      if (doing === "copying" && table === "event_values") throw new Error("stopped");
    };
    await expect(move(from, to, { onProgress: stop, batchRows: 50 })).rejects.toThrow("stopped");
    onFile(from, (client) =>
      client.exec("update events set log_index = 158 where log_index is null and rowid = (select max(rowid) from events)"),
    );
    await expect(move(from, to)).rejects.toThrow(/--restart/);
    await expect(open(to)).rejects.toThrow(/has not finished/);
    expect(await move(from, to, { restart: true })).toMatchObject({ kind: "moved", resumedAfter: 0 });
    expect(await contents(to)).toEqual(await contents(from));
  });

  test("a row that changed on either side while it was moved is found, and the target stays unusable", async () => {
    const [from, to] = [source(), await fresh()];
    const stop = ({ doing, table }: { doing: string; table: string | null }) => {
      if (doing === "copying" && table === "votes") throw new Error("stopped");
    };
    await expect(move(from, to, { onProgress: stop })).rejects.toThrow("stopped");
    const change = "update people set name = 'Somebody else' where id = 'p-1'";
    if (to.startsWith("file:")) onFile(to, (client) => client.exec(change));
    else await onServer(to, change);
    const report = await move(from, to);
    expect(report.kind).toBe("differs");
    if (report.kind !== "differs") throw new Error("it differs");
    expect(report.tables.filter(({ agree }) => !agree).map(({ table }) => table)).toEqual(["people"]);
    await expect(open(to)).rejects.toThrow(/has not finished/);
  });
});

test.each([
  ["an event's data", "update events set data = '{}' where seq = 3 and rowid < 20", /wrong-hash at event 3/],
  ["an event that is gone", "delete from events where seq = 2 and rowid < 20", /gap at event 3/],
  ["a value that was changed", `update event_values set value = '"forged"' where rowid = 5`, /wrong-value/],
  ["values without their event", "update event_values set stream = 'item:0' where rowid = 5", /values without their events/],
  ["a hole in the global order", "update events set log_index = 900 where log_index = 12", /has a hole/],
  [
    "a part of the tree that was changed",
    "update tree_nodes set hash = zeroblob(32) where level = 3 and place = 2",
    /tree at 2 of level 3 is not/,
  ],
  ["a part of the tree that is gone", "delete from tree_nodes where level = 4 and place = 1", /the tree has \d+ parts where \d+ belong/],
  ["a head that is over other events", "update checkpoints set root = zeroblob(32)", /signed head over 158 events/],
  ["a head that is over more events", "update checkpoints set size = 9000", /signed head over 9000 events/],
  ["evidence that was changed", "update blobs set bytes = x'00' where length(bytes) = 256", /not what was hashed/],
  ["a revision that was changed", "update revisions set body = '{}' where rowid = 1", /not what was hashed/],
])("a source with %s is not moved, and nothing is left in the target", async (_, change, words) => {
  const [from, to] = [source(change), await newDatabase()];
  await expect(move(from, to)).rejects.toThrow(words);
  expect(await onServer(to, "select table_name from information_schema.tables where table_schema = 'public'")).toEqual([]);
});

test.each([
  ["no database", (to: string) => move(newFile(), to), /there is no database/],
  ["another program's file", (to: string) => move(foreign(), to), /not a database of Countersign/],
  ["an older version's database", (to: string) => move(source("delete from __drizzle_migrations"), to), /older version/],
  [
    "a newer version's",
    (to: string) => move(source("insert into __drizzle_migrations (hash) values ('x')"), to),
    /newer version|not the one/,
  ],
  ["text that PostgreSQL cannot keep", (to: string) => move(source("update people set name = 'a' || char(0)"), to), /U\+0000/],
  ["numbers that nobody wrote", (to: string) => move(source("update items set priority = 1.5"), to), /no whole number/],
  ["an address of another kind", (to: string) => move("mysql://a/b", to), /neither/],
  ["a server that is not there", () => move(source(), "postgres://a:b@127.0.0.1:1/c"), /cannot be reached/],
])("%s is refused in words", async (_, work, words) => {
  await expect(work(await newDatabase())).rejects.toThrow(words);
});

function foreign(): string {
  const address = newFile();
  onFile(address, (client) => client.exec("create table notes (text)"));
  return address;
}

/** Kills it after a number of steps that grows, then at once or a moment later: inside a transaction as well as between two. */
async function runAndKill(from: string, to: string, round: number): Promise<string[]> {
  const child = spawn(process.execPath, [CHILD, from, to], { stdio: ["ignore", "pipe", "pipe"] });
  const said: string[] = [];
  let complaint = "";
  child.stderr.on("data", (chunk) => {
    complaint += chunk;
  });
  const steps = round * 8;
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (said.length === steps + 1) setTimeout(() => child.kill("SIGKILL"), Math.random() * 4);
  }
  expect(complaint).toBe("");
  return said;
}
