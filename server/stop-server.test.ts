// Stopping a server: what was asked is answered, and no connection is waited for that has nothing more to say.
import { Agent, createServer, get, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { stopServer } from "./stop-server";

async function serve(handle: RequestListener): Promise<{ server: Server; port: number }> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

const agent = new Agent({ keepAlive: true });
const ask = (port: number) =>
  new Promise<string>((resolve, reject) => {
    const asking = get({ host: "127.0.0.1", port, agent }, (answer) => {
      let body = "";
      answer.on("data", (chunk) => {
        body += String(chunk);
      });
      answer.on("end", () => resolve(body));
      answer.on("error", reject);
    });
    asking.on("error", reject);
  });

async function timed(work: Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work;
  return performance.now() - from;
}

test("an answer under way is given, and its connection is not kept for another", async () => {
  const { server, port } = await serve((_request, response) => void setTimeout(() => response.end("done"), 300));
  const answer = ask(port);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await timed(stopServer(server))).toBeLessThan(1_500);
  expect(await answer).toBe("done");
});

test("who never comes to an end is cut off", async () => {
  const { server, port } = await serve((_request, response) => void response.write("on and on"));
  const answer = ask(port).catch(() => "cut off");
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await timed(stopServer(server, 200))).toBeLessThan(1_500);
  expect(await answer).toBe("cut off");
});
