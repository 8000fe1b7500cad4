// An item's life as its agent sees it: submitted, decided by people, redeemed once, reported; asked and answered; taken back.
import { asHash, asItemId } from "@core/words/ids";
import { afterAll, beforeAll, expect, test } from "vitest";
import { approveItem } from "@/server/commands/approve-item";
import { askAgent } from "@/server/commands/ask-agent";
import { rejectItem } from "@/server/commands/reject-item";
import { requestReversal } from "@/server/commands/request-reversal";
import { itemSchema } from "./schemas";
import { MAX, type Planted, plant, RIA, refund } from "./testing/planted";

let world: Planted;
beforeAll(async () => {
  world = await plant();
});
afterAll(() => world.close());

const ria = { kind: "person", person: RIA } as const;
const max = { kind: "person", person: MAX } as const;
const forOneself = { onBehalfOf: null, seenMs: null, note: null };

test("an item over the limit comes back queued, with its ruling, its reasons and who is accountable", async () => {
  const { status, body } = await world.post("/items", refund(420, { correlation: { thread: "t-1" }, external_id: "e-1", run: "r-1" }));
  expect(status).toBe(201);
  expect(itemSchema.parse(body)).toEqual(body);
  expect(body).toMatchObject({
    version: 3,
    revision: 1,
    review: "queued",
    execution: "held",
    authority: "human",
    holder: { kind: "queue", id: "refunds-exceptions", accountable: { id: "ria", name: "Ria Roth" } },
    ruling: { level: "review", quorum: 1, queue: "refunds-exceptions", policy_version: 1 },
    decision: null,
    grant: null,
    execution_id: null,
    correlation: { thread: "t-1" },
    group: null,
  });
  expect(JSON.stringify(body.ruling)).toContain("Amount over 250");
});

test("a small one is cleared by the policy, with a grant and no decision", async () => {
  const { body } = await world.post("/items", refund(20));
  expect(body).toMatchObject({ review: "none", execution: "cleared", authority: "ai", decision: null, grant: { source: "policy" } });
});

