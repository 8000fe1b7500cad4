// Search in the trail at a million items: entries as the follower writes them, made directly, and every kind of search timed with its counts, on both
// engines in one run. `npx tsx bench/search.ts [sqlite | pg] [--items 1000000] [--folder FOLDER]`: what is in the folder is filled once and kept.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { EVERY_ENTRY } from "@core/trail/search-entry";
import { facetToken, wordsOf } from "@core/trail/search-words";
import { DAY, SECOND } from "@core/words/time";
import { Client } from "pg";
import { openPgStore } from "@/db/engine/pg";
import { openSqliteStore } from "@/db/engine/sqlite";
import { collectEntries, type IndexedEntry, insertEntries } from "@/db/queries/trail-search";
import type { Engine, Store } from "@/db/store";
import { startCluster } from "@/db/testing/pg-cluster";
import type { Directory } from "@/server/access/directory";
import type { Standing } from "@/server/access/standing";
import { askTrail } from "@/server/access/trail-question";
import { cpuHere, cpuOf } from "./cpu";
import { quantile } from "./load";

const { values: flags, positionals: engines } = parseArgs({
  options: { items: { type: "string", default: "1000000" }, folder: { type: "string" } },
  allowPositionals: true,
});
const ITEMS = Number(flags.items);
const NOW = Date.UTC(2026, 10, 24, 12);
const YEAR = 365 * DAY;

