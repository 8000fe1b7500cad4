// Kill -9 at any moment loses nothing that was acknowledged. It proves the order of commit and acknowledgement and that the file
// recovers whole; that the disk keeps what fsync promised is the machine's part, and is asked for by `synchronous=FULL`.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { streamOf } from "@core/trail/event";
import { verifyStream } from "@core/trail/verify-stream";
import Database from "better-sqlite3";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { openSqliteStore } from "./engine/sqlite";
import { listStream, listValues } from "./queries/events";
import { readItem } from "./queries/items";
import type { Store } from "./store";
import { itemId } from "./testing/stored-items";

const KILLS = 50;
const PER_ROUND = 1_000_000;
/** Beside the packages, so that the bundle finds the driver, as the product's own bundle does. */
const CHILD = join(process.cwd(), "node_modules", ".cache", "countersign", "kill-child.mjs");

interface Acknowledged {
  readonly number: number;
  readonly seq: number;
  readonly hash: string;
}

/** Runs the child until a random moment and kills it. Every tenth is killed while it still starts: in recovery, or at its first migration. */
async function runAndKill(file: string, round: number): Promise<Acknowledged[]> {
  const child = spawn(process.execPath, [CHILD, file, String(round * PER_ROUND)], { stdio: ["ignore", "pipe", "pipe"] });
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

/** Fold, events and idempotency answers of each command stand together or not at all; the global order has no hole; nothing doomed is there. */
function expectWhole(file: string) {
  const client = new Database(file, { readonly: true });
  const one = (query: string) => client.prepare(query).pluck().get();
  expect(client.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(one("select count(*) from items where version <> (select count(*) from events where stream = 'item:' || items.id)")).toBe(0);
  expect(one("select count(*) from events where not exists (select 1 from items where 'item:' || items.id = stream)")).toBe(0);
  expect(one("select count(*) from events left join event_values using (stream, seq) where event_values.field is null")).toBe(0);
  expect(one("select count(*) from events")).toBe(one("select count(*) from idempotency where status = 201"));
  expect(one("select count(*) from events where log_index is not null")).toBe(one("select coalesce(max(log_index) + 1, 0) from events"));
  expect(one("select count(*) from items where title = 'doomed'")).toBe(0);
  client.close();
}

test(`nothing acknowledged is lost by ${KILLS} kills on one file`, { timeout: 180_000 }, async () => {
  await build({
    entryPoints: [join(process.cwd(), "db", "testing", "kill-child.ts")],
    outfile: CHILD,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "silent",
  });
  const folder = mkdtempSync(join(tmpdir(), "countersign-kill-"));
  const file = join(folder, "countersign.db");
  try {
    const all: Acknowledged[] = [];
    let rounds = 0;
    for (let round = 0; round < KILLS; round++) {
      const acknowledged = await runAndKill(file, round);
      if (acknowledged.length > 0) rounds++;
      all.push(...acknowledged);
      const store = await openSqliteStore({ file });
      await expectKept(store, acknowledged);
      await store.close();
    }
    expectWhole(file);
    expect(rounds).toBeGreaterThanOrEqual(KILLS * 0.8);
    const store = await openSqliteStore({ file });
    await expectKept(
      store,
      all.filter(() => Math.random() < 0.1),
    );
    await store.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
