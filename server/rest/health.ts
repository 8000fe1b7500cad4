// Liveness and readiness: is the process there, does the store answer, does the product's test of itself come out, and is the trail signed. Open to everybody, and they say nothing else.

import type { SelfTestVerdict } from "@core/trust/judge-self-test";
import type { SigningVerdict } from "@core/trust/judge-signing";
import { toRfc3339 } from "@core/words/time";
import type { RouteConfig } from "@hono/zod-openapi";
import type { z } from "zod";
import type { Deps } from "@/server/deps";
import { storeAnswers, unlessBusy } from "@/server/views/readiness";
import { selfTestState } from "@/server/views/self-test";
import { signingState } from "@/server/views/trail-signing";
import { problemResponse, problems } from "./problem";
import { readyQuery } from "./reading";
import { healthSchema, problemSchema, readinessSchema } from "./schemas";

export const live = (): Response => answer({ status: "ok" });

/**
 * An instance that takes requests is ready whatever the self-test and the trail say: they speak of all of them together, and a balancer must not lose
 * them all at once. `?self_test=1` and `?trail=1` ask the other questions, for who raises alarms.
 */
export async function ready(deps: Deps, asks: { readonly selfTest: boolean; readonly trail: boolean }): Promise<Response> {
  if (deps.live.isClosed() || !(await storeAnswers(deps))) return problemResponse(problems.unavailable);
  // Null when the database went away since it answered.
  const [selfTest, trail] = [await unlessBusy(selfTestState(deps)), await unlessBusy(signingState(deps))];
  if (selfTest === null || trail === null) return problemResponse(problems.unavailable);
  if (asks.selfTest && selfTest.state === "failing") return problemResponse(problems.selfTestFails(selfTest));
  if (asks.trail && (trail.state === "late" || trail.state === "refused")) return problemResponse(problems.trailNotSigned(trail));
  return answer({ status: "ok", self_test: selfTestJson(selfTest), trail: trailJson(trail) });
}

function trailJson(verdict: SigningVerdict): z.output<typeof readinessSchema>["trail"] {
  switch (verdict.state) {
    case "signed":
      return { state: verdict.state, size: verdict.size, at: toRfc3339(verdict.at) };
    case "late":
      return { state: verdict.state, since: toRfc3339(verdict.since) };
    case "refused":
      return { state: verdict.state, since: toRfc3339(verdict.since), fault: verdict.fault };
    default:
      return { state: verdict.state };
  }
}

function selfTestJson(verdict: SelfTestVerdict): z.output<typeof readinessSchema>["self_test"] {
  switch (verdict.state) {
    case "works":
      return { state: verdict.state, at: toRfc3339(verdict.at) };
    case "failing":
      return { state: verdict.state, since: toRfc3339(verdict.since), step: verdict.step };
    case "stopped":
      return { state: verdict.state, since: toRfc3339(verdict.since) };
    default:
      return { state: verdict.state };
  }
}

const answer = (body: object) =>
  new Response(JSON.stringify(body), { headers: { "content-type": "application/json", "cache-control": "no-store" } });

const unavailable = {
  description: "Not now; see Retry-After.",
  content: { "application/problem+json": { schema: problemSchema } },
} as const;

const documentOf = (path: string, summary: string, rest: Pick<RouteConfig, "request" | "responses">): RouteConfig => ({
  method: "get",
  path,
  operationId: path.slice(1),
  summary,
  tags: ["Health"],
  security: [],
  ...rest,
});

export const healthDocuments = [
  documentOf("/healthz", "Is the process alive?", {
    responses: { 200: { description: "Yes.", content: { "application/json": { schema: healthSchema, example: { status: "ok" } } } } },
  }),
  documentOf("/readyz", "Does it take requests: is the store there, and is the server not going down?", {
    request: { query: readyQuery },
    responses: {
      200: {
        description:
          "Yes, and whether the self-test comes out and the trail is signed: of all instances together, so it says nothing against this one.",
        content: {
          "application/json": {
            schema: readinessSchema,
            example: {
              status: "ok",
              self_test: { state: "works", at: "2026-11-24T09:45:12.000Z" },
              trail: { state: "signed", size: 4_096, at: "2026-11-24T09:45:20.000Z" },
            },
          },
        },
      },
      503: unavailable,
    },
  }),
];
