// What only a real connection shows: bodies in chunks, lengths that lie, clients that go away in the middle.
import { createServer, type IncomingMessage, type RequestOptions, request, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { LIMITS } from "@core/words/submission";
import { getRequestListener } from "@hono/node-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Planted, plant, refund } from "./testing/planted";

let world: Planted;
let server: Server;
let port: number;
beforeAll(async () => {
  world = await plant();
  server = createServer(getRequestListener(world.app.fetch));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await world.close();
});

const options = (path: string, method: string, headers: Readonly<Record<string, string>> = {}): RequestOptions => ({
  host: "127.0.0.1",
  port,
  path: `/api/v1${path}`,
  method,
  headers: { authorization: `Bearer ${world.key}`, "content-type": "application/json", ...headers },
});

function send(path: string, chunks: readonly (string | Buffer)[], headers?: Readonly<Record<string, string>>) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sending = request(options(path, "POST", headers), (response) => {
      collect(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject);
    });
    // The server may hang up on a body that it has refused; its answer counts.
    sending.on("error", reject);
    for (const chunk of chunks) sending.write(chunk);
    sending.end();
  });
}

async function collect(response: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of response) body += String(chunk);
  return body;
}

/** Writes raw bytes, and answers with what comes back until the connection closes or `enough` says so. */
function raw(text: string, enough: (received: string) => boolean) {
  return new Promise<string>((resolve, reject) => {
    let received = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    const done = () => {
      socket.destroy();
      resolve(received);
    };
    socket.on("data", (data) => {
      received += data.toString();
      if (enough(received)) done();
    });
    socket.on("close", done);
    socket.on("error", reject);
  });
}

const head = (path: string, ...lines: readonly string[]) =>
  [
    `POST /api/v1${path} HTTP/1.1`,
    "Host: x",
    `Authorization: Bearer ${world.key}`,
    "Content-Type: application/json",
    ...lines,
    "",
    "",
  ].join("\r\n");
const answered = (received: string) => received.includes("\r\n\r\n");

test("a body in chunks without a length is taken, and refused at the limit", async () => {
  const text = JSON.stringify(refund());
  const taken = await send("/items", [text.slice(0, 10), text.slice(10)], { "transfer-encoding": "chunked" });
  expect(taken.status).toBe(201);
  const before = await world.rows();
  const chunk = "x".repeat(65_536);
  const refused = await raw(
    `${head("/items", "Transfer-Encoding: chunked")}${`10000\r\n${chunk}\r\n`.repeat(LIMITS.bodyBytes / chunk.length)}1\r\nx\r\n`,
    answered,
  );
  expect(refused).toMatch(/^HTTP\/1\.1 413 /);
  expect(await world.rows()).toEqual(before);
});

test("a length beyond the limit is refused before the body is sent", async () => {
  const received = await raw(head("/items", `Content-Length: ${LIMITS.bodyBytes + 1}`), answered);
  expect(received).toMatch(/^HTTP\/1\.1 413 /);
  expect(received.toLowerCase()).toContain("application/problem+json");
});

test("a body of exactly 1 MiB is read", async () => {
  const text = JSON.stringify({ ...refund(), pad: "" });
  const answer = await send("/items", [JSON.stringify({ ...refund(), pad: "x".repeat(LIMITS.bodyBytes - text.length) })]);
  expect(answer.status).toBe(422);
  expect(answer.body).toContain("/pad");
});

test("a client that goes away in the middle of a body leaves nothing", async () => {
  const before = await world.rows();
  await new Promise<void>((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(`${head("/items", "Content-Length: 500")}{"workflow": `);
      setTimeout(() => {
        socket.destroy();
        resolve();
      }, 50);
    });
  });
  expect((await send("/items:batch", ["{}"])).status).toBe(422);
  expect(await world.rows()).toEqual(before);
});

test("lengths that lie or contradict each other are refused", async () => {
  for (const lines of [
    ["Content-Length: 2", "Transfer-Encoding: chunked"],
    ["Content-Length: -1"],
    ["Content-Length: 1", "Content-Length: 2"],
  ]) {
    expect(await raw(`${head("/items", ...lines)}{}`, answered)).toMatch(/^HTTP\/1\.1 400 /);
  }
});

test("a stream arrives as it happens, and ends with its client", async () => {
  await world.post("/items", refund());
  await world.sequence();
  const first = await new Promise<string>((resolve, reject) => {
    const following = request(options("/events", "GET", { accept: "text/event-stream" }), (response) => {
      let text = "";
      response.on("data", (data) => {
        text += String(data);
        if (!text.includes("\n\nid: ")) return;
        following.destroy();
        resolve(text);
      });
      response.on("error", () => resolve(text));
    });
    following.on("error", reject);
    following.end();
  });
  expect(first).toMatch(/^retry: 2000\n\nid: \d+\nevent: submitted\ndata: \{/);
});

test("the address of the peer is what is limited, whatever a client says of itself", async () => {
  const slow = await plant({ RATE_LIMIT_PER_MINUTE: "2" });
  const listening = createServer(getRequestListener(slow.app.fetch));
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  const at = `http://127.0.0.1:${(listening.address() as AddressInfo).port}/api/v1/items`;
  const statuses: number[] = [];
  for (let sent = 0; sent < 4; sent++) statuses.push((await fetch(at, { headers: { "x-forwarded-for": `10.0.0.${sent}` } })).status);
  expect(statuses).toEqual([401, 401, 429, 429]);
  listening.closeAllConnections();
  await new Promise((resolve) => listening.close(resolve));
  await slow.close();
});
