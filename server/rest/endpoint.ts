// One endpoint of the REST API: what the document says of it and what the handler is given come from the same schemas, so they cannot differ.

import { unkeptIn } from "@core/trail/unkept";
import { type Result, refuse } from "@core/words/result";
import type { Json } from "@core/words/vocabulary";
import type { RouteConfig, z } from "@hono/zod-openapi";
import type { ZodType } from "zod";
import type { AgentActor } from "@/server/access/agent-actor";
import type { Deps } from "@/server/deps";
import { readJsonBody } from "./body";
import { IDEMPOTENCY_HEADER, idempotencyKey } from "./idempotency";
import { type Problem, problemResponse, problems } from "./problem";
import { problemSchema } from "./schemas";
import { bodyField, queryField, validate } from "./validate";

export interface Call<Query, Body> {
  readonly deps: Deps;
  readonly actor: AgentActor;
  /** `POST /items/0193…/withdraw`: method and address within this API. */
  readonly route: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  /** The body as it came, for its digest. */
  readonly raw: Json;
  readonly idempotencyKey: string | null;
  readonly headers: Headers;
  /** Aborts when the client goes away. */
  readonly signal: AbortSignal;
}

interface Answer {
  readonly description: string;
  readonly schema: ZodType;
  readonly example?: unknown;
  /** Another media type of the same answer. */
  readonly alsoAs?: string;
}

export interface EndpointSpec<Query, Body> {
  readonly method: "get" | "post";
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tag: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: ZodType<Query> & z.ZodObject;
  readonly body?: ZodType<Body>;
  readonly bodyExample?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<number, Answer>>;
  /** Statuses of problems that this endpoint may answer with, beyond those of every endpoint. */
  readonly problems?: readonly number[];
  readonly handle: (call: Call<Query, Body>) => Promise<Response>;
}

/** An endpoint with its types closed over: what the app mounts and documents. */
export interface Endpoint {
  readonly method: "get" | "post";
  readonly path: string;
  readonly document: RouteConfig;
  readonly serve: (arrival: Arrival) => Promise<Response>;
}

/** A request whose key has been accepted. */
export interface Arrival {
  readonly deps: Deps;
  readonly actor: AgentActor;
  readonly route: string;
  readonly params: Readonly<Record<string, string>>;
  readonly search: URLSearchParams;
  readonly request: Request;
}

export function endpoint<Query = undefined, Body = undefined>(spec: EndpointSpec<Query, Body>): Endpoint {
  return {
    method: spec.method,
    path: spec.path,
    document: documentOf(spec),
    async serve({ deps, actor, route, params, search, request }) {
      const query = parseQuery(spec.query, search);
      if (!query.ok) return problemResponse(query.refusal);
      const key = idempotencyKey(request.headers);
      if (!key.ok) return problemResponse(key.refusal);
      const raw = spec.body ? await readJsonBody(request) : NO_BODY;
      if (!raw.ok) return problemResponse(raw.refusal);
      const body = parseBody(spec.body, raw.value);
      if (!body.ok) return problemResponse(body.refusal);
      return spec.handle({
        deps,
        actor,
        route,
        params,
        query: query.value,
        body: body.value,
        raw: raw.value,
        idempotencyKey: key.value,
        headers: request.headers,
        // Made only for who waits: most calls never do.
        get signal() {
          return request.signal;
        },
      });
    },
  };
}

const NO_BODY = { ok: true, value: null } as const;

/** An endpoint without a schema takes nothing: `undefined` stands for its query, its body. */
const nothing = <Value>() => ({ ok: true, value: undefined as Value }) as const;

function parseBody<Body>(schema: ZodType<Body> | undefined, raw: Json): Result<Body, Problem> {
  if (!schema) return nothing<Body>();
  const parsed = validate(schema, raw, bodyField);
  return parsed.ok ? parsed : refuse(problems.invalid(parsed.refusal));
}

function parseQuery<Query>(schema: ZodType<Query> | undefined, search: URLSearchParams): Result<Query, Problem> {
  const given: Record<string, string> = {};
  for (const [name, value] of search) {
    if (Object.hasOwn(given, name)) return refuse(problems.invalid([{ path: queryField([name]), message: "Is given twice." }]));
    if (!schema || name === "__proto__")
      return refuse(problems.invalid([{ path: queryField([name]), message: "Is not a field of this request." }]));
    const unkept = unkeptIn(value);
    if (unkept !== null) return refuse(problems.invalid([{ path: queryField([name]), message: unkept }]));
    given[name] = value;
  }
  if (!schema) return nothing<Query>();
  const parsed = validate(schema, given, queryField);
  return parsed.ok ? parsed : refuse(problems.invalid(parsed.refusal));
}

const PROBLEM_WORDS: Readonly<Record<number, string>> = {
  400: "Not JSON.",
  401: "No key, or one that is not valid.",
  403: "The key's scope does not allow this.",
  404: "Nothing under this address that this key may see.",
  409: "The item's state, another key or another body stands against it; carries the item as it is now.",
  413: "The body is larger than 1 MiB.",
  415: "The body is not sent as JSON.",
  422: "Not valid: each field is named.",
  429: "Too many requests; see Retry-After.",
  503: "Too busy; nothing was recorded. See Retry-After.",
};

function documentOf<Query, Body>(spec: EndpointSpec<Query, Body>): RouteConfig {
  const posts = spec.method === "post";
  const statuses = [401, 422, 429, ...(posts ? [400, 413, 415, 503] : []), ...(spec.problems ?? [])];
  const headerParameters = Object.entries({
    ...(posts && {
      [IDEMPOTENCY_HEADER]: "The same key and body get the first answer again, with `Idempotency-Replayed: true`; kept for 48 hours.",
    }),
    ...spec.headers,
  });
  const parameters = [
    ...Object.entries(spec.params ?? {}).map(([name, description]) => ({
      name,
      in: "path" as const,
      required: true,
      description,
      schema: { type: "string" as const },
    })),
    ...headerParameters.map(([name, description]) => ({
      name,
      in: "header" as const,
      required: false,
      description,
      schema: { type: "string" as const },
    })),
  ];
  return {
    method: spec.method,
    path: spec.path,
    operationId: spec.operationId,
    summary: spec.summary,
    ...(spec.description !== undefined && { description: spec.description }),
    tags: [spec.tag],
    security: [{ key: [] }],
    ...(parameters.length > 0 && { parameters }),
    request: {
      ...(spec.query && { query: spec.query }),
      ...(spec.body && {
        body: {
          required: true,
          content: {
            "application/json": { schema: spec.body, ...(spec.bodyExample !== undefined && { example: spec.bodyExample }) },
          },
        },
      }),
    },
    responses: {
      ...Object.fromEntries(
        Object.entries(spec.answers).map(([status, { description, schema, example, alsoAs }]) => [
          status,
          {
            description,
            content: {
              "application/json": { schema, ...(example !== undefined && { example }) },
              ...(alsoAs !== undefined && { [alsoAs]: { schema: { type: "string" as const } } }),
            },
          },
        ]),
      ),
      ...Object.fromEntries(
        statuses.map((status) => [
          status,
          { description: PROBLEM_WORDS[status] ?? "A problem.", content: { "application/problem+json": { schema: problemSchema } } },
        ]),
      ),
    },
  };
}
