// Liveness and readiness: is the process there, and does the store answer. Open to everybody, and they say nothing else.

import type { RouteConfig } from "@hono/zod-openapi";
import type { Deps } from "@/server/deps";
import { storeAnswers } from "@/server/views/readiness";
import { healthSchema } from "./schemas";

export const live = (): Response => health(200, "ok");

export async function ready(deps: Deps): Promise<Response> {
  return (await storeAnswers(deps)) && !deps.live.isClosed() ? health(200, "ok") : health(503, "unavailable");
}

const health = (status: number, word: "ok" | "unavailable") =>
  new Response(JSON.stringify({ status: word }), { status, headers: { "content-type": "application/json", "cache-control": "no-store" } });

const documentOf = (path: string, summary: string, alsoUnavailable: boolean): RouteConfig => ({
  method: "get",
  path,
  operationId: path.slice(1),
  summary,
  tags: ["Health"],
  security: [],
  responses: {
    200: { description: "Yes.", content: { "application/json": { schema: healthSchema, example: { status: "ok" } } } },
    ...(alsoUnavailable && {
      503: { description: "Not now.", content: { "application/json": { schema: healthSchema, example: { status: "unavailable" } } } },
    }),
  },
});

export const healthDocuments = [
  documentOf("/healthz", "Is the process alive?", false),
  documentOf("/readyz", "Does it take requests: is the store there, and is the server not going down?", true),
];
