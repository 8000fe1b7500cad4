// Grants: the one-time right to execute one signed revision, and how long it lives.
import type { Grant } from "@core/words/events";
import type { Hash, Ms } from "@core/words/ids";
import type { RulingMark } from "@core/words/ruling";
import { SECOND } from "@core/words/time";
import type { GrantSource } from "@core/words/vocabulary";
import type { Scene } from "./commands";

/**
 * A grant for this revision. In a group that others still hold open it has no end of its own: the transaction that settles the last member
 * sets it, and until then the group's own end is the cap.
 */
export function grantFor(revisionHash: Hash, ruling: RulingMark, source: GrantSource, decidedAt: Ms, scene: Scene): Grant {
  const finalAt = decidedAt + (source === "people" ? ruling.recallS * SECOND : 0);
  const ownEnd = grantEnd(finalAt, ruling.grantS, decidedAt);
  const { group } = scene;
  const waits = group !== null && group.othersSettled + 1 < group.size;
  const base = { id: scene.fresh.grant, revisionHash, source, finalAt, grantS: ruling.grantS };
  return waits ? { ...base, expiresAt: null, capAt: Math.max(group.maxAt, ownEnd) } : { ...base, expiresAt: ownEnd, capAt: ownEnd };
}

/** The end counts from when it may be redeemed at last: final, and its group settled. */
export const grantEnd = (finalAt: Ms, grantS: number, settledAt: Ms): Ms => Math.max(finalAt, settledAt) + grantS * SECOND;
