// Refusals: everything the product may say no with. One closed union; REST and tRPC give each code a status and words in exhaustive tables.
import type { Hash, Ms, PersonId } from "./ids";
import type { ExecutionState, Level, ReviewState } from "./vocabulary";

export interface FieldError {
  /** JSON Pointer (RFC 6901) into the body. */
  readonly path: string;
  readonly message: string;
}

export type IneligibleReason = "not-a-member" | "missing-skill" | "absent" | "deputy-not-allowed" | "offboarded";
export type ExcludedReason = "agent-owner" | "named-by-policy" | "maker" | "for-oneself";

/** Why nobody is asked for a second opinion, or none is taken. `blind`: a quorum that hides who has signed hides what others think. */
export type OpinionRefusedReason = "blind" | "yourself" | "asked" | "absent" | "excluded" | "not-a-member" | "not-asked";

/** Why a draft of a policy cannot be changed or published as asked. */
export type DraftRefusedReason =
  | "changed-meanwhile"
  | "behind"
  | "over"
  | "asked"
  | "not-asked"
  | "needs-second"
  | "own-work"
  | "errors"
  | "warnings"
  | "no-change";

/** Why content stays for now, or why this person does not take it away. */
export type ErasureRefusedReason =
  /** Somebody still has the next move. */
  | "open"
  /** The decision can still be undone, what ran can still be taken back. */
  | "recallable"
  | "reversible"
  | "held"
  /** Another request for the same waits already. */
  | "asked"
  /** Who asked cannot be the second person, nor can the person whose values they are. */
  | "own"
  | "over"
  | "nothing-left"
  /** The person works here still; `names` says what is theirs. */
  | "here"
  /** Evidence of older items is still being looked through, so nobody can say yet who else shows it. */
  | "not-ready"
  /** Who put a hold in place does not lift it. */
  | "own-hold";

export type Refusal =
  | { readonly code: "not-found" }
  /** `one-time-password`: signed in, but nothing is open until they have chosen a password of their own. */
  | { readonly code: "unauthenticated"; readonly why?: "one-time-password" }
  | { readonly code: "forbidden"; readonly right: string }
  | { readonly code: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly code: "external-id-conflict" }
  | { readonly code: "idempotency-conflict" }
  | { readonly code: "group-size-conflict"; readonly size: number }
  | { readonly code: "wrong-state"; readonly review: ReviewState; readonly execution: ExecutionState | null }
  | { readonly code: "claimed-by-other"; readonly by: PersonId; readonly leaseUntil: Ms }
  | { readonly code: "not-eligible"; readonly why: IneligibleReason }
  | { readonly code: "excluded"; readonly why: ExcludedReason }
  | { readonly code: "lease-lost" }
  | {
      readonly code: "delegate-unavailable";
      /** `blind`: where who has signed is hidden, nobody is handed it by name, since those who have would be told apart. */
      readonly why: "absent" | "excluded" | "already-voted" | "not-a-member" | "blind";
      readonly deputies: readonly PersonId[];
    }
  /** Who would get it has as much in hand as they may; `person` is null where that is who asks. */
  | { readonly code: "hands-full"; readonly person: PersonId | null; readonly holding: number; readonly limit: number }
  | { readonly code: "nowhere-to-escalate" }
  /** Nobody sent it up, so there is nobody to send it back to. */
  | { readonly code: "not-sent-up" }
  | { readonly code: "opinion-refused"; readonly why: OpinionRefusedReason }
  | { readonly code: "suspend-too-long"; readonly maxUntil: Ms }
  | { readonly code: "stale"; readonly signed: Hash; readonly current: Hash; readonly missed: readonly MissedEvent[] }
  | { readonly code: "already-voted" }
  | { readonly code: "not-allowed-at-level"; readonly level: Level }
  | { readonly code: "decision-not-allowed"; readonly allowed: readonly string[] }
  | { readonly code: "edit-not-allowed"; readonly level: Level }
  | { readonly code: "respond-must-be-result" }
  | { readonly code: "not-recallable"; readonly finalAt: Ms | null }
  | { readonly code: "already-redeemed" }
  | { readonly code: "grant-not-yet"; readonly finalAt: Ms }
  | { readonly code: "grant-expired"; readonly expiredAt: Ms }
  | { readonly code: "recalled" }
  | { readonly code: "stopped"; readonly by: "agent" | "workflow" | "all" }
  | { readonly code: "verification-lapsed" }
  | { readonly code: "not-reversible"; readonly why: "irreversible" | "window-shut" | "not-run" }
  | { readonly code: "too-many-tries"; readonly tries: number }
  | { readonly code: "draft-refused"; readonly why: DraftRefusedReason }
  /** Content that cannot be erased, or a request that cannot be signed, for now or by this person. `until`: when that ends by itself. */
  | { readonly code: "erasure-refused"; readonly why: ErasureRefusedReason; readonly until: Ms | null; readonly names: readonly string[] }
  | { readonly code: "busy" };

export interface MissedEvent {
  readonly seq: number;
  readonly type: string;
  readonly at: Ms;
}

export type RefusalCode = Refusal["code"];
