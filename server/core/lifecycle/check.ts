// The second entity: an independent verdict on one revision, by a person who did not vote on it. It never changes the item's authority.
import type { Holder } from "@core/words/actors";
import type { Claim, Placement, RungClock } from "@core/words/events";
import type { Hash, ItemId, Ms, PersonId, QueueId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { never, ok, type Result, refuse } from "@core/words/result";
import { DAY } from "@core/words/time";

export const CHECK_KINDS = ["after", "second", "reported"] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];
export type CheckVerdict =
  | { readonly is: "right" }
  | { readonly is: "wrong"; readonly severity: "minor" | "severe" }
  | { readonly is: "cannot_tell" };

/** Where the check is; its review states are the item's own, without a question to the agent. */
export type CheckPlace =
  | { readonly review: "queued"; readonly rung: RungClock }
  | { readonly review: "claimed"; readonly claim: Claim; readonly rung: RungClock }
  | { readonly review: "suspended"; readonly by: PersonId; readonly until: Ms; readonly rung: RungClock }
  | { readonly review: "closed"; readonly verdict: CheckVerdict | null; readonly by: PersonId | null; readonly at: Ms };

export interface Check {
  readonly item: ItemId;
  readonly revisionHash: Hash;
  readonly kind: CheckKind;
  readonly queue: QueueId;
  /** The probability with which it was drawn: estimates weigh it by its inverse. */
  readonly p: number;
  readonly openedAt: Ms;
  readonly dueAt: Ms;
  /** Who voted on the revision, and whoever else may not judge it. */
  readonly barred: readonly PersonId[];
  readonly place: CheckPlace;
}

export type CheckCommand =
  | { readonly type: "claim"; readonly leaseMs: Ms }
  | { readonly type: "release" }
  | { readonly type: "suspend"; readonly until: Ms }
  | { readonly type: "resume"; readonly leaseMs: Ms }
  | { readonly type: "verdict"; readonly verdict: CheckVerdict };

/** Due in time for a reversal to be of use: at 0.8 of its window; a second opinion within a week. */
export function checkDueAt(kind: CheckKind, openedAt: Ms, windowMs: Ms, dueInMs: Ms | null): Ms {
  const ofWindow = kind === "after" && windowMs > 0 ? 0.8 * windowMs : 7 * DAY;
  return openedAt + Math.floor(Math.min(dueInMs ?? ofWindow, ofWindow));
}

export function openCheck(facts: Omit<Check, "queue" | "place">, placement: Placement): Check {
  return { ...facts, queue: placement.queue, place: { review: "queued", rung: placement.rung } };
}

/** Somebody says that a past item was wrong: the verdict is there already, and nobody is left to act. */
export function reportedCheck(facts: Omit<Check, "kind" | "place" | "p">, by: PersonId, severity: "minor" | "severe"): Check {
  const verdict = { is: "wrong", severity } as const;
  return { ...facts, kind: "reported", p: 1, place: { review: "closed", verdict, by, at: facts.openedAt } };
}

export function checkHolder({ place, queue }: Check): Holder | null {
  switch (place.review) {
    case "queued":
      return { kind: "queue", id: queue };
    case "claimed":
      return { kind: "person", id: place.claim.by };
    case "suspended":
      return { kind: "person", id: place.by };
    case "closed":
      return null;
    default:
      return never(place);
  }
}

/** The smallest of what runs: its due time always, a lease, the ladder or the end of a suspension beside it. */
export function checkDeadline({ place, dueAt }: Check): Ms | null {
  switch (place.review) {
    case "queued":
      return Math.min(dueAt, place.rung.at ?? dueAt);
    case "claimed":
      return Math.min(dueAt, place.claim.leaseUntil, place.rung.at ?? dueAt);
    case "suspended":
      return Math.min(dueAt, place.until);
    case "closed":
      return null;
    default:
      return never(place);
  }
}

/** Nobody judged it in time: counted, shown, and taken as wrong by calibration. */
export const hasLapsed = ({ place }: Check): boolean => place.review === "closed" && place.verdict === null;

/** Time alone: what is due by now. A check that is due closes without a verdict; a lease or a suspension that ends comes before that. */
export function advanceCheck(check: Check, now: Ms): Check {
  const { place, dueAt } = check;
  if (place.review === "closed") return check;
  if (dueAt <= now) return { ...check, place: { review: "closed", verdict: null, by: null, at: dueAt } };
  const ended = place.review === "claimed" ? place.claim.leaseUntil : place.review === "suspended" ? place.until : null;
  return ended !== null && ended <= now ? { ...check, place: { review: "queued", rung: place.rung } } : check;
}

/** One command of a person who may review in the check's queue, after `advanceCheck`. */
export function decideCheck(check: Check, command: CheckCommand, by: PersonId, now: Ms): Result<Check, Refusal> {
  const { place } = check;
  if (check.barred.includes(by)) return refuse({ code: "excluded", why: "named-by-policy" });
  const wrongState = refuse({ code: "wrong-state", review: place.review, execution: null } as const);
  if (place.review === "closed") return wrongState;
  if (place.review === "claimed" && place.claim.by !== by) {
    return refuse({ code: "claimed-by-other", by: place.claim.by, leaseUntil: place.claim.leaseUntil });
  }
  const to = (next: CheckPlace) => ok({ ...check, place: next });
  const claimFor = (leaseMs: Ms) => to({ review: "claimed", claim: { by, onBehalfOf: null, leaseUntil: now + leaseMs }, rung: place.rung });
  switch (command.type) {
    case "claim":
      return place.review === "queued" ? claimFor(command.leaseMs) : wrongState;
    case "release":
      return place.review === "claimed" ? to({ review: "queued", rung: place.rung }) : wrongState;
    case "suspend":
      return place.review === "claimed" ? to({ review: "suspended", by, until: command.until, rung: place.rung }) : wrongState;
    case "resume":
      return place.review === "suspended" && place.by === by ? claimFor(command.leaseMs) : wrongState;
    case "verdict":
      return place.review === "suspended" ? wrongState : to({ review: "closed", verdict: command.verdict, by, at: now });
    default:
      return never(command);
  }
}
