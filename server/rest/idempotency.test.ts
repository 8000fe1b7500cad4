// The same key and body are the same request: answered once, whatever the network does in between.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { OTHER_AGENT, type Planted, plant, refund } from "./testing/planted";

let world: Planted;
let key: string;
let count = 0;
beforeAll(async () => {
  world = await plant();
});
afterAll(() => world.close());
beforeEach(() => {
  key = `key-${++count}`;
});

const HOUR = 3_600_000;
const replayed = (answer: { readonly headers: Headers }) => answer.headers.get("idempotency-replayed");

test("the same key and body get the first answer, even when the item has moved on", async () => {
  const first = await world.post("/items", refund(), { idempotencyKey: key });
  expect([first.status, replayed(first)]).toEqual([201, null]);
  await world.post(`/items/${first.body.id}/withdraw`, { reason: "Moved on" });
  const before = await world.rows();
  const again = await world.post("/items", refund(), { idempotencyKey: key });
  expect([again.status, replayed(again)]).toEqual([201, "true"]);
  expect(again.body).toEqual(first.body);
  expect(await world.rows()).toEqual(before);
});

test("the same body in another order of fields is the same body", async () => {
  const { workflow, ...rest } = refund(40);
  const sent = await world.post("/items", { workflow, ...rest }, { idempotencyKey: key });
  const turned = await world.post("/items", { ...rest, workflow }, { idempotencyKey: key });
  expect([turned.status, replayed(turned), turned.body.id]).toEqual([201, "true", sent.body.id]);
});

test("another body, or another address, under the same key is refused", async () => {
  const { body: item } = await world.post("/items", refund(), { idempotencyKey: key });
  const other = await world.post("/items", refund(421), { idempotencyKey: key });
  expect(other).toMatchObject({ status: 409, body: { code: "idempotency-conflict" } });
  const elsewhere = await world.post("/items:batch", { items: [refund()] }, { idempotencyKey: key });
  expect(elsewhere).toMatchObject({ status: 409, body: { code: "idempotency-conflict" } });
  const onItem = await world.post(`/items/${item.id}/withdraw`, { reason: "x" }, { idempotencyKey: key });
  expect(onItem).toMatchObject({ status: 409, body: { code: "idempotency-conflict", item: { id: item.id, review: "queued" } } });
});

test("a failed validation is not kept: mended, the same key is taken", async () => {
  const bad = await world.post("/items", { ...refund(), title: "" }, { idempotencyKey: key });
  expect(bad.status).toBe(422);
  const deep = await world.post("/items", refund(420, { callback_url: "https://agent.example/h" }), { idempotencyKey: key });
  expect(deep.status).toBe(422);
  const mended = await world.post("/items", refund(), { idempotencyKey: key });
  expect([mended.status, replayed(mended)]).toEqual([201, null]);
});

test("a refusal is not kept either: it did nothing that could be done twice", async () => {
  const { body: item } = await world.post("/items", refund());
  const refused = await world.post(`/items/${item.id}/replies`, { message: "Nobody asked" }, { idempotencyKey: key });
  expect(refused.status).toBe(409);
  const used = await world.post(`/items/${item.id}/withdraw`, { reason: "Free again" }, { idempotencyKey: key });
  expect([used.status, replayed(used)]).toEqual([200, null]);
});

test("twins that arrive together do it once, and both get the one answer", async () => {
  const before = await world.rows();
  const twins = await Promise.all(Array.from({ length: 20 }, () => world.post("/items", refund(), { idempotencyKey: key })));
  expect(new Set(twins.map((twin) => twin.status))).toEqual(new Set([201]));
  expect(new Set(twins.map((twin) => twin.body.id)).size).toBe(1);
  expect(twins.filter((twin) => replayed(twin) === "true")).toHaveLength(19);
  expect((await world.rows()).items).toBe((before.items ?? 0) + 1);
});

