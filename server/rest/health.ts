// Liveness and readiness: is the process there, and does the store answer. Open to everybody, and they say nothing else.

import type { RouteConfig } from "@hono/zod-openapi";
import type { Deps } from "@/server/deps";
import { storeAnswers } from "@/server/views/readiness";
import { problemResponse, problems } from "./problem";
import { healthSchema, problemSchema } from "./schemas";

export const live = (): Response => ok();

export async function ready(deps: Deps): Promise<Response> {
  return !deps.live.isClosed() && (await storeAnswers(deps)) ? ok() : problemResponse(problems.unavailable);
}

const ok = () => new Response('{"status":"ok"}', { headers: { "content-type": "application/json", "cache-control": "no-store" } });

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
      503: { description: "Not now; see Retry-After.", content: { "application/problem+json": { schema: problemSchema } } },
    }),
  },
});

export const healthDocuments = [
  documentOf("/healthz", "Is the process alive?", false),
  documentOf("/readyz", "Does it take requests: is the store there, and is the server not going down?", true),
];