test("approved, it is redeemed once, after the recall window, and reported; the key again gets the execution as it is now", async () => {
  const { body: item } = await world.post("/items", refund());
  const itemId = asItemId(item.id);
  const signed = asHash(item.revision_hash);
  await approveItem(world.deps, { actor: ria, itemId, revisionHash: signed, seenVersion: item.version, ...forOneself });

  const { body: decided } = await world.get(`/items/${item.id}`);
  expect(itemSchema.parse(decided)).toEqual(decided);
  expect(decided).toMatchObject({
    review: "approved",
    execution: "cleared",
    authority: "ai",
    decision: { kind: "approve", by: [{ id: "ria", name: "Ria Roth" }], revision_hash: item.revision_hash, arguments: { amount: 420 } },
    grant: { source: "people", revision_hash: item.revision_hash },
  });

  const path = `/items/${item.id}/executions`;
  const redemption = { revision_hash: item.revision_hash };
  const early = await world.post(`${path}?wait=0`, redemption, { idempotencyKey: "k-1" });
  expect(early.status).toBe(409);
  expect(early.body).toMatchObject({ code: "grant-not-yet", item: { id: item.id } });
  expect(Number(early.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);

  world.pass(8_000);
  const stale = await world.post(path, { revision_hash: `sha256:${"0".repeat(64)}` }, { idempotencyKey: "k-0" });
  expect(stale).toMatchObject({ status: 409, body: { code: "stale" } });
  const redeemed = await world.post(path, redemption, { idempotencyKey: "k-1" });
  expect(redeemed.status).toBe(201);
  expect(redeemed.body).toMatchObject({
    item: item.id,
    state: "executing",
    revision_hash: item.revision_hash,
    arguments: { order: "8841", amount: 420, currency: "EUR" },
    receipt: { stream: `item:${item.id}` },
  });
  expect((await world.post(path, redemption, { idempotencyKey: "k-1" })).status).toBe(200);
  expect(await world.post(path, redemption, { idempotencyKey: "k-2" })).toMatchObject({ status: 409, body: { code: "already-redeemed" } });
  expect(await world.post(path, redemption)).toMatchObject({ status: 409, body: { code: "already-redeemed" } });

  const { id } = redeemed.body;
  world.pass(60_000);
  const running = await world.post(`/executions/${id}/report`, { outcome: "running" });
  expect(running.status).toBe(200);
  expect(Date.parse(running.body.lease_expires_at)).toBeGreaterThan(Date.parse(redeemed.body.lease_expires_at));
  const report = { outcome: "succeeded", result: { refund: "re_1" }, external_ref: "re_1" };
  expect(await world.post(`/executions/${id}/report`, report)).toMatchObject({
    status: 200,
    body: { state: "succeeded", result: { refund: "re_1" } },
  });
  expect(await world.post(path, redemption, { idempotencyKey: "k-1" })).toMatchObject({
    status: 200,
    body: { id, state: "succeeded", result: { refund: "re_1" }, external_ref: "re_1" },
  });
  expect(await world.get(`/executions/${id}`)).toMatchObject({ status: 200, body: { state: "succeeded" } });
  const again = await world.post(`/executions/${id}/report`, { outcome: "failed" });
  expect(again).toMatchObject({ status: 409, body: { item: { execution: "succeeded" } } });

  await requestReversal(world.deps, { actor: max, itemId, reason: "Paid twice", onBehalfOf: null });
  const { body: wanted } = await world.get(`/items/${item.id}`);
  expect(wanted).toMatchObject({ execution: "reversing", authority: "ai", reversal: { attempt: 1, reason: "Paid twice" } });
  const wrong = await world.post(`/items/${item.id}/reversals/${id}/report`, { outcome: "reversed" });
  expect(wrong.status).toBe(404);
  const undone = await world.post(`/items/${item.id}/reversals/${wanted.reversal.id}/report`, { outcome: "reversed" });
  expect(undone).toMatchObject({ status: 200, body: { execution: "reversed", holder: null, authority: null } });
});

test("a question reaches the agent, and its reply or revision goes back to who asked", async () => {
  const { body: item } = await world.post("/items", refund());
  const itemId = asItemId(item.id);
  const seen = { revisionHash: asHash(item.revision_hash), seenVersion: item.version, onBehalfOf: null, seenMs: null };
  const early = await world.post(`/items/${item.id}/replies`, { message: "Nobody asked." });
  expect(early).toMatchObject({ status: 409, body: { code: "wrong-state", item: { id: item.id } } });

  await askAgent(world.deps, { actor: ria, itemId, question: "Is there a photo?", ...seen });
  const { body: asked } = await world.get(`/items/${item.id}`);
  expect(asked).toMatchObject({
    review: "awaiting_input",
    authority: "ai",
    question: { text: "Is there a photo?", by: { name: "Ria Roth" } },
  });

  const reply = await world.post(`/items/${item.id}/replies`, { message: "Yes, two." });
  expect(reply).toMatchObject({ status: 201, body: { review: "claimed", holder: { kind: "person", id: "ria" }, question: null } });

  const revision = {
    action: { name: "issue_refund", arguments: { order: "8841", amount: 380, currency: "EUR" } },
    message: "Without shipping.",
  };
  const revised = await world.post(`/items/${item.id}/revisions`, revision);
  expect(revised).toMatchObject({ status: 201, body: { revision: 2, title: item.title } });
  expect(revised.body.revision_hash).not.toBe(item.revision_hash);
  const renamed = await world.post(`/items/${item.id}/revisions`, { action: { ...revision.action, name: "send_reply" } });
  expect(renamed).toMatchObject({ status: 422, body: { errors: [{ path: "/action/name" }] } });
});

test("a rejection tells the agent why", async () => {
  const { body: item } = await world.post("/items", refund());
  const seen = { revisionHash: asHash(item.revision_hash), seenVersion: item.version, onBehalfOf: null, seenMs: null };
  await rejectItem(world.deps, { actor: ria, itemId: asItemId(item.id), reason: "Refunded in May.", ...seen });
  const { body } = await world.get(`/items/${item.id}`);
  expect(body).toMatchObject({
    review: "rejected",
    execution: "cancelled",
    holder: null,
    decision: { kind: "reject", message: "Refunded in May.", arguments: null, means: null },
    grant: null,
  });
});

test("an item is withdrawn while it is open, and not a second time", async () => {
  const { body: item } = await world.post("/items", refund());
  const withdrawn = await world.post(`/items/${item.id}/withdraw`, { reason: "Cancelled by the customer" });
  expect(withdrawn).toMatchObject({ status: 200, body: { review: "withdrawn", execution: "cancelled" } });
  const again = await world.post(`/items/${item.id}/withdraw`, { reason: "Again" });
  expect(again).toMatchObject({ status: 409, body: { code: "wrong-state", item: { review: "withdrawn" } } });
});

test("a batch answers each item in order; an atomic one with a bad item records nothing", async () => {
  const batch = { items: [refund(10), { workflow: "refunds" }, refund(300)] };
  const mixed = await world.post("/items:batch", batch);
  expect(mixed).toMatchObject({
    status: 200,
    body: { results: [{ status: 201, item: { execution: "cleared" } }, { status: 422 }, { status: 201, item: { review: "queued" } }] },
  });
  const before = await world.rows();
  const atomic = await world.post("/items:batch", { ...batch, atomic: true });
  expect(atomic.status).toBe(422);
  expect(JSON.stringify(atomic.body.errors)).toContain("/items/1/title");
  const refused = await world.post("/items:batch", {
    items: [refund(10), refund(11, { callback_url: "https://agent.example/hook" })],
    atomic: true,
  });
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: "/items/1/callback_url" }] } });
  expect(await world.rows()).toEqual(before);
});

