// The trail beside its writers: whether writers of different items wait for each other or for whoever numbers, and what the tree costs beside bare numbering.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { tryLock } from "../db/engine/locks";
import { openPgStore } from "../db/engine/pg";
import { openSqliteStore } from "../db/engine/sqlite";
import { appendEvents, numberEvents, sequenceEvents, trailEnd } from "../db/queries/events";
import { insertItem } from "../db/queries/items";
import type { Engine, Store, Tx } from "../db/store";
import { startCluster } from "../db/testing/pg-cluster";
import { newEvent, storedItem } from "../db/testing/stored-items";
import { inclusionPaths, treeSize } from "../server/access/trail-proofs";
import { completedBy, leafHash } from "../server/core/trail/tree";
import { quantile, timed } from "./load";
import { atLeast, atMost, type Figure, holds, milliseconds, perSecond, times, whole } from "./report";

const SECONDS = Number(process.env.BENCH_SECONDS ?? 8);
/** How many events the cost of numbering is measured over, and how many are numbered in one transaction. */
const EVENTS = Number(process.env.BENCH_EVENTS ?? 200_000);
const BATCH = 2_000;
const WRITERS = 16;
const ROUNDS = 3;
const SEQUENCE_EVERY_MS = 40;
const SAMPLE_EVERY_MS = 5;
const DATABASE = "trail";

/** Gives a number to each item, so that no two rounds write the same one. */
let next = 0;

interface Subject {
  readonly store: Store;
  /** How many sessions wait for a lock at this moment; null where the engine has none. */
  readonly waiting: (() => Promise<number>) | null;
  stop(): Promise<void>;
}

export async function trail(engine: Engine): Promise<readonly Figure[]> {
  const subject = engine === "sqlite" ? await onSqlite() : await onPostgres();
  try {
    return [...(await writers(subject)), ...(await held(subject)), ...(await cost(subject.store)), ...(await proofs(subject.store))];
  } finally {
    await subject.stop();
  }
}

async function onSqlite(): Promise<Subject> {
  const folder = mkdtempSync(join(tmpdir(), "countersign-bench-trail-"));
  const store = await openSqliteStore({ file: join(folder, "countersign.db") });
  const stop = async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  };
  return { store, waiting: null, stop };
}

async function onPostgres(): Promise<Subject> {
  const cluster = await startCluster();
  await cluster.create(DATABASE);
  const url = cluster.url(DATABASE);
  const store = await openPgStore({ url, poolSize: WRITERS + 2 });
  const watcher = new pg.Client({ connectionString: url });
  await watcher.connect();
  // `extend` is no wait for a writer's transaction: a table's file grows by a few pages, and whoever grows it is done within the statement.
  const waiting = async () => {
    const { rows } = await watcher.query<{ waiting: number }>(
      "select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and wait_event <> 'extend'",
    );
    return rows[0]?.waiting ?? 0;
  };
  const stop = async () => {
    await watcher.end();
    await store.close();
    await cluster.stop();
  };
  return { store, waiting, stop };
}

/** One commit: a new item with its first event. */
async function commit(tx: Tx): Promise<void> {
  const number = ++next;
  await insertItem(tx, storedItem(number));
  await appendEvents(tx, [newEvent(number, 1, undefined, number)]);
}

type Numbering = (tx: Tx) => Promise<number>;
const NUMBERINGS: readonly (readonly [string, Numbering | null])[] = [
  ["nobody numbers", null],
  ["numbered without a tree", (tx) => numberEvents(tx, BATCH)],
  ["numbered with the tree", (tx) => sequenceEvents(tx, BATCH)],
];

interface Written {
  readonly perSecond: number;
  readonly taken: readonly number[];
  readonly samples: number;
  readonly waited: number;
}

async function writeFor(subject: Subject, seconds: number, numbering: Numbering | null): Promise<Written> {
  const until = performance.now() + seconds * 1_000;
  const taken: number[] = [];
  const going = () => performance.now() < until;
  let [samples, waited] = [0, 0];
  const write = async () => {
    while (going()) {
      const began = performance.now();
      await subject.store.write(commit);
      taken.push(performance.now() - began);
    }
  };
  const number = async () => {
    while (numbering !== null && going()) {
      await subject.store.write(async (tx) => ((await tryLock(tx, "sequencer")) ? numbering(tx) : 0));
      await pause(SEQUENCE_EVERY_MS);
    }
  };
  const sample = async () => {
    while (subject.waiting !== null && going()) {
      samples += 1;
      if ((await subject.waiting()) > 0) waited += 1;
      await pause(SAMPLE_EVERY_MS);
    }
  };
  await Promise.all([number(), sample(), ...Array.from({ length: WRITERS }, write)]);
  return { perSecond: taken.length / seconds, taken: taken.sort((a, b) => a - b), samples, waited };
}

