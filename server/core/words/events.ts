// The events of an item's stream: past facts. State, holder, deadlines and every screen are folds of these and of nothing else.
import type { Actor, Holder } from "./actors";
import type { AgentId, ExecutionId, GrantId, Hash, Ms, PersonId, QueueId } from "./ids";
import type { AssignWhy } from "./queue-terms";
import type { RevisionMark, RulingMark } from "./ruling";
import type { DecisionKind, GrantSource, JsonObject, ReconcileOutcome, ReconcileWhy, RespondMeans } from "./vocabulary";

/** The ladder's clock. Running: `at` is when the next rung fires. Paused: `remainingMs` is what is left of it. */
export interface RungClock {
  /** Number of rungs that have fired since the item came into this queue. */
  readonly index: number;
  readonly at: Ms | null;
  readonly remainingMs: number | null;
  /** While it runs: what `at` was computed from, so that a changed calendar can compute it anew. Clocks set before there were calendars lack both. */
  readonly since?: Ms;
  readonly delayMs?: Ms;
}

export interface Placement {
  readonly queue: QueueId;
  readonly rung: RungClock;
}

/** A claim is a lease: it always names its end. */
export interface Claim {
  readonly by: PersonId;
  readonly onBehalfOf: PersonId | null;
  readonly leaseUntil: Ms;
}

/** Where an item goes when an answer, a lapse or an undo brings it back to people. */
export type Landing =
  | { readonly to: "claim"; readonly claim: Claim; readonly rung: RungClock }
  | { readonly to: "queue"; readonly placement: Placement };

/** The one-time right to execute one signed revision. */
export interface Grant {
  readonly id: GrantId;
  readonly revisionHash: Hash;
  readonly source: GrantSource;
  readonly finalAt: Ms;
  /** Null until the item's group is settled; then `capAt` bounds it. */
  readonly expiresAt: Ms | null;
  readonly capAt: Ms;
  /** Seconds between `finalAt` (or the settling of the group) and the end. */
  readonly grantS: number;
}

export interface Vote {
  readonly by: PersonId;
  readonly onBehalfOf: PersonId | null;
  readonly kind: "approve" | "edit";
  readonly revisionHash: Hash;
  readonly at: Ms;
}

export interface Decision {
  /** Sequence number of the event that decided. */
  readonly seq: number;
  readonly kind: DecisionKind;
  readonly revisionHash: Hash;
  readonly by: readonly PersonId[];
  readonly at: Ms;
  readonly finalAt: Ms;
}

/** What the person had before them when they acted. */
export interface Seen {
  readonly revisionHash: Hash;
  readonly seenVersion: number;
  /** How long the item was on the screen. */
  readonly seenMs: number | null;
  /** Whether its evidence was in view; left out where there was none, or nobody watched. */
  readonly evidenceSeen?: boolean;
}

/** Whose item was given back in their absence, and why they are not there. */
export interface Away {
  readonly person: PersonId;
  readonly why: "absent" | "offboarded";
}

