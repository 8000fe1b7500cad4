// The node handler of `/api/blobs/{item}/{sha256}`: evidence bytes for whoever may see the item. Whatever an agent sent, a browser runs nothing of it.
import type { IncomingMessage, ServerResponse } from "node:http";
import { asHash, asItemId } from "@core/words/ids";
import { fromNodeHeaders } from "better-auth/node";
import type { Auth } from "./auth";
import { recordRead } from "./commands/record-read";
import type { Deps } from "./deps";
import { repaint } from "./repaint";
import { evidenceBlob } from "./views/blob";

const ADDRESS = /^\/api\/blobs\/([^/?]{1,64})\/(?:sha256(?::|%3a))?([0-9a-f]{64})(?:\?|$)/i;

const INERT = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
} as const;
/** Bytes under their hash never change; only who may see them does, so no shared cache keeps them. */
const KEPT = "private, max-age=3600, immutable";

export function createBlobHandler(deps: Deps, auth: Auth): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const session = await auth.sessionOf(fromNodeHeaders(request.headers));
    if (!session || session.mustChoosePassword) return end(response, 401);
    if (request.method !== "GET" && request.method !== "HEAD") return end(response, 405);
    const [, item, digest] = ADDRESS.exec(request.url ?? "") ?? [];
    if (item === undefined || digest === undefined) return end(response, 404);
    const found = await evidenceBlob(deps, session.person, asItemId(item), asHash(`sha256:${digest.toLowerCase()}`));
    if (!found.ok) return end(response, 404);
    await recordRead(deps, session.person, asItemId(item), "evidence");
    const painted = found.value.isImage ? await repaint(found.value.bytes, found.value.mediaType) : found.value;
    if (painted === null) return end(response, 415);
    const { mediaType, bytes } = painted;
    response.writeHead(200, { ...INERT, "content-type": mediaType, "content-length": bytes.byteLength, "cache-control": KEPT });
    response.end(request.method === "HEAD" ? undefined : bytes);
  };
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...INERT, "content-length": 0, "cache-control": "no-store" });
  response.end();
}
