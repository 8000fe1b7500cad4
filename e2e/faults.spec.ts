// What breaks under load: an instance killed, the database stopped and killed, an instance paused. Nothing acknowledged is lost, and nothing is done twice.

import { asItemId, asQueueId } from "@core/words/ids";
import { expect, test } from "@playwright/test";
import { listStream, trailEnd } from "@/db/queries/events";
import { readItem } from "@/db/queries/items";
import { readQueue, updateQueue } from "@/db/queries/queues";
import type { Store } from "@/db/store";
import { brokenIn } from "@/db/testing/whole";
import { type DatabaseServer, type Fleet, type Instance, plantFleet } from "./instances";
import { cookiesOf, Load, refund, submitAt } from "./load";

/** Long enough to show that it goes on. */
const LOAD_MS = 2_500;
const LANES = 6;
/** How long an instance is paused: longer than the 5 s after which the server ends its transactions. `FAULT_PAUSE_S=30` for the whole. */
const PAUSE_MS = Number(process.env.FAULT_PAUSE_S ?? 8) * 1_000;
const FREED_AFTER_MS = 5_000;
const KILLS = 3;
/** What the connections of the instance that is paused are called. */
const PAUSED = "paused";
const UNDECIDED = asQueueId("refunds-exceptions");
const UNDECIDED_ITEMS = 5;
const SLOWNESS = Number(process.env.SLOWNESS ?? 1);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test.describe.configure({ timeout: 120_000 * SLOWNESS });

interface World {
  readonly fleet: Fleet;
  /** Also those that are gone. */
  readonly instances: Instance[];
  readonly store: Store;
}

const alive = ({ instances }: World) => instances.filter(({ isAlive }) => isAlive());

async function open(engine: "pg" | "sqlite", names: readonly (string | undefined)[]): Promise<World> {
  const fleet = await plantFleet(engine);
  try {
    const instances: Instance[] = [];
    // One after the other: all at once they are in each other's way on a small machine.
    for (const name of names) instances.push(await fleet.add(name));
    return { fleet, instances, store: await fleet.open() };
  } catch (fault) {
    await fleet.stop();
    throw fault;
  }
}

async function close({ fleet, store }: World): Promise<void> {
  await store.close();
  await fleet.stop();
}

/** Agents and people who begin now and go on until they are told to stop. */
async function loadOn(world: World): Promise<Load> {
  const places = () => alive(world).map(({ url }) => url);
  const cookies = [];
  for (const person of world.fleet.people.slice(0, 2)) cookies.push(await cookiesOf(places()[0] ?? "", person));
  const load = new Load(places, world.fleet.key, cookies);
  load.start(LANES);
  return load;
}

/** Everything that was acknowledged is there, once; every stream verifies, and every row is the fold of its events. */
async function expectWhole({ store }: World, load: Load): Promise<void> {
  expect(load.heard.faults).toEqual([]);
  expect(load.heard.busyWithoutRetryAfter).toBe(0);
  const { submitted, redeemed, reported, approved } = load.acknowledged;
  const titles = await store.read(({ q, t }) => Promise.resolve(q.select({ id: t.items.id, title: t.items.title }).from(t.items)));
  // A title goes with one key, so items of one title are effects of one key.
  expect(new Set(titles.map(({ title }) => title)).size).toBe(titles.length);
  const ids = new Map(titles.map(({ id, title }) => [title, id]));
  for (const [title, id] of submitted) expect(ids.get(title)).toBe(id);
  const executions = await store.read(({ q, t }) =>
    Promise.resolve(q.select({ id: t.executions.id, item: t.executions.item }).from(t.executions)),
  );
  expect(new Set(executions.map(({ item }) => item)).size).toBe(executions.length);
  const byItem = new Map(executions.map(({ id, item }) => [String(item), String(id)]));
  for (const [item, execution] of redeemed) expect(byItem.get(item)).toBe(execution);
  await store.read(async (tx) => {
    for (const id of reported) expect((await readItem(tx, asItemId(id)))?.item.execution).toBe("succeeded");
    for (const id of approved) {
      const events = await listStream(tx, `item:${id}`);
      expect(events.filter(({ type }) => type === "voted")).toHaveLength(1);
    }
  });
  await until(async () => (await store.read((tx) => tx.q.$count(tx.t.events))) === (await store.read(trailEnd)) + 1);
  expect(await brokenIn(store)).toEqual([]);
}

