// Whether somebody has checked what an agent claims, and whether that check still holds: bound to the inputs it was made on, for a time, until withdrawn.
import type { Ms } from "@core/words/ids";

/** What an agent says was checked: who or what, which check, over which inputs. */
export interface Claim {
  readonly subject: string;
  readonly predicate: string;
  /** Of the inputs. */
  readonly fingerprint: string;
}

export interface Verification extends Claim {
  readonly by: { readonly kind: "person" | "agent"; readonly id: string };
  readonly at: Ms;
  /** From then on it no longer holds; null for as long as its inputs stay. */
  readonly until: Ms | null;
  readonly withdrawnAt: Ms | null;
}

export type LapsedBecause = "changed" | "expired" | "withdrawn";

export type Check<Kept extends Verification> =
  | { readonly state: "holds"; readonly verification: Kept }
  | { readonly state: "lapsed"; readonly because: LapsedBecause; readonly verification: Kept }
  | { readonly state: "missing" };

/** Without a fingerprint of its own a claim rests on everything that it was shown with: the revision. */
export const claimOn = (
  claim: { readonly subject: string; readonly predicate: string; readonly fingerprint?: string | undefined },
  revisionHash: string,
): Claim => ({ subject: claim.subject, predicate: claim.predicate, fingerprint: claim.fingerprint ?? revisionHash });

/**
 * What is known of a claim at a time. No agent verifies what it claims itself.
 *
 * @param verifications those of the claim's subject and predicate, in any order; others are passed over
 * @param claimant the agent whose claim it is
 */
export function checkOf<Kept extends Verification>(claim: Claim, verifications: readonly Kept[], claimant: string, now: Ms): Check<Kept> {
  const about = verifications
    .filter(({ subject, predicate, by }) => subject === claim.subject && predicate === claim.predicate && !isOwn(by, claimant))
    .toSorted((a, b) => b.at - a.at);
  const holding = about.find((one) => one.fingerprint === claim.fingerprint && lapsedBy(one, now) === null);
  if (holding !== undefined) return { state: "holds", verification: holding };
  // One on the same inputs says more than a newer one on others.
  const last = about.find(({ fingerprint }) => fingerprint === claim.fingerprint) ?? about[0];
  if (last === undefined) return { state: "missing" };
  const because = last.fingerprint === claim.fingerprint ? lapsedBy(last, now) : "changed";
  return { state: "lapsed", because: because ?? "changed", verification: last };
}

const isOwn = (by: Verification["by"], claimant: string): boolean => by.kind === "agent" && by.id === claimant;

function lapsedBy({ withdrawnAt, until }: Verification, now: Ms): LapsedBecause | null {
  if (withdrawnAt !== null && withdrawnAt <= now) return "withdrawn";
  return until !== null && until <= now ? "expired" : null;
}
