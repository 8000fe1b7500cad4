// The OpenAPI 3.1 document: made from the endpoints themselves, so that it cannot say anything else than they do.
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Endpoint } from "./endpoint";
import { healthDocuments } from "./health";
import type { RestEnv } from "./rest-env";

const description = `Submit what an agent is about to do, wait for the ruling or a person's decision, execute exactly what was signed, once, and report.

Times are RFC 3339 in UTC. Unknown request fields are refused by name; readers must ignore response fields that they do not know. Input is I-JSON (RFC 7493):
duplicate keys, integers beyond ±(2^53−1) and lone surrogates are refused. A body may have at most 1 MiB.`;

export function createDocument(app: OpenAPIHono<RestEnv>, endpoints: readonly Endpoint[], serverUrl: string) {
  const registry = app.openAPIRegistry;
  registry.registerComponent("securitySchemes", "key", { type: "http", scheme: "bearer", description: "An agent's API key: `cs_…`." });
  for (const { document } of endpoints) registry.registerPath(document);
  for (const document of healthDocuments) registry.registerPath(document);
  registry.registerPath({
    method: "get",
    path: "/openapi.json",
    operationId: "openapi",
    summary: "This document",
    tags: ["Health"],
    security: [],
    responses: { 200: { description: "OpenAPI 3.1.", content: { "application/json": { schema: { type: "object" } } } } },
  });
  return app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: { title: "Countersign: the agents' API", version: "1.0.0", description, license: { name: "MIT" } },
    servers: [{ url: serverUrl }],
    tags: [
      { name: "Items", description: "One proposed action with its evidence: the unit of oversight." },
      { name: "Executions", description: "The agent doing it, once, and taking it back." },
      {
        name: "Verifications",
        description: "What was checked already, by whom and on which inputs: so that the same fact is checked once.",
      },
      { name: "Events", description: "The trail." },
      { name: "Proofs", description: "Signed heads of the trail, and what lies under them: to be verified without believing the server." },
      { name: "Health" },
    ],
  });
}