/** Rounds take turns, so that a busy moment of the machine meets all of them. */
async function writers(subject: Subject): Promise<readonly Figure[]> {
  await writeFor(subject, 1, NUMBERINGS[2]?.[1] ?? null);
  const rounds = new Map<string, Written[]>(NUMBERINGS.map(([what]) => [what, []]));
  for (let round = 0; round < ROUNDS; round++)
    for (const [what, numbering] of NUMBERINGS) rounds.get(what)?.push(await writeFor(subject, SECONDS / ROUNDS, numbering));
  const rate = (what: string) =>
    quantile(
      (rounds.get(what) ?? []).map(({ perSecond: one }) => one).sort((a, b) => a - b),
      0.5,
    );
  const bare = rate("nobody numbers");
  return NUMBERINGS.map(([what, numbering]): Figure => {
    const all = rounds.get(what) ?? [];
    const taken = all.flatMap((one) => one.taken).sort((a, b) => a - b);
    const [samples, waited] = [sum(all.map((one) => one.samples)), sum(all.map((one) => one.waited))];
    const locks = subject.waiting === null ? "" : `; somebody waited for a lock in ${waited} of ${samples} looks`;
    return {
      what: `commits on different items, ${WRITERS} writers, ${what}`,
      value: `${perSecond(rate(what))}, p50 ${milliseconds(quantile(taken, 0.5))}, p99 ${milliseconds(quantile(taken, 0.99))}`,
      against: numbering === null ? `the limit${locks}` : `${times(rate(what), bare)} nobody numbering${locks}`,
      ...(numbering !== null && { goal: atLeast(0.8, rate(what) / bare) }),
    };
  });
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

/** A writer that does not commit, on an item of its own, while everybody else writes and is numbered. SQLite has one writer, and no such thing. */
async function held(subject: Subject): Promise<readonly Figure[]> {
  if (subject.waiting === null) return [];
  const [open, free] = [gate(), gate()];
  const holding = subject.store.write(async (tx) => {
    await commit(tx);
    open.pass();
    await free.passed;
  });
  await open.passed;
  const beside = await writeFor(subject, Math.min(SECONDS / ROUNDS, 3), NUMBERINGS[2]?.[1] ?? null);
  const numbered = (await subject.store.read(trailEnd)) + 1;
  free.pass();
  await holding;
  return [
    {
      what: "the same beside a transaction that is held open on another item",
      value: `${perSecond(beside.perSecond)}, slowest ${milliseconds(quantile(beside.taken, 1))}`,
      against: `somebody waited for a lock in ${beside.waited} of ${beside.samples} looks; ${whole(numbered)} events numbered meanwhile`,
      goal: holds("nobody waits for it", beside.waited === 0),
    },
  ];
}

function gate() {
  let pass = () => {};
  const passed = new Promise<void>((resolve) => {
    pass = resolve;
  });
  return { pass, passed };
}

/** Batches are numbered in turns, one without and one with the tree; what the first left out is made up for outside of the measured time. */
async function cost(store: Store): Promise<readonly Figure[]> {
  while ((await store.write((tx) => sequenceEvents(tx, BATCH))) > 0);
  const taken = { bare: [] as number[], tree: [] as number[] };
  for (let planted = 0; planted < EVENTS; planted += 2 * BATCH) {
    for (const kind of ["bare", "tree"] as const) {
      await plantEvents(store, BATCH);
      const began = performance.now();
      await store.write((tx) => (kind === "bare" ? numberEvents(tx, BATCH) : sequenceEvents(tx, BATCH)));
      taken[kind].push(performance.now() - began);
      if (kind === "bare") await store.write((tx) => sequenceEvents(tx, BATCH));
    }
  }
  const each = (times: number[]) =>
    (1_000 *
      quantile(
        times.sort((a, b) => a - b),
        0.5,
      )) /
    BATCH;
  const leaves = Array.from({ length: BATCH }, (_, place) => leafHash(newEvent(place, 1).hash));
  const hashing = await timed(50, async () => {
    completedBy(0, leaves, () => leaves[0] as Uint8Array);
  });
  return [
    {
      what: `numbering alone, ${whole(BATCH)} events a transaction`,
      value: `${each(taken.bare).toFixed(1)} µs an event`,
      against: "the limit",
    },
    {
      what: "numbering with the tree",
      value: `${each(taken.tree).toFixed(1)} µs an event; a batch p50 ${milliseconds(quantile(taken.tree, 0.5))}, p95 ${milliseconds(quantile(taken.tree, 0.95))}`,
      against: `${times(each(taken.tree), each(taken.bare))} numbering alone, ${(each(taken.tree) - each(taken.bare)).toFixed(1)} µs an event more`,
      goal: atMost(2, each(taken.tree) / each(taken.bare)),
    },
    {
      what: `hashing the tree over ${whole(BATCH)} leaves, which holds up the process`,
      value: `p50 ${milliseconds(quantile(hashing, 0.5))}, p95 ${milliseconds(quantile(hashing, 0.95))}`,
      against: "",
    },
  ];
}

async function plantEvents(store: Store, count: number): Promise<void> {
  await store.write((tx) =>
    appendEvents(
      tx,
      Array.from({ length: count }, () => newEvent(++next, 1, undefined, next)),
    ),
  );
}

async function proofs(store: Store): Promise<readonly Figure[]> {
  const size = await store.read(treeSize);
  const anywhere = () => Math.floor(Math.random() * size);
  const one = await timed(200, () => store.read((tx) => inclusionPaths(tx, [anywhere()], size)));
  const page = await timed(20, () => store.read((tx) => inclusionPaths(tx, Array.from({ length: 1_000 }, anywhere), size)));
  return [
    {
      what: `an inclusion proof of ${whole(size)} events`,
      value: `p50 ${milliseconds(quantile(one, 0.5))}, p95 ${milliseconds(quantile(one, 0.95))}`,
      against: "",
    },
    {
      what: "1,000 inclusion proofs at once, from anywhere",
      value: `p50 ${milliseconds(quantile(page, 0.5))}, ${(quantile(page, 0.5)).toFixed(0)} µs each`,
      against: "",
    },
  ];
}
