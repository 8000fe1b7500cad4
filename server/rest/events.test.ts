// The trail as agents read it: pages and streams that lose nothing, repeat nothing, and show nothing that is not theirs.

import { streamOf } from "@core/trail/event";
import { verifyStream } from "@core/trail/verify-stream";
import { asKeyId } from "@core/words/ids";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { listStream, listValues } from "@/db/queries/events";
import { followEvents } from "./event-stream";
import type { EventJson } from "./schemas";
import { AGENT, OTHER_AGENT, type Planted, plant, refund, type Sent } from "./testing/planted";

let world: Planted;
const open: AbortController[] = [];
beforeAll(async () => {
  world = await plant();
});
afterEach(() => {
  for (const stream of open.splice(0)) stream.abort();
});
afterAll(() => world.close());

interface Message {
  readonly id: number;
  readonly event: string;
  readonly data: EventJson;
}

/** Opens a stream; `take` answers with the next messages. */
async function follow(query = "", headers: Readonly<Record<string, string>> = {}, key = world.key) {
  const controller = new AbortController();
  open.push(controller);
  const response = await world.app.request(`/api/v1/events${query}`, {
    headers: { authorization: `Bearer ${key}`, accept: "text/event-stream", ...headers },
    signal: controller.signal,
  });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  if (!response.body) throw new Error("a stream has a body");
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let buffered = "";
  const waiting: Message[] = [];
  return {
    close: () => controller.abort(),
    async take(count: number): Promise<Message[]> {
      while (waiting.length < count) {
        const { value, done } = await reader.read();
        if (done) throw new Error(`the stream ended after ${waiting.length} of ${count}`);
        const blocks = (buffered + value).split("\n\n");
        buffered = blocks.pop() ?? "";
        waiting.push(...blocks.flatMap(parse));
      }
      return waiting.splice(0, count);
    },
  };
}

function parse(block: string): Message[] {
  const fields = Object.fromEntries(block.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]));
  return fields.data === undefined
    ? []
    : [{ id: Number(fields.id), event: fields.event ?? "", data: JSON.parse(fields.data) as EventJson }];
}

async function allEvents(sent?: Sent, limit = 7): Promise<EventJson[]> {
  const events: EventJson[] = [];
  for (let after = -1; ; ) {
    const { body } = await world.get(`/events?after=${after}&limit=${limit}`, sent);
    events.push(...body.events);
    if (body.events.length === 0) return events;
    after = body.next_after;
  }
}

test("an item's trail is whole, in order, chained, and says nothing of what is free", async () => {
  const { body: item } = await world.post("/items", refund(420, { title: "A very secret title" }));
  const { body } = await world.get(`/items/${item.id}/events`);
  expect(body.events.map((event) => [event.seq, event.type])).toEqual([
    [1, "submitted"],
    [2, "ruled"],
    [3, "queued"],
  ]);
  expect(JSON.stringify(body)).not.toContain("secret");
  expect(body.events.slice(1).map((event) => event.prev)).toEqual(body.events.slice(0, -1).map((event) => event.hash));
  const kept = await world.deps.store.read(async (tx) => ({
    rows: await listStream(tx, streamOf("item", item.id)),
    values: await listValues(tx, streamOf("item", item.id)),
  }));
  expect(verifyStream(kept.rows, kept.values)).toMatchObject({ ok: true });
});

test("pages follow each other without gap or repeat, and an event is shown only once it is numbered", async () => {
  await world.sequence();
  const before = await allEvents();
  await world.post("/items", refund());
  expect(await allEvents()).toHaveLength(before.length);
  await world.sequence();
  const after = await allEvents();
  expect(after).toHaveLength(before.length + 3);
  const indexes = after.map((event) => event.log_index ?? -1);
  expect(indexes).toEqual([...new Set(indexes)].sort((a, b) => a - b));
});

