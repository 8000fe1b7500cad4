// The OpenAPI document: whole, sound, and true of what the endpoints do.
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signCheckpoint } from "@/server/commands/sign-checkpoint";
import { type Planted, plant, refund } from "./testing/planted";

interface Media {
  readonly schema: object;
  readonly example?: unknown;
}
interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly security: readonly object[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content: Readonly<Record<string, Media>> }>>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

let world: Planted;
let document: Document;
let ajv: Ajv2020;
beforeAll(async () => {
  world = await plant();
  const response = await world.app.request("/api/v1/openapi.json");
  expect(response.status).toBe(200);
  document = (await response.json()) as Document;
  ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true, allowUnionTypes: true });
  addFormats(ajv);
  ajv.addFormat("byte", true);
  ajv.addKeyword("example");
  ajv.addKeyword("discriminator");
  ajv.addVocabulary(["components"]);
  ajv.addSchema({ $id: "doc", components: document.components });
});
afterAll(() => world.close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

/** Schemas refer to `#/components/…` of the document that they stand in. */
const within = (schema: object): object => JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"doc#/components/')) as object;

test("it is OpenAPI 3.1 and has every route of the API", () => {
  expect(document.openapi).toMatch(/^3\.1\./);
  expect(
    operations()
      .map(({ method, path }) => `${method.toUpperCase()} ${path}`)
      .sort(),
  ).toEqual(
    [
      "POST /items",
      "POST /verifications",
      "GET /verifications",
      "POST /items:batch",
      "GET /items",
      "GET /items/{id}",
      "GET /items/{id}/events",
      "POST /items/{id}/revisions",
      "POST /items/{id}/replies",
      "POST /items/{id}/withdraw",
      "POST /items/{id}/executions",
      "POST /items/{id}/reversals/{rid}/report",
      "GET /executions/{id}",
      "POST /executions/{id}/report",
      "GET /events",
      "GET /checkpoints",
      "GET /checkpoints/latest",
      "GET /proofs/inclusion",
      "GET /proofs/consistency",
      "GET /openapi.json",
      "GET /healthz",
      "GET /readyz",
    ].sort(),
  );
});

test("every address in it is served, and asks for a key unless it says otherwise", async () => {
  for (const { path, method, operation } of operations()) {
    const response = await world.app.request(`/api/v1${path.replaceAll(/\{\w+\}/g, "x")}`, { method: method.toUpperCase() });
    expect([path, response.status]).toEqual([path, operation.security.length > 0 ? 401 : 200]);
  }
});

test("operations are named once, described, and name the parameters of their path", () => {
  const ids = operations().map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { path, method, operation } of operations()) {
    expect(operation.summary).not.toBe("");
    const named = (operation.parameters ?? []).filter((parameter) => parameter.in === "path").map((parameter) => parameter.name);
    expect(named).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    const headers = (operation.parameters ?? []).filter((parameter) => parameter.in === "header").map((parameter) => parameter.name);
    expect(headers.includes("Idempotency-Key")).toBe(method === "post");
  }
});

test("every schema compiles, every reference leads somewhere", () => {
  for (const schema of Object.values(document.components.schemas)) ajv.compile(within(schema));
  for (const { operation } of operations()) {
    const media = [operation.requestBody?.content ?? {}, ...Object.values(operation.responses).map((response) => response.content)];
    for (const { schema } of media.flatMap((content) => Object.values(content))) ajv.compile(within(schema));
  }
});

test("each request and each success has an example, and each example holds", () => {
  for (const { path, operation } of operations().filter((one) => one.path !== "/openapi.json")) {
    const successes = Object.entries(operation.responses).filter(([status]) => status.startsWith("2"));
    const shown = [operation.requestBody, ...successes.map(([, response]) => response)].filter((one) => one !== undefined);
    for (const media of shown.map(({ content }) => content["application/json"])) {
      expect([path, media?.example]).not.toEqual([path, undefined]);
      const holds = ajv.compile(within(media?.schema ?? {}));
      expect([path, holds(media?.example), holds.errors]).toEqual([path, true, null]);
    }
  }
});

test("what the API answers is what the document says", async () => {
  const item = await world.post("/items", refund(420, { correlation: { a: 1 }, group: { id: "g", size: 2 }, external_id: "x" }));
  const cleared = await world.post("/items", refund(20));
  const redeemed = await world.post(`/items/${cleared.body.id}/executions`, { revision_hash: cleared.body.revision_hash });
  await world.sequence();
  await signCheckpoint(world.deps);
  const answers: readonly [string, string, { readonly status: number; readonly body: unknown }][] = [
    ["post", "/items", item],
    ["get", "/items/{id}", await world.get(`/items/${item.body.id}`)],
    ["get", "/items", await world.get("/items")],
    ["get", "/items/{id}/events", await world.get(`/items/${item.body.id}/events`)],
    ["get", "/events", await world.get("/events")],
    ["post", "/items/{id}/executions", redeemed],
    ["get", "/executions/{id}", await world.get(`/executions/${redeemed.body.id}`)],
    ["post", "/items:batch", await world.post("/items:batch", { items: [refund(1), {}] })],
    ["post", "/items", await world.post("/items", {})],
    ["get", "/items/{id}", await world.get("/items/x")],
    ["post", "/items/{id}/replies", await world.post(`/items/${item.body.id}/replies`, { message: "x" })],
    ["get", "/checkpoints", await world.get("/checkpoints")],
    ["get", "/checkpoints/latest", await world.get("/checkpoints/latest")],
    ["get", "/proofs/inclusion", await world.get(`/proofs/inclusion?stream=item:${item.body.id}&seq=1`)],
    ["get", "/proofs/consistency", await world.get("/proofs/consistency?from=1")],
    ["get", "/healthz", await world.get("/healthz")],
    ["get", "/readyz", await world.get("/readyz")],
  ];
  for (const [method, path, { status, body }] of answers) {
    const content = document.paths[path]?.[method]?.responses[status]?.content ?? {};
    const [media] = Object.values(content);
    expect([path, status, media === undefined]).toEqual([path, status, false]);
    const holds = ajv.compile(within(media?.schema ?? {}));
    expect([path, status, holds(body), holds.errors]).toEqual([path, status, true, null]);
  }
});

test("an unknown field is refused by the document as it is by the API", () => {
  const holds = ajv.compile({ $ref: "doc#/components/schemas/ItemSubmission" });
  expect(holds(refund())).toBe(true);
  expect(holds(refund(420, { surprise: 1 }))).toBe(false);
});
