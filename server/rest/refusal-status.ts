// What each refusal is over HTTP: status, title and detail of its problem document. A new refusal without a row does not compile.
import { refusalWords } from "@core/words/refusal-words";
import type { Refusal, RefusalCode } from "@core/words/refusals";
import { toRfc3339 } from "@core/words/time";
import type { ContentfulStatusCode } from "hono/utils/http-status";

interface Row<Code extends RefusalCode> {
  readonly status: ContentfulStatusCode;
  readonly title: string;
  /** In an agent's words; people's words serve where an agent is told the same. */
  readonly detail?: (refusal: Extract<Refusal, { code: Code }>) => string;
}

type Rows = { readonly [Code in RefusalCode]: Row<Code> };

const rows: Rows = {
  "not-found": { status: 404, title: "Not found", detail: () => "There is nothing under this address that this key may see." },
  unauthenticated: {
    status: 401,
    title: "Not authenticated",
    detail: () => "Send an API key that is valid: `Authorization: Bearer cs_…`.",
  },
  forbidden: {
    status: 403,
    title: "Not allowed",
    detail: ({ right }) => `This key's scope does not allow ${right}.`,
  },
  invalid: {
    status: 422,
    title: "Not valid",
    detail: ({ errors }) => errors.map(({ path, message }) => `${path || "The body"}: ${message}`).join(" "),
  },
  "external-id-conflict": {
    status: 409,
    title: "External id already used",
    detail: () => "This agent submitted another body under the same external_id. Nothing was recorded.",
  },
  "idempotency-conflict": {
    status: 409,
    title: "Idempotency key already used",
    detail: () => "This Idempotency-Key came before with another body or to another address. Nothing was recorded.",
  },
  "group-size-conflict": {
    status: 422,
    title: "Group of another size",
    detail: ({ size }) => `/group/size: The first item of this group said ${size}.`,
  },
  "wrong-state": {
    status: 409,
    title: "Not in this state",
    detail: ({ review, execution }) => `The item is ${review}${execution ? ` and ${execution}` : ""}, which does not allow this.`,
  },
  "claimed-by-other": { status: 409, title: "Claimed by somebody else" },
  "not-eligible": { status: 403, title: "Not eligible" },
  excluded: { status: 403, title: "Excluded from deciding" },
  "lease-lost": { status: 409, title: "Claim lost" },
  "delegate-unavailable": { status: 422, title: "Delegate unavailable" },
  "hands-full": { status: 409, title: "Hands full" },
  "nowhere-to-escalate": { status: 409, title: "Nowhere to escalate" },
  "not-sent-up": { status: 409, title: "Not sent up" },
  "opinion-refused": { status: 409, title: "No opinion asked or taken" },
  "suspend-too-long": { status: 422, title: "Suspended too long" },
  stale: {
    status: 409,
    title: "Stale revision",
    detail: ({ current }) => `Another revision is current: ${current}. Read the item again before you go on.`,
  },
  "already-voted": { status: 409, title: "Already signed" },
  "not-allowed-at-level": { status: 422, title: "Not allowed at this level" },
  "decision-not-allowed": { status: 422, title: "Decision not allowed" },
  "edit-not-allowed": { status: 422, title: "Edit not allowed" },
  "respond-must-be-result": { status: 422, title: "The response must be a result" },
  "not-recallable": { status: 409, title: "No longer recallable" },
  "already-redeemed": {
    status: 409,
    title: "Already redeemed",
    detail: () => "The grant was redeemed under another key. Nothing more may be executed for this item.",
  },
  "grant-not-yet": {
    status: 409,
    title: "Grant not final yet",
    detail: ({ finalAt }) => `The decision may still be undone until ${toRfc3339(finalAt)}.`,
  },
  "grant-expired": {
    status: 409,
    title: "Grant expired",
    detail: ({ expiredAt }) => `The right to execute ended at ${toRfc3339(expiredAt)}.`,
  },
  recalled: { status: 409, title: "Recalled", detail: () => "The decision was undone, and its grant with it." },
  stopped: {
    status: 409,
    title: "Stopped",
    detail: ({ by }) => `A stop is on for ${by === "all" ? "everything" : `this ${by}`}: nothing may be redeemed until it is lifted.`,
  },
  "verification-lapsed": { status: 409, title: "Verification lapsed" },
  "not-reversible": { status: 409, title: "Not reversible" },
  "too-many-tries": { status: 409, title: "Too many tries" },
  "draft-refused": { status: 409, title: "The draft cannot be published so" },
  "erasure-refused": { status: 409, title: "Not erased" },
  busy: {
    status: 503,
    title: "Busy",
    detail: () => "Try again in a moment with the same Idempotency-Key: what was done is not done twice.",
  },
};

export interface RefusalAnswer {
  readonly status: ContentfulStatusCode;
  readonly title: string;
  readonly detail: string;
}

export function refusalStatus(refusal: Refusal): RefusalAnswer {
  const row = rowOf(refusal.code);
  return { status: row.status, title: row.title, detail: row.detail?.(refusal) ?? refusalWords(refusal) };
}

/** Looked up by the refusal's own code, the row takes just this refusal; the compiler cannot follow that through a union. */
const rowOf = (code: RefusalCode) => rows[code] as Omit<Row<RefusalCode>, "detail"> & { readonly detail?: (refusal: Refusal) => string };
