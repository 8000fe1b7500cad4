// The node handler of `/verifier/…`: the offline verifier as the one file that people download, and the worker in which their browser runs that same file.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";

const FILES = ["verify.mjs", "worker.mjs"] as const;

interface Served {
  readonly bytes: Buffer;
  readonly tag: string;
}

const served = new Map<string, Served>();

/** Read when it is first asked for. It stands beside the source and beside the bundle alike. */
function fileOf(name: (typeof FILES)[number]): Served {
  const known = served.get(name);
  if (known !== undefined) return known;
  const bytes = readFileSync(new URL(`../verifier/${name}`, import.meta.url));
  const file = { bytes, tag: `"${createHash("sha256").update(bytes).digest("hex")}"` };
  served.set(name, file);
  return file;
}

/** Without a digest in its address it is asked for anew each time, and sent only when it is another. */
export async function answerVerifier(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? "").split("?")[0];
  const name = FILES.find((file) => path === `/verifier/${file}`);
  if (name === undefined || (request.method !== "GET" && request.method !== "HEAD")) {
    response.writeHead(name === undefined ? 404 : 405, { "content-length": 0, "cache-control": "no-store" });
    response.end();
    return;
  }
  const { bytes, tag } = fileOf(name);
  const headers = { etag: tag, "cache-control": "no-cache" };
  if (request.headers["if-none-match"] === tag) {
    response.writeHead(304, headers);
    response.end();
    return;
  }
  response.writeHead(200, {
    ...headers,
    "content-type": "text/javascript; charset=utf-8",
    "content-length": bytes.byteLength,
    // The worker may load the verifier beside it, and nothing else: what it is given stays where it is.
    "content-security-policy": "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  });
  response.end(request.method === "HEAD" ? undefined : bytes);
}
