// Whether the trail is being signed: judged from the last head, what is not under it yet, and what stands against signing; the same by every instance.
import type { Ms } from "@core/words/ids";
import { MINUTE, SECOND } from "@core/words/time";
import type { SigningFault } from "@core/words/trail-proofs";

/** A receipt promises that its event is under a signed head after this time. */
export const SIGNED_WITHIN_MS = MINUTE;
/** A head is signed no oftener than this. What is left of the promise is for the next look, a numbering that is behind, and an instance that takes over from one that died. */
const SIGN_EVERY_MS = 30 * SECOND;
/** Later than promised, and no more of a chance that it only takes a little longer. */
const LATE_MS = 3 * MINUTE;

export interface SigningGround {
  readonly head: { readonly size: number; readonly at: Ms } | null;
  /** When the oldest event came that is under no head; null where all are. */
  readonly unsignedSince: Ms | null;
  readonly faults: readonly { readonly kind: SigningFault; readonly since: Ms; readonly signedSize: number; readonly treeSize: number }[];
}

export type SigningVerdict =
  /** Nothing has happened yet. */
  | { readonly state: "empty" }
  | { readonly state: "signed"; readonly size: number; readonly at: Ms }
  | { readonly state: "late"; readonly since: Ms }
  | { readonly state: "refused"; readonly fault: SigningFault; readonly since: Ms; readonly signedSize: number; readonly treeSize: number };

/** Hours in which nobody served are nobody's failure: what waits counts from `servingSince`. */
export function judgeSigning({ head, unsignedSince, faults }: SigningGround, now: Ms, servingSince: Ms): SigningVerdict {
  const [fault] = faults;
  if (fault) return { state: "refused", fault: fault.kind, since: fault.since, signedSize: fault.signedSize, treeSize: fault.treeSize };
  const waitsSince = unsignedSince === null ? null : Math.max(unsignedSince, servingSince);
  if (waitsSince !== null && now - waitsSince > LATE_MS) return { state: "late", since: waitsSince };
  return head === null ? { state: "empty" } : { state: "signed", size: head.size, at: head.at };
}

/** Whether a head is due: there is news and the last one is old enough; or something stood against it, which may be mended. */
export const isSigningDue = ({ head, unsignedSince, faults }: SigningGround, now: Ms): boolean =>
  faults.length > 0 || (unsignedSince !== null && (head === null || now - head.at >= SIGN_EVERY_MS));
