// Several instances on one database: whoever waits at one is woken by what happens at another, and what is numbered is numbered once.
import { asHash, asItemId } from "@core/words/ids";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readEventsAfter, trailEnd } from "@/db/queries/events";
import type { Auth } from "@/server/auth";
import { approveItem } from "@/server/commands/approve-item";
import type { Deps } from "@/server/deps";
import { createRestApp } from "@/server/rest/app";
import { type Body, type Planted, plant, RIA, refund } from "@/server/rest/testing/planted";
import { createCallerFor } from "@/server/trpc/caller";
import { startFollower } from "./follow-trail";
import type { Loop } from "./loop";
import { startSequencer } from "./sequence-trail";

/** Whoever is woken is answered long before; how long it takes is for the bench. */
const POLL_MS = 30_000;

let world: Planted;
let here: Deps;
let there: Deps;
let loops: Loop[] = [];

beforeEach(async () => {
  world = await plant();
  here = world.deps;
  there = await world.another();
});
afterEach(async () => {
  for (const deps of [here, there]) deps.live.close();
  await Promise.all(loops.map((loop) => loop.stop()));
  loops = [];
  await world.close();
});

const startAll = async (...all: readonly Deps[]) => {
  for (const deps of all) loops.push(startSequencer(deps), await startFollower(deps));
};

const submit = async (): Promise<Body> => (await world.post("/items", refund())).body;

const approveAt = (deps: Deps, { id, revision_hash, version }: Body) =>
  approveItem(deps, {
    actor: { kind: "person", person: RIA },
    itemId: asItemId(id),
    revisionHash: asHash(revision_hash),
    seenVersion: version,
    onBehalfOf: null,
    seenMs: null,
    note: null,
  });

const settle = (ms = 50) => new Promise((resolve) => setTimeout(resolve, ms));

const timed = async <Value>(work: Promise<Value>) => {
  const from = performance.now();
  return { value: await work, tookMs: performance.now() - from };
};

/** A place at `deps` where one waits for an item's next version, as a long poll does: not woken by its own look each second. */
const wokenAt = (deps: Deps, item: Body, withinMs: number) => timed(deps.live.itemChange(asItemId(item.id), withinMs));

const askAt = (deps: Deps, path: string, signal: AbortSignal, accept = "application/json") =>
  createRestApp(deps).request(`/api/v1${path}`, { headers: { authorization: `Bearer ${world.key}`, accept }, signal });

test("a long poll at one instance is woken by a decision at another", async () => {
  await startAll(here, there);
  const item = await submit();
  const waiting = askAt(here, `/items/${item.id}?wait=${POLL_MS / 1_000}&since=${item.version}`, AbortSignal.timeout(20_000));
  await settle();
  const { tookMs } = await timed(approveAt(there, item).then(() => waiting));
  expect((await (await waiting).json()).review).toBe("approved");
  expect(tookMs).toBeLessThan(POLL_MS / 3);
});

test("a waiter is woken within about a second also while nobody hears announcements", async () => {
  await startAll(here, there);
  for (let round = 0; round < 3; round++) {
    const item = await submit();
    // What was recorded so far is told first.
    await settle(1_200);
    const waiting = wokenAt(there, item, 10_000);
    await world.cutListeners();
    await approveAt(here, item);
    const { value, tookMs } = await waiting;
    expect(value).toBe(true);
    expect(tookMs).toBeLessThan(POLL_MS / 6);
  }
});

test("events stream from every instance, none lost and none twice, while listeners are killed", async () => {
  await startAll(here, there);
  const end = await here.store.read(trailEnd);
  const gone = new AbortController();
  const stream = await askAt(there, `/events?after=${end}`, gone.signal, "text/event-stream");
  const ids: number[] = [];
  const readIds = async () => {
    const decoder = new TextDecoder();
    let rest = "";
    const chunks = stream.body?.getReader();
    for (let read = await chunks?.read(); read?.value !== undefined; read = await chunks?.read()) {
      rest += decoder.decode(read.value, { stream: true });
      const lines = rest.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) if (line.startsWith("id: ")) ids.push(Number(line.slice(4)));
    }
  };
  const reading = readIds();
  const items: Body[] = [];
  for (let round = 0; round < 12; round++) {
    if (round % 4 === 2) await world.cutListeners();
    items.push(await submit());
  }
  for (const [index, item] of items.entries()) await approveAt(index % 2 ? here : there, item);
  await until(async () => !(await unnumbered()) && (await here.store.read(trailEnd)) === ids.at(-1));
  there.live.close();
  await reading;
  const all = await here.store.read((tx) => readEventsAfter(tx, { after: end, limit: 1_000 }));
  expect(ids).toEqual(all.map(({ logIndex }) => logIndex));
  expect(ids.length).toBeGreaterThan(12);
});

test("a subscription at one instance tells what happens at another within a second", async () => {
  await startAll(here, there);
  const auth: Auth = {
    handler: async () => new Response(null, { status: 404 }),
    sessionOf: async () => ({ person: RIA, mustChoosePassword: false }),
  };
  const caller = await createCallerFor(there, auth)(new Headers());
  const notices = (await caller.live({ lastEventId: null }))[Symbol.asyncIterator]();
  const first = notices.next();
  await settle(200);
  const { value, tookMs } = await timed(submit().then(() => first));
  expect(value.done).toBe(false);
  expect(tookMs).toBeLessThan(1_000);
  there.live.close();
});

test("when the instance that numbered the trail is gone, another one goes on", async () => {
  const numbering = startSequencer(there);
  await submit();
  await until(async () => !(await unnumbered()));
  await numbering.stop();
  await submit();
  expect(await unnumbered()).toBe(true);
  await startAll(here);
  await until(async () => !(await unnumbered()));
});

test("two that number at once number everything once", async () => {
  await startAll(here, there);
  await Promise.all(Array.from({ length: 40 }, submit));
  await until(async () => !(await unnumbered()));
  const all = await here.store.read((tx) => readEventsAfter(tx, { after: -1, limit: 1_000 }));
  expect(all.map(({ logIndex }) => logIndex)).toEqual(all.map((_, index) => index));
});

const unnumbered = () =>
  here.store.read(async (tx) => {
    const [events, end] = [await tx.q.$count(tx.t.events), await trailEnd(tx)];
    return events !== end + 1;
  });

/** Looks again until it holds; the test's own time limit ends a wait in vain. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await settle(20);
}
