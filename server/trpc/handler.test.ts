// The people's API over HTTP: cookies, origins, errors on the wire, and the live stream.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { asQueueId } from "@core/words/ids";
import { PAGE_OF } from "@core/words/page-header";
import { afterAll, beforeAll, expect, test } from "vitest";
import { trailEnd } from "@/db/queries/events";
import { type Auth, createAuth, createAuthHandler } from "../auth";
import { createPerson } from "../commands/create-person";
import { createTrpcHandler } from "./handler";
import { type Desk, openDesk, type Waiting } from "./testing/desk";

const PASSWORD = "a password of my own";
let desk: Desk;
let auth: Auth;
let server: Server;
let base = "";
let cookie = "";

beforeAll(async () => {
  desk = await openDesk();
  const { deps } = desk.world;
  auth = createAuth(deps);
  const trpc = createTrpcHandler(deps, auth);
  const signIn = createAuthHandler(deps, auth);
  server = createServer(
    (request, response) => void (request.url?.startsWith("/api/auth/") ? signIn(request, response) : trpc(request, response)),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await createPerson(deps, {
    name: "Ria Reyes",
    email: "ria.reyes@example.test",
    roles: [{ role: "reviewer", scope: { kind: "all" } }],
    queues: [asQueueId("refunds-exceptions")],
    skills: [],
    password: PASSWORD,
  });
  const answer = await fetch(`${base}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: base },
    body: JSON.stringify({ email: "ria.reyes@example.test", password: PASSWORD }),
  });
  cookie = (answer.headers.getSetCookie()[0] ?? "").split(";")[0] ?? "";
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await desk.close();
});

const own = () => ({ cookie, "sec-fetch-site": "same-origin" });

const mutate = (path: string, input: unknown, headers: Record<string, string>) =>
  fetch(`${base}/api/trpc/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(input),
  });

const ask = (path: string, input: unknown, headers: Record<string, string>) =>
  fetch(`${base}/api/trpc/${path}${input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`}`, { headers });

/** What the client's error has as `shape`. */
const errorIn = async (answer: Response) => ((await answer.json()) as { error: unknown }).error;
const versionOf = async ({ itemId }: Waiting) => (await desk.world.get(`/items/${itemId}`)).body.version;

test("the session's cookie says who asks", async () => {
  const answer = await ask("me.get", undefined, { cookie });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(((await answer.json()) as { result: { data: unknown } }).result.data).toMatchObject({
    name: "Ria Reyes",
    email: "ria.reyes@example.test",
    may: { review: true, manage: false },
  });
});

test("without a session the answer is 401, with words", async () => {
  const answer = await ask("me.get", undefined, {});
  expect(answer.status).toBe(401);
  expect(await errorIn(answer)).toMatchObject({
    message: "You are not signed in. Sign in and try again.",
    data: { code: "UNAUTHORIZED", refusal: { code: "unauthenticated" }, item: null },
  });
});

test("a page of somebody who has signed in here before gets nothing by another's session, and does nothing in their name", async () => {
  const item = await desk.submit();
  const theirs = { ...own(), [PAGE_OF]: "per_somebody_else" };
  expect((await ask("me.get", undefined, theirs)).status).toBe(401);
  expect((await mutate("items.reject", { ...item, reason: "Not mine." }, theirs)).status).toBe(401);
  expect(await versionOf(item)).toBe(item.seenVersion);
});

test.each([
  ["another site's page", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }],
  ["an older browser on another site", { origin: "https://evil.example" }],
  ["something that says nothing of itself", {}],
])("a command from %s is refused, and nothing is recorded", async (_name, headers) => {
  const item = await desk.submit();
  const answer = await mutate("items.reject", { ...item, reason: "Forged." }, { cookie, ...headers });
  expect(answer.status).toBe(403);
  expect(await versionOf(item)).toBe(item.seenVersion);
});

test("a command cannot be sent as a question", async () => {
  const item = await desk.submit();
  expect((await ask("items.claim", { itemId: item.itemId }, own())).status).toBe(405);
  expect(await versionOf(item)).toBe(item.seenVersion);
});

test("a malformed input names the field by its pointer", async () => {
  const item = await desk.submit();
  const answer = await mutate("items.reject", { ...item, reason: "  " }, own());
  expect(answer.status).toBe(400);
  expect(await errorIn(answer)).toMatchObject({
    message: "Say why; the agent is told.",
    data: { refusal: { code: "invalid", errors: [{ path: "/reason", message: "Say why; the agent is told." }] } },
  });
});

test("an unknown field is refused", async () => {
  const item = await desk.submit();
  expect((await mutate("items.claim", { itemId: item.itemId, userId: "somebody-else" }, own())).status).toBe(400);
});

test("a body beyond a mebibyte is refused", async () => {
  const item = await desk.submit();
  const answer = await mutate("items.reject", { ...item, reason: "x".repeat(1_100_000) }, own());
  expect(answer.status).toBe(413);
});

test("a fault is told as a fault: no stack, no inside", async () => {
  const { store } = desk.world.deps;
  const read = store.read;
  Object.assign(store, { read: () => Promise.reject(new Error("the disk at /secret/path broke")) });
  const text = await ask("queues.list", undefined, { cookie }).then((answer) => answer.text());
  Object.assign(store, { read });
  expect(text).toContain("Something broke here.");
  expect(text).not.toMatch(/secret|stack|node_modules/);
});

interface Told {
  readonly id: string;
  readonly data: { readonly itemId: string; readonly type: string; readonly row: unknown };
}

const toldIn = (block: string): Told[] => {
  const id = /^id: ?(\d+)$/m.exec(block)?.[1];
  const data = /^data: ?(.*)$/m.exec(block)?.[1];
  return id !== undefined && data !== undefined ? [{ id, data: JSON.parse(data) }] : [];
};

async function* chunksOf(body: ReadableStream<BufferSource>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
}

/** Opens the live stream after a place in the trail, does something once it is open, and answers the first notice. */
async function firstNotice(after: string, once: () => Promise<unknown> = async () => undefined): Promise<Told> {
  const stop = new AbortController();
  const input = encodeURIComponent(JSON.stringify({}));
  const headers = { accept: "text/event-stream", cookie, "last-event-id": after };
  const answer = await fetch(`${base}/api/trpc/live?input=${input}`, { headers, signal: stop.signal });
  if (!answer.ok || !answer.body) throw new Error(`no stream: ${answer.status}`);
  await once();
  let text = "";
  for await (const chunk of chunksOf(answer.body)) {
    text += chunk;
    const [told] = text.split("\n\n").slice(0, -1).flatMap(toldIn);
    if (!told) continue;
    stop.abort();
    return told;
  }
  throw new Error("the stream ended");
}

test("what changes is told as it happens, and a broken connection goes on where it was", async () => {
  await desk.submit();
  await desk.world.sequence();
  const end = await desk.world.deps.store.read(trailEnd);
  const claimed = await firstNotice(String(end), async () => {
    await mutate("queues.next", {}, own());
    await desk.world.sequence();
  });
  expect(claimed.data).toMatchObject({ type: "claimed", row: { review: "claimed" } });

  const missed = await desk.submit();
  await desk.world.sequence();
  expect((await firstNotice(claimed.id)).data).toMatchObject({ itemId: missed.itemId, row: { review: "queued" } });
});

test("without a session there is no stream", async () => {
  const answer = await fetch(`${base}/api/trpc/live?input=${encodeURIComponent("{}")}`, {
    headers: { accept: "text/event-stream" },
  });
  expect(await answer.text()).toContain("UNAUTHORIZED");
});
