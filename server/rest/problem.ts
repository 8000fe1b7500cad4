// Problem documents (RFC 9457): every answer that is not a success. `code` is the last part of `type`, for programs that compare.
import type { SigningVerdict } from "@core/trust/judge-signing";
import type { FieldError, Refusal } from "@core/words/refusals";
import { never } from "@core/words/result";
import { SECOND, toRfc3339, toRfc3339OrNull } from "@core/words/time";
import type { JsonObject } from "@core/words/vocabulary";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { refusalStatus } from "./refusal-status";

export interface Problem {
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  /** Facts of this problem, as further members of the document. */
  readonly facts?: JsonObject;
  readonly headers?: Readonly<Record<string, string>>;
}

/** No answer of this API is anybody else's to keep, or to be taken for anything but what it says it is. */
export const PRIVATE = { "cache-control": "no-store", "x-content-type-options": "nosniff" } as const;

const problemType = (code: string) => `/docs/problems/${code}`;

/** The document itself; `item` is the item as it is now, which every 409 about an item carries. */
export function problemBody(problem: Problem, item?: JsonObject | null): JsonObject {
  return {
    type: problemType(problem.code),
    code: problem.code,
    title: problem.title,
    status: problem.status,
    detail: problem.detail,
    ...(problem.errors && { errors: problem.errors.map(({ path, message }) => ({ path, message })) }),
    ...problem.facts,
    ...(item && { item }),
  };
}

export function problemResponse(problem: Problem, item?: JsonObject | null): Response {
  return new Response(JSON.stringify(problemBody(problem, item)), {
    status: problem.status,
    headers: { ...PRIVATE, "content-type": "application/problem+json", ...problem.headers },
  });
}

export function refusalProblem(refusal: Refusal, nowMs: number): Problem {
  const { status, title, detail } = refusalStatus(refusal);
  const retryAfterS = retryAfter(refusal, nowMs);
  return {
    status,
    code: refusal.code,
    title,
    detail,
    ...(refusal.code === "invalid" && { errors: refusal.errors }),
    facts: factsOf(refusal),
    ...(retryAfterS !== null && { headers: { "retry-after": String(retryAfterS) } }),
  };
}

/** Whole seconds, rounded up, so that a client that obeys never comes too early. */
function retryAfter(refusal: Refusal, nowMs: number): number | null {
  if (refusal.code === "grant-not-yet") return Math.max(1, Math.ceil((refusal.finalAt - nowMs) / SECOND));
  return refusal.code === "busy" ? 1 : null;
}

/** What the refusal knows beyond its code, in the API's spelling. */
function factsOf(refusal: Refusal): JsonObject {
  switch (refusal.code) {
    case "group-size-conflict":
      return { size: refusal.size };
    case "wrong-state":
      return { review: refusal.review, execution: refusal.execution };
    case "stale":
      return {
        signed: refusal.signed,
        current: refusal.current,
        missed: refusal.missed.map(({ seq, type, at }) => ({ seq, type, at: toRfc3339(at) })),
      };
    case "not-recallable":
      return { final_at: toRfc3339OrNull(refusal.finalAt) };
    case "grant-not-yet":
      return { final_at: toRfc3339(refusal.finalAt) };
    case "grant-expired":
      return { expired_at: toRfc3339(refusal.expiredAt) };
    case "stopped":
      return { by: refusal.by };
    case "not-reversible":
      return { why: refusal.why };
    case "too-many-tries":
      return { tries: refusal.tries };
    case "not-found":
    case "unauthenticated":
    case "forbidden":
    case "invalid":
    case "external-id-conflict":
    case "idempotency-conflict":
    case "claimed-by-other":
    case "not-eligible":
    case "excluded":
    case "lease-lost":
    case "delegate-unavailable":
    case "hands-full":
    case "nowhere-to-escalate":
    case "not-sent-up":
    case "opinion-refused":
    case "suspend-too-long":
    case "already-voted":
    case "not-allowed-at-level":
    case "decision-not-allowed":
    case "edit-not-allowed":
    case "respond-must-be-result":
    case "already-redeemed":
    case "recalled":
    case "verification-lapsed":
    case "draft-refused":
    case "erasure-refused":
    case "busy":
      return {};
    default:
      return never(refusal);
  }
}