test("twins of a redemption: one executes, the others learn that it does", async () => {
  const { body: item } = await world.post("/items", refund(20));
  const redeem = () => world.post(`/items/${item.id}/executions`, { revision_hash: item.revision_hash }, { idempotencyKey: key });
  const twins = await Promise.all(Array.from({ length: 10 }, redeem));
  expect(twins.map((twin) => twin.status).sort()).toEqual([...Array(9).fill(200), 201]);
  expect(new Set(twins.map((twin) => twin.body.id)).size).toBe(1);
});

test("a redemption's key with another hash is a conflict", async () => {
  const { body: item } = await world.post("/items", refund(20));
  const path = `/items/${item.id}/executions`;
  await world.post(path, { revision_hash: item.revision_hash }, { idempotencyKey: key });
  const other = await world.post(path, { revision_hash: `sha256:${"0".repeat(64)}` }, { idempotencyKey: key });
  expect(other).toMatchObject({ status: 409, body: { code: "idempotency-conflict", item: { execution: "executing" } } });
});

test("strangers to each other's keys: only one of ten redeems", async () => {
  const { body: item } = await world.post("/items", refund(20));
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      world.post(`/items/${item.id}/executions`, { revision_hash: item.revision_hash }, { idempotencyKey: `${key}-${n}` }),
    ),
  );
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, ...Array(9).fill(409)]);
});

test("a key of another agent is another key; another API key of the same agent is the same", async () => {
  const first = await world.post("/items", refund(), { idempotencyKey: key });
  const foreign = await world.newKey({ agent: OTHER_AGENT });
  const rotated = await world.newKey();
  expect((await world.post("/items", refund(), { idempotencyKey: key, key: foreign })).body.id).not.toBe(first.body.id);
  const again = await world.post("/items", refund(), { idempotencyKey: key, key: rotated });
  expect([replayed(again), again.body.id]).toEqual(["true", first.body.id]);
});

test("a key is free again after 48 hours", async () => {
  const first = await world.post("/items", refund(), { idempotencyKey: key });
  world.pass(48 * HOUR - 1);
  expect(replayed(await world.post("/items", refund(), { idempotencyKey: key }))).toBe("true");
  world.pass(2);
  const later = await world.post("/items", refund(), { idempotencyKey: key });
  expect([later.status, replayed(later)]).toEqual([201, null]);
  expect(later.body.id).not.toBe(first.body.id);
});

test("the same external id: the same body gets the item as it is now, another body a conflict with that item", async () => {
  const external = { external_id: `external-${key}` };
  const first = await world.post("/items", refund(420, external));
  await world.post(`/items/${first.body.id}/withdraw`, { reason: "Moved on" });
  const same = await world.post("/items", refund(420, external));
  expect(same).toMatchObject({ status: 200, body: { id: first.body.id, review: "withdrawn" } });
  const other = await world.post("/items", refund(421, external));
  expect(other).toMatchObject({ status: 409, body: { code: "external-id-conflict", item: { id: first.body.id } } });
  const foreign = await world.newKey({ agent: OTHER_AGENT });
  expect((await world.post("/items", refund(421, external), { key: foreign })).status).toBe(201);
});

test("a batch is replayed as a whole", async () => {
  const batch = { items: [refund(10), refund(300), { workflow: "refunds" }] };
  const first = await world.post("/items:batch", batch, { idempotencyKey: key });
  const before = await world.rows();
  const again = await world.post("/items:batch", batch, { idempotencyKey: key });
  expect(again.body).toEqual(first.body);
  expect(replayed(again)).toBe("true");
  expect(await world.rows()).toEqual(before);
});

test("a report is replayed, though a second one would be refused", async () => {
  const { body: item } = await world.post("/items", refund(20));
  const { body: execution } = await world.post(`/items/${item.id}/executions`, { revision_hash: item.revision_hash });
  const report = () => world.post(`/executions/${execution.id}/report`, { outcome: "succeeded", result: 1 }, { idempotencyKey: key });
  const first = await report();
  const again = await report();
  expect([first.status, again.status, replayed(again)]).toEqual([200, 200, "true"]);
  expect(again.body).toEqual(first.body);
});
