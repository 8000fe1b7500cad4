// The agents' REST API, version 1: one door for all endpoints. Key, limits and size come first; faults are caught here and nowhere else.
import { randomUUID } from "node:crypto";
import { unkeptIn } from "@core/trail/unkept";
import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { type ClientAddress, clientAddress } from "@/server/access/client-address";
import type { Deps } from "@/server/deps";
import { isBusy } from "@/server/views/readiness";
import { createAuthenticate } from "./authenticate";
import { batchEndpoint } from "./batch";
import type { Endpoint } from "./endpoint";
import { eventEndpoints } from "./events";
import { executionEndpoints } from "./executions";
import { live, ready } from "./health";
import { itemEndpoints } from "./items";
import { createDocument } from "./openapi";
import { problemResponse, problems } from "./problem";
import { proofEndpoints } from "./proofs";
import type { RestEnv } from "./rest-env";
import { verificationEndpoints } from "./verifications";

export const REST_BASE = "/api/v1";

const endpoints: readonly Endpoint[] = [
  ...itemEndpoints,
  batchEndpoint,
  ...executionEndpoints,
  ...verificationEndpoints,
  ...eventEndpoints,
  ...proofEndpoints,
];

/** Takes whole paths, `/api/v1/…`. */
export function createRestApp(deps: Deps): OpenAPIHono<RestEnv> {
  const authenticate = createAuthenticate(deps);
  const clientOf = clientAddress(deps.settings.TRUSTED_PROXIES);
  const app = new OpenAPIHono<RestEnv>();
  const document = JSON.stringify(createDocument(app, endpoints, REST_BASE));

  const serve = (endpoint: Endpoint) => async (c: Context<RestEnv>) => {
    const actor = await authenticate(c.req.raw.headers, addressOf(c, clientOf));
    if (!actor.ok) return problemResponse(actor.refusal);
    const path = c.req.path.slice(REST_BASE.length);
    const params: Readonly<Record<string, string>> = c.req.param();
    // No name of ours holds what a database cannot be asked for.
    if (Object.values(params).some((name) => unkeptIn(name) !== null)) return problemResponse(problems.notFound);
    return endpoint.serve({
      deps,
      actor: actor.value,
      route: `${c.req.method} ${path}`,
      params,
      search: new URL(c.req.url).searchParams,
      request: c.req.raw,
    });
  };

  for (const endpoint of endpoints) app.on(endpoint.method.toUpperCase(), REST_BASE + routed(endpoint.path), serve(endpoint));
  app.get(`${REST_BASE}/openapi.json`, () => new Response(document, { headers: { "content-type": "application/json" } }));
  app.get(`${REST_BASE}/healthz`, () => live());
  app.get(`${REST_BASE}/readyz`, ({ req }) => ready(deps, { selfTest: req.query("self_test") === "1", trail: req.query("trail") === "1" }));

  for (const path of new Set(endpoints.map((endpoint) => endpoint.path))) {
    const allowed = endpoints.filter((endpoint) => endpoint.path === path).map((endpoint) => endpoint.method.toUpperCase());
    app.all(REST_BASE + routed(path), () => problemResponse(problems.methodNotAllowed(allowed)));
  }
  app.notFound(() => problemResponse(problems.notFound));
  app.onError((fault, c) => {
    const requestId = randomUUID();
    // A client that went away while its body was read is nobody's fault.
    if (c.req.raw.signal.aborted) return problemResponse(problems.malformed("The request ended before its body did."));
    if (isBusy(fault)) return problemResponse(problems.busy);
    deps.log.error({ err: fault, requestId, method: c.req.method, path: c.req.path }, "a request failed");
    return problemResponse(problems.fault(requestId));
  });
  return app;
}

/** `/items/{id}` as the router spells it. */
const routed = (path: string) => path.replaceAll(/\{(\w+)\}/g, ":$1");

/** Without a connection (in tests) nobody can be told from anybody. */
const addressOf = (c: Context<RestEnv>, of: ClientAddress) => (c.env?.incoming ? of(c.env.incoming) : "unknown");
