// Search in the trail at a million items: entries as the follower writes them, made directly, and every kind of search timed with its counts.
// `npx tsx bench/search.ts [--items 1000000] [--postgres URL]`; the database is deleted afterwards.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { EVERY_ENTRY } from "@core/trail/search-entry";
import { facetToken, wordsOf } from "@core/trail/search-words";
import { DAY, SECOND } from "@core/words/time";
import { openPgStore } from "@/db/engine/pg";
import { openSqliteStore } from "@/db/engine/sqlite";
import { collectEntries, type IndexedEntry, insertEntries } from "@/db/queries/trail-search";
import type { Store } from "@/db/store";
import type { Directory } from "@/server/access/directory";
import type { Standing } from "@/server/access/standing";
import { askTrail } from "@/server/access/trail-question";
import { cpuHere } from "./cpu";

const { values: flags } = parseArgs({ options: { items: { type: "string", default: "1000000" }, postgres: { type: "string" } } });
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
const draw = draws(7);
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

async function fill(store: Store): Promise<number> {
  let place = 0;
  for (let item = 0; item < ITEMS; ) {
    const entries: IndexedEntry[] = [];
    for (let many = 0; many < 4_000 && item < ITEMS; many += 1, item += 1) {
      const made = entriesOf(item, place, NOW - YEAR + Math.floor((item / ITEMS) * YEAR));
      place += made.length;
      entries.push(...made);
    }
    await store.write((tx) => insertEntries(tx, entries));
  }
  return place;
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

/** As the first page asks: what is counted, and no longer than a screen waits. */
async function time(store: Store, q: string): Promise<{ readonly ms: number; readonly cpuMs: number; readonly found: string }> {
  const began = performance.now();
  const cpu = cpuHere();
  const { question, problems } = askTrail(q, { standing, directory, now: NOW, zone: "Europe/Berlin" });
  if (problems.length > 0) throw new Error(`${q}: ${problems[0]?.code}`);
  const looking = { after: null, most: 10_000, timeIsUp: () => performance.now() - began > 110 };
  const { entries, all } = await store.read((tx) => collectEntries(tx, question, looking));
  const counts = new Map<string, number>();
  for (const { facets } of entries) for (const token of facets.split(" ")) counts.set(token, (counts.get(token) ?? 0) + 1);
  return { ms: performance.now() - began, cpuMs: (cpuHere() - cpu) / 1_000, found: all ? String(entries.length) : `${entries.length}+` };
}

async function main(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), "countersign-search-"));
  const file = join(dir, "search.db");
  const store = flags.postgres === undefined ? await openSqliteStore({ file }) : await openPgStore({ url: flags.postgres });
  try {
    const began = performance.now();
    const events = await fill(store);
    process.stdout.write(`${ITEMS} items, ${events} entries in ${Math.round((performance.now() - began) / SECOND)} s`);
    process.stdout.write(flags.postgres === undefined ? `, ${Math.round(statSync(file).size / 1e6)} MB\n` : "\n");
    const [all, cpus]: [number[], number[]] = [[], []];
    for (const q of SEARCHES) {
      const [times, used]: [number[], number[]] = [[], []];
      let found = "";
      for (let round = 0; round < 7; round += 1) {
        const one = await time(store, q);
        times.push(one.ms);
        used.push(one.cpuMs);
        found = one.found;
      }
      all.push(...times);
      cpus.push(...used);
      for (const list of [times, used]) list.sort((a, b) => a - b);
      process.stdout.write(
        `${q.padEnd(62)} ${found.padStart(7)}  median ${times[3]?.toFixed(0)} ms  worst ${times[6]?.toFixed(0)} ms  cpu ${used[3]?.toFixed(0)} ms\n`,
      );
    }
    for (const [name, list] of [
      ["as the clock has it", all],
      ["of the processor's time", cpus],
    ] as const) {
      list.sort((a, b) => a - b);
      const at = (share: number) => list[Math.min(list.length - 1, Math.floor(list.length * share))]?.toFixed(0);
      process.stdout.write(`${name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms\n`);
    }
  } finally {
    await store.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

await main();
