// Every request is answered, whatever its handler does and whatever its headers say.
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { pino } from "pino";
import { afterEach, expect, test } from "vitest";
import { answering, type Handler } from "./answering";

let server: Server | null = null;
afterEach(() => void server?.close());

async function statusOf(handler: Handler, host = "localhost"): Promise<string> {
  const opened = createServer(answering(pino({ level: "silent" }), handler));
  server = opened;
  await new Promise<void>((resolve) => opened.listen(0, "127.0.0.1", resolve));
  const { port } = opened.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    let text = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(`GET /x HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`));
    socket.on("data", (chunk) => {
      text += chunk.toString();
    });
    socket.on("close", () => resolve(text.split("\r\n")[0] ?? ""));
    socket.on("error", reject);
  });
}

test("what a handler throws, at once or later, is answered as a fault", async () => {
  const later = async () => {
    await Promise.resolve();
    throw new Error("later");
  };
  const atOnce = () => {
    throw new Error("at once");
  };
  expect(await statusOf(later)).toBe("HTTP/1.1 500 Internal Server Error");
  expect(await statusOf(atOnce)).toBe("HTTP/1.1 500 Internal Server Error");
});

test.each(["[", "a b", "x:y"])("a host that is no host, %s, is refused before any handler sees it", async (host) => {
  expect(await statusOf((_request, response) => response.end(), host)).toBe("HTTP/1.1 400 Bad Request");
});

test("an answer that had begun is cut off, never finished as if it were whole", async () => {
  const half: Handler = async (_request, response) => {
    response.writeHead(200, { "content-length": 10 });
    response.write("half");
    await new Promise((resolve) => setImmediate(resolve));
    throw new Error("half way");
  };
  expect(await statusOf(half)).toBe("HTTP/1.1 200 OK");
});
