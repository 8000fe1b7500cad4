// Kill -9 at any moment loses nothing that was acknowledged. It proves the order of commit and acknowledgement, that SQLite's file
// recovers whole, and that PostgreSQL takes back what a dead process left half done; that the disk keeps what fsync promised is the machine's part.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { streamOf } from "@core/trail/event";
import { verifyStream } from "@core/trail/verify-stream";
import Database from "better-sqlite3";
import { Client } from "pg";
import { beforeAll, expect, test } from "vitest";
import { openPgStore } from "./engine/pg";
import { openSqliteStore } from "./engine/sqlite";
import { listStream, listValues } from "./queries/events";
import { readItem } from "./queries/items";
import type { Store } from "./store";
import { bundleChild } from "./testing/bundle-child";
import { freshPgUrl } from "./testing/engines";
import { itemId } from "./testing/stored-items";
import { brokenTree } from "./testing/whole";

const PER_ROUND = 1_000_000;
/** Beside the packages, so that the bundle finds the driver, as the product's own bundle does. */
const CHILD = join(process.cwd(), "node_modules", ".cache", "countersign", "kill-child.mjs");

interface Acknowledged {
  readonly number: number;
  readonly seq: number;
  readonly hash: string;
}

/** Runs the child until a random moment and kills it. Every tenth is killed while it still starts: in recovery, or at its first migration. */
async function runAndKill(place: string, round: number): Promise<Acknowledged[]> {
  const child = spawn(process.execPath, [CHILD, place, String(round * PER_ROUND)], { stdio: ["ignore", "pipe", "pipe"] });
  const said: Acknowledged[] = [];
  let complaint = "";
  child.stderr.on("data", (chunk) => {
    complaint += chunk;
  });
  const kill = (withinMs: number) => setTimeout(() => child.kill("SIGKILL"), Math.random() * withinMs);
  let armed = round % 10 === 0;
  if (armed) kill(250);
  for await (const line of createInterface({ input: child.stdout })) {
    if (!armed) kill(80);
    armed = true;
    // A line that the kill cut short was not said.
    const [, number, seq, hash] = /^(\d+) (\d) (sha256:[0-9a-f]{64})$/.exec(line) ?? [];
    if (number && seq && hash) said.push({ number: Number(number), seq: Number(seq), hash });
  }
  expect(complaint).toBe("");
  return said;
}

async function expectKept(store: Store, acknowledged: readonly Acknowledged[]) {
  const numbers = new Set(acknowledged.map(({ number }) => number));
  const hashes = new Set<string>();
  for (const number of numbers) {
    await store.read(async (tx) => {
      const stream = streamOf("item", itemId(number));
      const events = await listStream(tx, stream);
      expect(verifyStream(events, await listValues(tx, stream))).toEqual({ ok: true, events: events.length, erased: 0 });
      expect((await readItem(tx, itemId(number)))?.item.version).toBe(events.length);
      for (const { seq, hash } of events) hashes.add(`${number} ${seq} ${hash}`);
    });
  }
  expect(acknowledged.filter(({ number, seq, hash }) => !hashes.has(`${number} ${seq} ${hash}`))).toEqual([]);
}

type Ask = (query: string) => Promise<unknown>;

/** Fold, events and idempotency answers of each command stand together or not at all; the global order has no hole; nothing doomed is there. */
async function expectWhole(ask: Ask) {
  const none = async (query: string) => expect(await ask(`select count(*) from ${query}`)).toBe(0);
  await none("items where version <> (select count(*) from events where stream = 'item:' || items.id)");
  await none("events where not exists (select 1 from items where 'item:' || items.id = stream)");
  await none("events left join event_values using (stream, seq) where event_values.field is null");
  await none("items where title = 'doomed'");
  expect(await ask("select count(*) from events")).toBe(await ask("select count(*) from idempotency where status = 201"));
  const numbered = await ask("select count(*) from events where log_index is not null");
  expect(numbered).toBe(await ask("select coalesce(max(log_index) + 1, 0) from events"));
}

async function killOften(place: string, kills: number, open: () => Promise<Store>) {
  const all: Acknowledged[] = [];
  let rounds = 0;
  for (let round = 0; round < kills; round++) {
    const acknowledged = await runAndKill(place, round);
    if (acknowledged.length > 0) rounds++;
    all.push(...acknowledged);
    const store = await open();
    await expectKept(store, acknowledged);
    await store.close();
  }
  expect(rounds).toBeGreaterThanOrEqual(kills * 0.8);
  const store = await open();
  await expectKept(
    store,
    all.filter(() => Math.random() < 0.1),
  );
  expect(await store.read(brokenTree)).toEqual([]);
  await store.close();
}

beforeAll(() => bundleChild("kill-child", CHILD));

test("nothing acknowledged is lost by 50 kills on one file", { timeout: 180_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "countersign-kill-"));
  const file = join(folder, "countersign.db");
  try {
    await killOften(file, 50, () => openSqliteStore({ file }));
    const client = new Database(file, { readonly: true });
    expect(client.pragma("integrity_check", { simple: true })).toBe("ok");
    await expectWhole(async (query) => client.prepare(query).pluck().get());
    client.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("nothing acknowledged is lost by 10 kills of a process on PostgreSQL", { timeout: 180_000 }, async () => {
  const url = await freshPgUrl();
  await killOften(url, 10, () => openPgStore({ url }));
  const client = new Client({ connectionString: url });
  await client.connect();
  await expectWhole(async (query) => {
    const { rows } = await client.query({ text: query, rowMode: "array" });
    return rows[0]?.[0];
  });
  await client.end();
});