/** Milliseconds until it holds. */
async function until(holds: () => Promise<boolean>): Promise<number> {
  const from = performance.now();
  while (!(await holds())) await pause(20);
  return performance.now() - from;
}

const isReady = async ({ url }: Instance): Promise<boolean> => {
  try {
    return (await fetch(`${url}/api/v1/readyz`, { signal: AbortSignal.timeout(3_000) })).ok;
  } catch {
    return false;
  }
};

/** An instance tells that its database is away, and when to come again; returns how long it took for that. */
async function whileAway({ fleet }: World, { url }: Instance): Promise<number> {
  const from = performance.now();
  const signal = AbortSignal.timeout(10_000);
  const answer = await fetch(`${url}/api/v1/items`, { headers: { authorization: `Bearer ${fleet.key}` }, signal });
  const ready = await fetch(`${url}/api/v1/readyz`, { signal });
  expect([answer.status, ready.status]).toEqual([503, 503]);
  for (const { headers } of [answer, ready]) expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await fetch(`${url}/api/v1/healthz`, { signal })).status).toBe(200);
  return performance.now() - from;
}

/** Items that nobody decides then call somebody each second, so that drivers always have work. */
async function hurryLadder({ store, fleet, instances }: World): Promise<void> {
  await store.write(async (tx) => {
    const queue = await readQueue(tx, UNDECIDED);
    if (!queue) throw new Error(`no queue ${UNDECIDED}`);
    const ladder = Array.from({ length: 600 }, () => ({ afterS: 1, do: "notify", who: "members" }) as const);
    await updateQueue(tx, UNDECIDED, { ladder }, queue.version);
  });
  for (let item = 0; item < UNDECIDED_ITEMS; item++) await submitAt(instances[0]?.url ?? "", fleet.key, refund(420));
}

const rungsFired = (store: Store) =>
  store.read(
    async ({ q, t }) => (await q.select({ type: t.events.type }).from(t.events)).filter(({ type }) => type === "rung_fired").length,
  );

/** Pauses it again and again until the server finds it in the middle of a transaction; returns of how many. */
async function pausedWithin(instance: Instance, server: DatabaseServer): Promise<number> {
  for (let tries = 0; tries < 400; tries++) {
    instance.pause();
    await pause(30);
    const open = await server.openTransactions(PAUSED);
    if (open > 0) return open;
    instance.resume();
    await pause(20 + Math.random() * 50);
  }
  throw new Error("it was never in the middle of a transaction");
}

/** A manager pulls the stop of another workflow at an instance that runs, and lifts it; returns how long the pull took. */
async function pullAndLift(world: World): Promise<number> {
  const place = world.instances[2]?.url ?? "";
  const manager = world.fleet.people[1];
  if (!manager) throw new Error("the demo has no manager");
  const cookie = await cookiesOf(place, manager);
  const order = async (procedure: string, reason: string | null) => {
    const input = { scope: "workflow", target: "mail-sorting", reason };
    const answer = await fetch(`${place}/api/trpc/stops.${procedure}`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie, origin: place },
      body: JSON.stringify(input),
    });
    return answer.status;
  };
  const from = performance.now();
  expect(await order("pull", null)).toBe(200);
  const tookMs = performance.now() - from;
  expect(await order("lift", "The instance is on its way back.")).toBe(200);
  return tookMs;
}

/** Figures for people, beside the bounds that are asserted. */
function say(what: string, figures: Readonly<Record<string, number>>, load: Load): void {
  const rounded = Object.entries({ ...figures, ...figuresOf(load) }).map(([name, value]) => `${name} ${Math.round(value)}`);
  console.log(`${what}: ${rounded.join(", ")}`);
}

const figuresOf = ({ acknowledged, heard }: Load) => ({
  submitted: acknowledged.submitted.size,
  redeemed: acknowledged.redeemed.size,
  approved: acknowledged.approved.size,
  unanswered: heard.unanswered,
  busy: heard.busy,
});

