// What the balancer promises: everybody in turn, streams as they come, the dead left out, and nothing sent twice.
import { createServer, type IncomingMessage, type RequestListener, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createBalancer } from "./balancer.mjs";

const servers: Server[] = [];
let balancer: ReturnType<typeof createBalancer> | null = null;
afterEach(() => {
  balancer?.close();
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** An instance that is ready, and otherwise does what it is told. */
async function instance(handle: RequestListener): Promise<number> {
  const server = createServer((incoming, response) =>
    incoming.url === "/api/v1/readyz" ? response.end("{}") : handle(incoming, response),
  );
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

async function balance(...ports: number[]): Promise<number> {
  const made = createBalancer({ ports });
  balancer = made;
  const port = await made.listen(0, "127.0.0.1");
  while (made.readyPorts().length < ports.length) await new Promise((resolve) => setTimeout(resolve, 10));
  return port;
}

const named =
  (name: string): RequestListener =>
  (_request, response) =>
    void response.end(name);
const ask = async (port: number, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}/x`, init);
const textOf = async (port: number) => (await ask(port)).text();

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of incoming) body += String(chunk);
  return body;
}

test("requests go to each instance in turn", async () => {
  const port = await balance(await instance(named("a")), await instance(named("b")), await instance(named("c")));
  const answers = [];
  for (let asked = 0; asked < 6; asked++) answers.push(await textOf(port));
  expect(answers.toSorted()).toEqual(["a", "a", "b", "b", "c", "c"]);
});

test("an instance that is gone is left out, from the first request on, with its whole body", async () => {
  const echo: RequestListener = async (incoming, response) => void response.end(await bodyOf(incoming));
  const port = await balance(await instance(echo), await instance(echo));
  const [gone] = servers;
  gone?.close();
  gone?.closeAllConnections();
  for (let asked = 0; asked < 4; asked++) {
    const answer = await ask(port, { method: "POST", body: `body ${asked}` });
    expect([answer.status, await answer.text()]).toEqual([200, `body ${asked}`]);
  }
});

test("a request that an instance had begun to see is never sent to another", async () => {
  let seen = 0;
  const dies: RequestListener = (incoming) => {
    seen += 1;
    incoming.socket.destroy();
  };
  const port = await balance(await instance(dies), await instance(dies));
  expect((await ask(port, { method: "POST", body: "once" })).status).toBe(502);
  expect(seen).toBe(1);
});

test("without any instance the answer is 503 and when to come back", async () => {
  const port = await balance(await instance(named("a")));
  servers[0]?.close();
  servers[0]?.closeAllConnections();
  const answer = await ask(port);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "1"]);
});

test("a stream arrives piece by piece, and an instance hears when its client leaves", async () => {
  let left = () => {};
  const leaving = new Promise<void>((resolve) => {
    left = resolve;
  });
  const port = await balance(
    await instance((_incoming, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write("data: 1\n\n");
      response.on("close", left);
    }),
  );
  const gone = new AbortController();
  const answer = await ask(port, { signal: gone.signal });
  const { value } = (await answer.body?.getReader().read()) ?? {};
  expect(new TextDecoder().decode(value)).toBe("data: 1\n\n");
  gone.abort();
  await leaving;
});

test("an answer that breaks off is broken off here too, and never ends as if it were whole", async () => {
  const port = await balance(
    await instance((_incoming, response) => {
      response.write("half");
      setTimeout(() => response.destroy(), 20);
    }),
  );
  await expect(textOf(port)).rejects.toThrow();
});

test("several cookies stay several, and the client's address is told, not taken from the client", async () => {
  let forwarded: unknown;
  let host: unknown;
  const port = await balance(
    await instance((incoming, response) => {
      forwarded = incoming.headers["x-forwarded-for"];
      host = incoming.headers.host;
      response.setHeader("set-cookie", ["a=1", "b=2"]);
      response.end();
    }),
  );
  const answer = await ask(port, { headers: { "x-forwarded-for": "6.6.6.6" } });
  expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  expect([forwarded, host]).toEqual(["127.0.0.1", `127.0.0.1:${port}`]);
});

test("a body in pieces goes on in pieces", async () => {
  const port = await balance(await instance(async (incoming, response) => void response.end(await bodyOf(incoming))));
  const echoed = await new Promise<string>((resolve, reject) => {
    const sending = request({ host: "127.0.0.1", port, method: "POST", path: "/x" }, (answer) => void bodyOf(answer).then(resolve, reject));
    sending.on("error", reject);
    sending.write("one ");
    setTimeout(() => sending.end("two"), 30);
  });
  expect(echoed).toBe("one two");
});