/** `data` of each type stands inline in the trail: ids, states and numbers only. */
export interface ItemEventData {
  submitted: {
    readonly agent: AgentId;
    /** The person who answers for the agent: may not review its items. */
    readonly owner: PersonId | null;
    /** The person who made the item through a key of their own. */
    readonly maker: PersonId | null;
    readonly workflow: string;
    readonly action: string;
    readonly group: { readonly id: string; readonly size: number } | null;
    readonly revision: RevisionMark;
    readonly bodyDigest: Hash;
    readonly allowedDecisions: readonly DecisionKind[];
    readonly respondMeans: RespondMeans;
  };
  ruled: {
    readonly cause: "submitted" | "revised" | "edited" | "published" | "revoked";
    readonly revision: number;
    readonly ruling: RulingMark;
  };
  queued: { readonly placement: Placement; readonly maxAt: Ms; readonly why: "ruled" | "revoked" | "nobody-eligible" };
  /** `dueAt` is set when silence cleared it: the instant at which the item's time was over. */
  cleared: { readonly grant: Grant; readonly decision: Decision | null; readonly dueAt: Ms | null };
  closed: {
    readonly outcome: "reject" | "respond" | "expire";
    readonly why: "people" | "policy" | "silence";
    readonly decision: Decision | null;
    /** What the person saw who rejected or responded. */
    readonly seen: Seen | null;
    readonly dueAt: Ms | null;
  };
  claimed: { readonly claim: Claim };
  /** `away` is set when it was given back for somebody who is not there: by the product, or by who clears up behind them. */
  released: { readonly placement: Placement; readonly away?: Away };
  lease_lapsed: { readonly dueAt: Ms; readonly from: PersonId; readonly placement: Placement };
  /** `why` is set when the product handed it out by the terms of its queue. */
  delegated: { readonly claim: Claim; readonly rung: RungClock; readonly why?: AssignWhy };
  moved: { readonly from: QueueId; readonly placement: Placement };
  /** `paused` is the ladder that it left, so that it goes on where it was if the item is sent back. Events from before it could be lack it. */
  escalated: { readonly from: QueueId; readonly landing: Landing; readonly leaning: DecisionKind | null; readonly paused?: RungClock };
  /** Back to who sent it up, with an answer: to themselves, or into the queue that they had it from. */
  returned: { readonly to: QueueId; readonly landing: Landing };
  /** A second opinion changes nobody's hands and no vote: it is asked, given or no longer wanted. */
  opinion_asked: { readonly of: PersonId };
  opinion_given: { readonly asked: number; readonly leaning: DecisionKind | null };
  opinion_withdrawn: { readonly asked: number };
  suspended: { readonly until: Ms; readonly rung: RungClock };
  resumed: { readonly claim: Claim; readonly rung: RungClock; readonly dueAt: Ms | null };
  asked: {
    readonly by: PersonId;
    readonly onBehalfOf: PersonId | null;
    readonly answerDue: Ms;
    readonly rung: RungClock;
    readonly seen: Seen;
  };
  answer_lapsed: { readonly dueAt: Ms; readonly landing: Landing };
  replied: { readonly landing: Landing };
  /** By the agent, or by a person who edits. `landing` is set when it answered a question. */
  revised: { readonly revision: RevisionMark; readonly landing: Landing | null };
  /** An approval that does not meet the quorum puts the item back into its queue by `placement`; the one that does is followed by `cleared`. */
  voted: { readonly vote: Vote; readonly seen: Seen; readonly placement: Placement | null };
  recalled: {
    readonly what: "vote" | "decision";
    readonly by: PersonId;
    /** Set for a decision: the item comes back to this person. */
    readonly claim: Claim | null;
    readonly rung: RungClock | null;
    /** Set when an edit was undone: the revision before it is current again. */
    readonly revision: RevisionMark | null;
    readonly maxAt: Ms | null;
  };
  withdrawn: { readonly was: "open" | "cleared" };
  revoked: { readonly why: "stop" | "budget" | "verification" | "policy" };
  grant_timed: { readonly expiresAt: Ms };
  grant_expired: { readonly dueAt: Ms };
  redeemed: {
    readonly executionId: ExecutionId;
    readonly grantId: GrantId;
    readonly revisionHash: Hash;
    readonly keyDigest: Hash;
    readonly leaseUntil: Ms;
  };
  succeeded: { readonly executionId: ExecutionId; readonly reversibleUntil: Ms | null };
  failed: { readonly executionId: ExecutionId };
  report_refused: { readonly executionId: ExecutionId; readonly outcome: string };
  /** The agent does not know, went silent, or could not take it back: people must establish what happened. */
  reconciling: {
    readonly why: ReconcileWhy;
    readonly cause: "reported" | "lease-lapsed";
    readonly placement: Placement;
    readonly dueAt: Ms | null;
  };
  reconciled: { readonly outcome: ReconcileOutcome; readonly reversibleUntil: Ms | null };
  reversal_requested: { readonly reversalId: ExecutionId; readonly attempt: number; readonly leaseUntil: Ms; readonly retry: boolean };
  reversed: { readonly reversalId: ExecutionId };
  /** A rung of the ladder fired; `index` counts from 0. `again` marks the endless reminders to the owner after the last rung. */
  rung_fired: {
    readonly dueAt: Ms;
    readonly index: number;
    readonly again: boolean;
    /** The delay that this rung waited for: silence may proceed only if somebody was told at least as long before. */
    readonly delayMs: Ms;
    readonly notify: "owner" | "members" | PersonId | null;
    readonly placement: Placement;
    readonly from: QueueId;
  };
  /** The hours of its queue changed, and with them when the next rung fires. */
  rung_timed: { readonly rung: RungClock };
  /** Its content was erased: by two people, the second of whom is the actor, or by its workflow's retention. Numbers say how much is gone. */
  erased: {
    readonly erasure: string | null;
    readonly askedBy: PersonId | null;
    readonly values: number;
    readonly revisions: number;
    readonly evidence: number;
  };
}

export type ItemEventType = keyof ItemEventData;

/** An event as the core decides it: not yet numbered, hashed or written. */
export type ItemEventDraft = {
  [Type in ItemEventType]: {
    readonly type: Type;
    readonly actor: Actor;
    readonly onBehalfOf: PersonId | null;
    readonly data: ItemEventData[Type];
    /** Free or personal values: the trail commits to each by a salted hash and keeps the value apart, so that it can be erased. */
    readonly free: JsonObject;
  };
}[ItemEventType];

/** An event in its place: what the fold takes. `free` is never folded, so erasing it changes no state. */
export type ItemEvent = {
  [Type in ItemEventType]: {
    readonly seq: number;
    readonly at: Ms;
    readonly type: Type;
    readonly actor: Actor;
    readonly onBehalfOf: PersonId | null;
    readonly data: ItemEventData[Type];
  };
}[ItemEventType];

/** A stored event as views read it. */
export type RecordedEvent = ItemEvent & {
  readonly holder: Holder | null;
  readonly prev: Hash;
  readonly hash: Hash;
  readonly free: JsonObject;
};

/** Events that change what a signer must have seen. */
export const MATERIAL_EVENTS = ["revised", "replied", "ruled", "voted", "recalled"] as const satisfies readonly ItemEventType[];