test.describe("three instances on PostgreSQL", () => {
  let world: World;
  test.beforeAll(async () => {
    world = await open("pg", [undefined, PAUSED, undefined]);
    await hurryLadder(world);
  });
  test.afterAll(() => close(world));

  test("kill -9 of one under load: the others go on, and numbering and timers are taken over", async () => {
    const { fleet, instances, store } = world;
    const load = await loadOn(world);
    await pause(LOAD_MS);
    const killedAt = performance.now();
    const [numbered, fired] = [await store.read(trailEnd), await rungsFired(store)];
    await instances[0]?.kill();
    const [numberedAfterMs, firedAfterMs] = await Promise.all([
      until(async () => (await store.read(trailEnd)) > numbered),
      until(async () => (await rungsFired(store)) > fired),
    ]);
    await pause(LOAD_MS);
    const gapMs = load.longestGapMs(killedAt, performance.now());
    await load.stop();
    const figures = { numberedAfterMs, firedAfterMs, longestGapMs: gapMs };
    say("one of three killed", figures, load);
    expect(numberedAfterMs).toBeLessThan(2_000 * SLOWNESS);
    expect(firedAfterMs).toBeLessThan(3_000 * SLOWNESS);
    expect(gapMs).toBeLessThan(3_000 * SLOWNESS);
    await expectWhole(world, load);
    instances.push(await fleet.add());
  });

  for (const [how, words] of [
    ["stop", "stopped"],
    ["crash", "killed with all its processes"],
  ] as const)
    test(`the database is ${words} under load and comes back: every instance says so, and is ready again by itself`, async () => {
      const { server } = world.fleet;
      if (!server) throw new Error("no server");
      const load = await loadOn(world);
      await pause(LOAD_MS);
      const pids = alive(world).map(({ pid }) => pid);
      await server[how]();
      const refusals = await Promise.all(alive(world).map((instance) => whileAway(world, instance)));
      await pause(LOAD_MS / 2);
      await server.start();
      const readyAfterMs = Math.max(...(await Promise.all(alive(world).map((instance) => until(() => isReady(instance))))));
      const backAt = performance.now();
      await pause(LOAD_MS);
      const gapMs = load.longestGapMs(backAt, performance.now());
      await load.stop();
      say(`the database ${words}`, { refusedWithinMs: Math.max(...refusals), readyAfterMs, longestGapMs: gapMs }, load);
      expect(readyAfterMs).toBeLessThan(10_000);
      expect(alive(world).map(({ pid }) => pid)).toEqual(pids);
      await expectWhole(world, load);
    });

  test("an instance paused in the middle of a transaction: its locks go to the others, and what it writes later is refused", async () => {
    const { server } = world.fleet;
    const paused = world.instances[1];
    if (!paused || !server) throw new Error("nothing to pause");
    const load = await loadOn(world);
    await pause(LOAD_MS);
    const held = await pausedWithin(paused, server);
    const pausedAt = performance.now();
    // Whoever pulls a stop waits for everybody who may be redeeming: also for who holds that lock and is paused.
    const pulledMs = await pullAndLift(world);
    await pause(Math.max(0, PAUSE_MS - (performance.now() - pausedAt)));
    expect(await server.openTransactions(PAUSED)).toBe(0);
    const gapMs = load.longestGapMs(pausedAt, performance.now());
    paused.resume();
    const readyAfterMs = await until(() => isReady(paused));
    await pause(LOAD_MS);
    await load.stop();
    say("one of three paused", { openTransactions: held, pausedMs: PAUSE_MS, pulledMs, longestGapMs: gapMs, readyAfterMs }, load);
    expect(gapMs).toBeLessThan(FREED_AFTER_MS + 3_000 * SLOWNESS);
    expect(readyAfterMs).toBeLessThan(10_000);
    expect(paused.isAlive()).toBe(true);
    await expectWhole(world, load);
  });
});

test("kill -9 of the one process on SQLite under load, again and again: it starts again with everything it acknowledged", async () => {
  const world = await open("sqlite", [undefined]);
  const load = await loadOn(world);
  const startedMs: number[] = [];
  for (let round = 0; round < KILLS; round++) {
    await pause(LOAD_MS / 2);
    await world.instances.at(-1)?.kill();
    const from = performance.now();
    world.instances.push(await world.fleet.add());
    startedMs.push(performance.now() - from);
  }
  await pause(LOAD_MS / 2);
  await load.stop();
  say("the one process killed", { times: KILLS, startedAgainMs: Math.max(...startedMs) }, load);
  await expectWhole(world, load);
  await close(world);
});
