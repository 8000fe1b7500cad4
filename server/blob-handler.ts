// The node handler of `/api/blobs/{item}/{sha256}`: evidence bytes for whoever may see the item.
import type { IncomingMessage, ServerResponse } from "node:http";
import { fromNodeHeaders } from "better-auth/node";
import type { Auth } from "./auth";
import type { Deps } from "./deps";
import { evidenceBytes } from "./views/blob";

const ADDRESS = /^\/api\/blobs\/([^/?]{1,64})\/([^/?]{1,80})(?:\?|$)/;

export function createBlobHandler(deps: Deps, auth: Auth): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const session = await auth.sessionOf(fromNodeHeaders(request.headers));
    if (!session || session.mustChoosePassword) return end(response, 401);
    if (request.method !== "GET" && request.method !== "HEAD") return end(response, 405);
    const [, item, digest] = ADDRESS.exec(request.url ?? "") ?? [];
    if (item === undefined || digest === undefined) return end(response, 404);
    const found = await evidenceBytes(deps, session.person, item, digest.replace(/^sha256%3a/i, "sha256:"));
    if (!found.ok) return end(response, 404);
    response.writeHead(200, found.value.headers);
    response.end(request.method === "HEAD" ? undefined : found.value.bytes);
  };
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { "content-length": 0, "cache-control": "no-store" });
  response.end();
}