test("a stream resumed by Last-Event-ID at any point equals the whole", async () => {
  for (const amount of [10, 20, 300]) await world.post("/items", refund(amount));
  await world.sequence();
  const whole = (await allEvents()).map((event) => event.log_index);
  const received: number[] = [];
  for (let last: number | null = null; received.length < whole.length; ) {
    const stream = await follow("", last === null ? {} : { "last-event-id": String(last) });
    const messages = await stream.take(Math.min(4, whole.length - received.length));
    stream.close();
    received.push(...messages.map((message) => message.id));
    last = received.at(-1) ?? null;
  }
  expect(received).toEqual(whole);
});

test("a stream goes on live, past other agents' events, and `after` says where to begin", async () => {
  await world.sequence();
  const end = (await allEvents()).at(-1)?.log_index ?? -1;
  const stream = await follow(`?after=${end}`);
  const foreign = await world.newKey({ agent: OTHER_AGENT });
  await world.post("/items", refund(), { key: foreign });
  await world.sequence();
  const { body: mine } = await world.post("/items", refund());
  await world.sequence();
  const messages = await stream.take(3);
  expect(messages.map((message) => [message.event, message.data.item])).toEqual([
    ["submitted", mine.id],
    ["ruled", mine.id],
    ["queued", mine.id],
  ]);
  expect(messages.map((message) => message.id)).toEqual(messages.map((message) => message.data.log_index));
});

test("Last-Event-ID outranks `after`", async () => {
  await world.sequence();
  const indexes = (await allEvents()).map((event) => event.log_index ?? -1);
  const stream = await follow("?after=-1", { "last-event-id": String(indexes.at(-2)) });
  expect((await stream.take(1)).map((message) => message.id)).toEqual([indexes.at(-1)]);
});

test("a key sees its own agent's events within its workflows, and no others", async () => {
  const foreign = await world.newKey({ agent: OTHER_AGENT });
  const narrow = await world.newKey({ workflows: ["mail-sorting"] });
  await world.post("/items", refund(), { key: foreign });
  const { body: letter } = await world.post("/items", { ...refund(), workflow: "mail-sorting" });
  await world.sequence();
  const mine = new Set((await allEvents()).map((event) => event.item));
  const theirs = new Set((await allEvents({ key: foreign })).map((event) => event.item));
  expect([...mine].filter((item) => theirs.has(item))).toEqual([]);
  expect(new Set((await allEvents({ key: narrow }, 1000)).map((event) => event.item))).toEqual(new Set([letter.id]));
});

test("a page of a narrow key may be empty and still go on", async () => {
  const narrow = await world.newKey({ workflows: ["mail-sorting"] });
  let after = -1;
  const seen: string[] = [];
  const end = (await world.get("/events?limit=1000")).body.next_after;
  while (after < end) {
    const { body } = await world.get(`/events?after=${after}&limit=2`, { key: narrow });
    seen.push(...body.events.map((event) => event.type));
    expect(body.next_after).toBeGreaterThan(after);
    after = body.next_after;
  }
  expect(seen[0]).toBe("submitted");
});

test("a stream ends with its key, at the next heartbeat", async () => {
  const alive = [true, false];
  const response = followEvents({
    deps: world.deps,
    actor: { kind: "agent", agent: AGENT, keyId: asKeyId("k"), maker: null, workflows: "all" },
    after: Number.MAX_SAFE_INTEGER,
    signal: new AbortController().signal,
    stillAllowed: async () => alive.shift() === true,
    heartbeatMs: 0,
  });
  expect(await response.text()).toBe("retry: 2000\n\n: still here\n\n");
});

test("a stream ends when the server goes down", async () => {
  const other = await plant();
  const response = await other.app.request("/api/v1/events", {
    headers: { authorization: `Bearer ${other.key}`, accept: "text/event-stream" },
  });
  const text = response.text();
  other.deps.live.close();
  expect(await text).toBe("retry: 2000\n\n");
  await other.close();
});