const invalidFields = (errors: readonly FieldError[]): Problem => refusalProblem({ code: "invalid", errors }, 0);

/** Problems of HTTP itself, which no command knows. */
export const problems = {
  invalid: invalidFields,
  notFound: refusalProblem({ code: "not-found" }, 0),
  busy: refusalProblem({ code: "busy" }, 0),
  unavailable: {
    status: 503,
    code: "unavailable",
    title: "Not ready",
    detail: "The database cannot be reached from here, or this server is going down.",
    headers: { "retry-after": "1" },
  } satisfies Problem as Problem,
  selfTestFails: ({ since, step }: { readonly since: number; readonly step: string | null }): Problem => ({
    status: 503,
    code: "self-test-failing",
    title: "The self-test does not come out",
    detail:
      step === null
        ? "No item of the self-test has been submitted and decided in time."
        : `An item of the self-test came no further than "${step}".`,
    facts: { since: toRfc3339(since), step },
  }),
  trailNotSigned: (verdict: Extract<SigningVerdict, { readonly state: "late" | "refused" }>): Problem => ({
    status: 503,
    code: "trail-not-signed",
    title: "The trail is not signed",
    detail:
      verdict.state === "late"
        ? "Events wait for a signed head for longer than was promised."
        : `What is there is not what was signed: ${verdict.fault}.`,
    facts: { since: toRfc3339(verdict.since), ...(verdict.state === "refused" && { fault: verdict.fault }) },
  }),
  nothingSigned: {
    status: 404,
    code: "nothing-signed",
    title: "Nothing is signed yet",
    detail: "The first head is signed within a minute of the first event.",
  } satisfies Problem as Problem,
  notSignedYet: (retryAfterMs: number): Problem => ({
    status: 409,
    code: "not-signed-yet",
    title: "Not under a signed head yet",
    detail: "A head that is over this event is signed within a minute of it.",
    headers: { "retry-after": String(Math.ceil(retryAfterMs / SECOND)) },
  }),
  malformed: (detail: string): Problem => ({ status: 400, code: "malformed-json", title: "Not JSON", detail }),
  methodNotAllowed: (allow: readonly string[]): Problem => ({
    status: 405,
    code: "method-not-allowed",
    title: "Method not allowed",
    detail: `This address takes ${allow.join(" and ")}.`,
    headers: { allow: allow.join(", ") },
  }),
  tooLarge: (limitBytes: number): Problem => ({
    status: 413,
    code: "body-too-large",
    title: "Body too large",
    detail: `A body may have at most ${limitBytes.toLocaleString("en")} bytes. Nothing was recorded.`,
    headers: { connection: "close" },
  }),
  unsupportedMediaType: (detail: string): Problem => ({ status: 415, code: "unsupported-media-type", title: "Not JSON", detail }),
  tooManyRequests: (retryAfterMs: number): Problem => ({
    status: 429,
    code: "too-many-requests",
    title: "Too many requests",
    detail: "Slow down. Nothing was recorded.",
    headers: { "retry-after": String(Math.max(1, Math.ceil(retryAfterMs / SECOND))) },
  }),
  unauthenticated: (detail?: string): Problem => {
    const problem = refusalProblem({ code: "unauthenticated" }, 0);
    return { ...problem, detail: detail ?? problem.detail, headers: { "www-authenticate": 'Bearer realm="countersign"' } };
  },
  fault: (requestId: string): Problem => ({
    status: 500,
    code: "fault",
    title: "Something broke",
    detail: `The log has it under request ${requestId}.`,
  }),
} as const;