test("a group counts its settled members", async () => {
  const group = { id: "turn-17", size: 2 };
  const first = await world.post("/items", refund(420, { group }));
  expect(first.body.group).toEqual({ ...group, settled: 0 });
  const second = await world.post("/items", refund(20, { group }));
  expect(second.body).toMatchObject({ group: { settled: 1 }, grant: { expires_at: null } });
  const third = await world.post("/items", refund(20, { group: { id: "turn-17", size: 3 } }));
  expect(third).toMatchObject({ status: 422, body: { code: "group-size-conflict", size: 2 } });
});

test("lists are paged by cursor and filtered by what they say", async () => {
  for (const amount of [1, 2, 3]) await world.post("/items", refund(amount, { run: "paged" }));
  const first = await world.get("/items?run=paged&limit=2");
  expect(first.body.items).toHaveLength(2);
  const second = await world.get(`/items?run=paged&limit=2&cursor=${first.body.next_cursor}`);
  expect(second.body).toMatchObject({ next_cursor: null });
  expect(second.body.items).toHaveLength(1);
  expect((await world.get("/items?run=paged&review=queued")).body.items).toEqual([]);
  expect((await world.get("/items?run=paged&execution=cleared")).body.items).toHaveLength(3);
});

test("another agent's item, or one beyond the key's workflows, does not exist", async () => {
  const { body: item } = await world.post("/items", refund());
  const foreign = await world.newKey({ agent: world.otherAgent });
  const narrow = await world.newKey({ workflows: ["mail-sorting"] });
  for (const key of [foreign, narrow]) {
    expect((await world.get(`/items/${item.id}`, { key })).status).toBe(404);
    expect((await world.get(`/items/${item.id}/events`, { key })).status).toBe(404);
    expect((await world.post(`/items/${item.id}/withdraw`, { reason: "Mine now" }, { key })).status).toBe(404);
    expect((await world.get("/items", { key })).body.items).toEqual([]);
  }
  const out = await world.post("/items", refund(), { key: narrow });
  expect(out).toMatchObject({ status: 403, body: { code: "forbidden" } });
});
