// Idempotency at the door: what a command needs to answer the same request twice in the same way. The rows are the command's own.
import { randomUUID } from "node:crypto";
import { canonicalJson } from "@core/trail/canonical-json";
import { sha256 } from "@core/trail/hash";
import { ok, type Result, refuse } from "@core/words/result";
import type { Json } from "@core/words/vocabulary";
import type { IdempotentRequest } from "@/server/commands/commit/idempotent";
import { type Problem, problems } from "./problem";

export const IDEMPOTENCY_HEADER = "Idempotency-Key";
const KEY = /^[\x21-\x7e]{1,255}$/;

export function idempotencyKey(headers: Headers): Result<string | null, Problem> {
  const key = headers.get(IDEMPOTENCY_HEADER);
  if (key === null || KEY.test(key)) return ok(key);
  return refuse(problems.invalid([{ path: IDEMPOTENCY_HEADER, message: "Must be 1 to 255 visible ASCII characters." }]));
}

export const idempotencyOf = (key: string | null, route: string, body: Json): IdempotentRequest | null =>
  key === null ? null : { key, route, bodyDigest: sha256(canonicalJson(body)) };

/** Redeeming needs a key. Without one each request is another caller, so that two workers never both believe that the grant is theirs. */
export const keyOrFresh = (key: string | null): string => key ?? `none:${randomUUID()}`;
