// Waiting: a long poll is woken by the change itself, and by nothing else.
import { asHash, asItemId } from "@core/words/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import { approveItem } from "@/server/commands/approve-item";
import { type Planted, plant, RIA, refund } from "./testing/planted";

let world: Planted;
beforeAll(async () => {
  world = await plant();
});
afterAll(() => world.close());

const timed = async <Value>(work: Promise<Value>) => {
  const from = performance.now();
  return { value: await work, tookMs: performance.now() - from };
};

/** Lets requests that were sent reach their wait. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 50));

async function approve(item: { readonly id: string; readonly revision_hash: string; readonly version: number }) {
  const signed = { revisionHash: asHash(item.revision_hash), seenVersion: item.version, onBehalfOf: null, seenMs: null, note: null };
  return approveItem(world.deps, { actor: { kind: "person", person: RIA }, itemId: asItemId(item.id), ...signed });
}

test("a decision wakes everybody who waits for it, at once", async () => {
  const { body: item } = await world.post("/items", refund());
  const waiting = Array.from({ length: 10 }, () => timed(world.get(`/items/${item.id}?wait=30&since=${item.version}`)));
  await settle();
  await approve(item);
  for (const { value, tookMs } of await Promise.all(waiting)) {
    expect(value.body).toMatchObject({ review: "approved", decision: { kind: "approve" } });
    expect(value.body.version).toBeGreaterThan(item.version);
    expect(tookMs).toBeLessThan(900);
  }
});

test("what happened before the call is answered at once", async () => {
  const { body: item } = await world.post("/items", refund());
  const { value, tookMs } = await timed(world.get(`/items/${item.id}?wait=30&since=${item.version - 1}`));
  expect(value.body.version).toBe(item.version);
  expect(tookMs).toBeLessThan(500);
});

test("without a change the item comes back when the time is up", async () => {
  const { body: item } = await world.post("/items", refund());
  const { value, tookMs } = await timed(world.get(`/items/${item.id}?wait=1&since=${item.version}`));
  expect(value).toMatchObject({ status: 200, body: { version: item.version } });
  expect(tookMs).toBeGreaterThanOrEqual(990);
  expect(tookMs).toBeLessThan(2_000);
});

test("without `since` a settled item is answered at once, an open one when it changes", async () => {
  const { body: cleared } = await world.post("/items", refund(20));
  expect((await timed(world.get(`/items/${cleared.id}?wait=30`))).tookMs).toBeLessThan(500);
  const { body: open } = await world.post("/items", refund());
  const waiting = timed(world.get(`/items/${open.id}?wait=30`));
  await settle();
  await world.post(`/items/${open.id}/withdraw`, { reason: "Never mind" });
  const { value, tookMs } = await waiting;
  expect(value.body).toMatchObject({ review: "withdrawn" });
  expect(tookMs).toBeLessThan(900);
});

test("another item's change wakes nobody", async () => {
  const { body: item } = await world.post("/items", refund());
  const waiting = timed(world.get(`/items/${item.id}?wait=1&since=${item.version}`));
  await settle();
  await world.post("/items", refund());
  expect((await waiting).tookMs).toBeGreaterThanOrEqual(990);
});

test("a client that goes away stops waiting", async () => {
  const { body: item } = await world.post("/items", refund());
  const gone = new AbortController();
  const waiting = timed(world.get(`/items/${item.id}?wait=30&since=${item.version}`, { signal: gone.signal }));
  await settle();
  gone.abort();
  expect((await waiting).tookMs).toBeLessThan(900);
});

test("redeeming waits for the end of the recall window", async () => {
  const { body: item } = await world.post("/items", refund());
  await approve(item);
  world.pass(7_900);
  const waiting = timed(world.post(`/items/${item.id}/executions`, { revision_hash: item.revision_hash }));
  await settle();
  world.pass(100);
  expect((await waiting).value.status).toBe(201);
});

test("a server that goes down answers those who wait with what is there", async () => {
  const other = await plant();
  const { body: item } = await other.post("/items", refund());
  const waiting = timed(other.get(`/items/${item.id}?wait=30&since=${item.version}`));
  await settle();
  other.deps.live.close();
  const { value, tookMs } = await waiting;
  expect(value.body.version).toBe(item.version);
  expect(tookMs).toBeLessThan(900);
  expect((await other.get("/readyz")).status).toBe(503);
  expect((await other.get("/healthz")).status).toBe(200);
  await other.close();
});