/** The same draws each time. */
function draws(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
let draw = draws(7);
const pick = <One>(all: readonly One[]): One => all[draw(all.length)] as One;

const PEOPLE = Array.from({ length: 200 }, (_, at) => `person-${at}`);
const WORKFLOWS = ["refunds", "mail-sorting", "expenses", "access-requests"];
const LEVELS = ["autonomous", "autonomous", "sampled", "review", "review", "dual"];
const THINGS = ["lamp", "coat", "glasses", "kitchen", "letter", "declaration", "travel", "invoice", "key", "laptop", "chair", "parcel"];
const STATES = ["broken", "late", "lost", "double", "wrong", "damaged", "returned", "missing", "unclear", "scratched"];

/** What an item leaves in the index: proposed, waiting, claimed, signed, run; or proposed, passed, run. */
function entriesOf(item: number, place: number, at: number): IndexedEntry[] {
  const workflow = pick(WORKFLOWS);
  const level = pick(LEVELS);
  const amount = Math.round(10 ** (draw(5_000) / 1_000) * 100) * 10;
  const title = `Refund of order ${100_000 + item}: a ${pick(THINGS)}, ${pick(STATES)}`;
  const words = wordsOf(title).join(" ");
  const own = [
    EVERY_ENTRY,
    facetToken("item", `i-${item}`),
    facetToken("workflow", workflow),
    facetToken("action", `${workflow}-action-${draw(3)}`),
    facetToken("agent", `agent-${draw(8)}`),
    facetToken("level", level),
    facetToken("policy", String(1 + draw(20))),
    facetToken("rule", `rule-${draw(30)}`),
  ].join(" ");
  const by = facetToken("by", pick(PEOPLE));
  const made = (offset: number, facets: string, more = ""): IndexedEntry => ({
    logIndex: place + offset,
    at: at + offset * SECOND,
    item: `i-${item}`,
    amount,
    facets: `${own} ${facets}`,
    words: more === "" ? words : `${words} ${more}`,
  });
  if (level === "autonomous")
    return [
      made(0, "event:submitted kind:proposals"),
      made(1, "event:cleared kind:decisions outcome:passed by:policy"),
      made(2, "event:succeeded kind:runs outcome:ran"),
    ];
  const outcome = pick(["approved", "approved", "approved", "edited", "rejected"]);
  return [
    made(0, "event:submitted kind:proposals"),
    made(1, "event:queued kind:transfers"),
    made(2, `event:claimed kind:transfers by:any ${by}`),
    made(3, `event:voted kind:decisions by:any ${by} outcome:${outcome}`, `the ${pick(THINGS)} was ${pick(STATES)} as the photo shows`),
    made(4, "event:succeeded kind:runs outcome:ran"),
  ];
}

async function fill(store: Store): Promise<void> {
  let place = 0;
  draw = draws(7);
  for (let item = 0; item < ITEMS; ) {
    const entries: IndexedEntry[] = [];
    for (let many = 0; many < 4_000 && item < ITEMS; many += 1, item += 1) {
      const made = entriesOf(item, place, NOW - YEAR + Math.floor((item / ITEMS) * YEAR));
      place += made.length;
      entries.push(...made);
    }
    await store.write((tx) => insertEntries(tx, entries));
  }
}

const SEARCHES = [
  "",
  "kind:decisions",
  "kind:decisions workflow:refunds",
  "kind:decisions by:person-7",
  "kind:decisions by:person-7 level:dual",
  "agent:agent-3 action:refunds-action-1 outcome:rejected",
  "kind:decisions last-month",
  "kind:decisions last-month sort:amount",
  "workflow:refunds last-month sort:amount",
  "kind:decisions sort:amount",
  "amount>250",
  "amount>90000",
  "kind:decisions amount:50..90 level:dual",
  "broken lamp",
  '"lamp broken"',
  "kind:decisions scratched kitchen by:any",
  "scra kit",
  "order 104207",
  "rule:rule-4 policy:12",
  "rule:rule-4 policy:12 last-week",
  "today",
  "last:4w outcome:edited -by:person-9",
  "level:dual level:review",
  "kind:transfers kind:runs",
  "sort:oldest workflow:expenses",
  "nothing-has-this-word",
];

const PEOPLE_KNOWN = new Map(PEOPLE.map((id) => [id, { id, name: id }]));
const AGENTS = new Map(Array.from({ length: 8 }, (_, at) => [`agent-${at}`, { id: `agent-${at}`, name: `agent-${at}` }]));
const directory = {
  people: PEOPLE_KNOWN,
  agents: AGENTS,
  queues: new Map(),
  removedQueues: new Map(),
  calendars: new Map(),
} as unknown as Directory;
const standing = { id: "person-1", offboarded: false, grants: [{ role: "manager", scope: { kind: "all" } }] } as unknown as Standing;

/** A store that searches are timed on, the processor's time that it and this process used, and how many bytes the index takes. */
interface Searched {
  readonly store: Store;
  cpuMs(): number;
  bytes(): Promise<number>;
  close(): Promise<void>;
}

async function onSqlite(folder: string): Promise<Searched> {
  const file = join(folder, "search.db");
  const isFilled = existsSync(file);
  const store = await openSqliteStore({ file });
  if (!isFilled) await fill(store);
  return { store, cpuMs: () => cpuHere() / 1_000, bytes: async () => statSync(file).size, close: () => store.close() };
}

async function onPostgres(folder: string): Promise<Searched> {
  const data = join(folder, "pg");
  const isFilled = existsSync(data);
  const cluster = await startCluster({ folder: data });
  if (!isFilled) await cluster.create("search");
  const store = await openPgStore({ url: cluster.url("search") });
  if (!isFilled) await fill(store);
  const client = new Client({ connectionString: cluster.url("search") });
  await client.connect();
  // As autovacuum does by and by.
  if (!isFilled) await client.query("vacuum analyze trail_entries");
  const backends = () => readFileSync(`/proc/${cluster.pid()}/task/${cluster.pid()}/children`, "utf8").trim().split(" ").map(Number);
  return {
    store,
    cpuMs: () => (cpuHere() + (cpuOf(backends()) ?? 0)) / 1_000,
    async bytes() {
      const { rows } = await client.query(
        "select pg_total_relation_size('trail_entries') + pg_total_relation_size('trail_words') as bytes",
      );
      return Number(rows[0].bytes);
    },
    async close() {
      await client.end();
      await store.close();
      await cluster.stop();
    },
  };
}

interface Timed {
  readonly ms: number;
  readonly cpuMs: number;
  readonly found: string;
}

/** As the first page asks: what is counted, and no longer than a screen waits. */
async function time({ store, cpuMs }: Searched, q: string): Promise<Timed> {
  const began = performance.now();
  const cpu = cpuMs();
  const { question, problems } = askTrail(q, { standing, directory, now: NOW, zone: "Europe/Berlin" });
  if (problems.length > 0) throw new Error(`${q}: ${problems[0]?.code}`);
  const looking = { after: null, most: 10_000, used: () => (performance.now() - began) / 110 };
  const { entries, all } = await store.read((tx) => collectEntries(tx, question, looking));
  const counts = new Map<string, number>();
  for (const { facets } of entries) for (const token of facets.split(" ")) counts.set(token, (counts.get(token) ?? 0) + 1);
  return { ms: performance.now() - began, cpuMs: cpuMs() - cpu, found: all ? String(entries.length) : `${entries.length}+` };
}

async function measure(engine: Engine, searched: Searched): Promise<void> {
  const [clock, cpu]: [number[], number[]] = [[], []];
  for (const q of SEARCHES) {
    const rounds: Timed[] = [];
    for (let round = 0; round < 7; round += 1) rounds.push(await time(searched, q));
    const [times, used] = [rounds.map(({ ms }) => ms).sort(ascending), rounds.map(({ cpuMs }) => cpuMs).sort(ascending)];
    clock.push(...times);
    cpu.push(...used);
    process.stdout.write(
      `${q.padEnd(62)} ${(rounds[0]?.found ?? "").padStart(7)}  median ${quantile(times, 0.5).toFixed(0)} ms  worst ${quantile(times, 1).toFixed(0)} ms  cpu ${quantile(used, 0.5).toFixed(0)} ms\n`,
    );
  }
  for (const [name, list] of [
    ["by the clock", clock.sort(ascending)],
    ["of the processor's time", cpu.sort(ascending)],
  ] as const)
    process.stdout.write(
      `${engine}, ${name}: p50 ${quantile(list, 0.5).toFixed(0)} ms, p95 ${quantile(list, 0.95).toFixed(0)} ms, worst ${quantile(list, 1).toFixed(0)} ms\n`,
    );
}

const ascending = (one: number, other: number) => one - other;

const folder = flags.folder ?? mkdtempSync(join(tmpdir(), "countersign-search-"));
try {
  for (const engine of engines.length > 0 ? engines : ["sqlite", "pg"]) {
    const began = performance.now();
    const searched = await (engine === "pg" ? onPostgres(folder) : onSqlite(folder));
    try {
      const megabytes = Math.round((await searched.bytes()) / 1e6);
      process.stdout.write(`${engine}: ${ITEMS} items, ${megabytes} MB, ready in ${Math.round((performance.now() - began) / SECOND)} s\n`);
      await measure(engine === "pg" ? "pg" : "sqlite", searched);
    } finally {
      await searched.close();
    }
  }
} finally {
  if (flags.folder === undefined) rmSync(folder, { recursive: true, force: true });
}
