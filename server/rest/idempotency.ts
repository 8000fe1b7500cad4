// Idempotency at the door: what a command needs to answer the same request twice in the same way. The rows are the command's own.
import { randomUUID } from "node:crypto";
import { canonicalJson } from "@core/trail/canonical-json";
import { sha256 } from "@core/trail/hash";
import type { Hash } from "@core/words/ids";
import { ok, type Result, refuse } from "@core/words/result";
import type { Json, JsonObject } from "@core/words/vocabulary";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type Problem, problems } from "./problem";

export interface Idempotency {
  readonly key: string;
  /** Method and address, so that a key used for one item never answers for another. */
  readonly route: string;
  readonly bodyDigest: Hash;
}

/** An answer as it is kept with the key: the very status and body that were sent first. */
export interface StoredAnswer {
  readonly status: number;
  readonly body: JsonObject;
}

export const IDEMPOTENCY_HEADER = "Idempotency-Key";
const KEY = /^[\x21-\x7e]{1,255}$/;

export function idempotencyKey(headers: Headers): Result<string | null, Problem> {
  const key = headers.get(IDEMPOTENCY_HEADER);
  if (key === null || KEY.test(key)) return ok(key);
  return refuse(problems.invalid([{ path: IDEMPOTENCY_HEADER, message: "Must be 1 to 255 visible ASCII characters." }]));
}

export const idempotencyOf = (key: string | null, route: string, body: Json): Idempotency | null =>
  key === null ? null : { key, route, bodyDigest: sha256(canonicalJson(body)) };

/** Redeeming needs a key. Without one each request is another caller, so that two workers never both believe that the grant is theirs. */
export const keyOrFresh = (key: string | null): string => key ?? `none:${randomUUID()}`;

export function answer({ status, body }: StoredAnswer, replayed = false): Response {
  const type = status >= 400 ? "application/problem+json" : "application/json";
  return new Response(JSON.stringify(body), {
    status: status as ContentfulStatusCode,
    headers: { "content-type": type, ...(replayed && { "idempotency-replayed": "true" }) },
  });
}
