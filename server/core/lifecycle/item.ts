// The item as folded from its events: everything the next decision needs, and nothing that could be erased.

import type { Claim, Decision, Grant, ItemEventType, RungClock, Vote } from "@core/words/events";
import type { AgentId, ExecutionId, GrantId, Hash, ItemId, Ms, PersonId, QueueId } from "@core/words/ids";
import type { RevisionMark, RulingMark } from "@core/words/ruling";
import type { DecisionKind, ExecutionState, Outcome, Purpose, ReconcileWhy, RespondMeans, ReviewState } from "@core/words/vocabulary";

/** Who sent it up, from where, and where its ladder stood. */
export interface SentUp {
  readonly seq: number;
  readonly by: PersonId;
  readonly onBehalfOf: PersonId | null;
  readonly from: QueueId;
  readonly rung: RungClock;
  readonly leaning: DecisionKind | null;
}

/** Asked by the event of that number. */
export interface AskedOpinion {
  readonly seq: number;
  readonly asker: PersonId;
  readonly of: PersonId;
}

export interface Item {
  readonly id: ItemId;
  readonly agent: AgentId;
  readonly owner: PersonId | null;
  readonly maker: PersonId | null;
  readonly workflow: string;
  readonly action: string;
  readonly group: { readonly id: string; readonly size: number } | null;
  readonly bodyDigest: Hash;
  readonly allowedDecisions: readonly DecisionKind[];
  readonly respondMeans: RespondMeans;

  /** Sequence number of the last event. */
  readonly version: number;
  readonly openedAt: Ms;
  readonly lastAt: Ms;
  readonly closedAt: Ms | null;

  readonly review: ReviewState;
  readonly execution: ExecutionState;
  readonly purpose: Purpose | null;
  readonly reconcileWhy: ReconcileWhy | null;
  readonly outcome: Outcome | null;

  /** The queue that the open review work belongs to; the last one, once closed. */
  readonly queue: QueueId | null;
  readonly rung: RungClock | null;
  readonly claim: Claim | null;
  readonly suspension: { readonly by: PersonId; readonly onBehalfOf: PersonId | null; readonly until: Ms } | null;
  readonly question: { readonly by: PersonId; readonly onBehalfOf: PersonId | null; readonly seq: number; readonly answerDue: Ms } | null;
  /** Each time it was sent up and has not come back, the latest last; left out while it never was. */
  readonly sentUp?: readonly SentUp[];
  /** Second opinions that were asked for and have not come; left out while none ever was. */
  readonly opinions?: readonly AskedOpinion[];
  readonly maxAt: Ms | null;

  readonly revision: RevisionMark & { readonly by: AgentId | PersonId; readonly byKind: "agent" | "person" };
  /** The highest revision number ever given: an undone edit leaves a gap, never a number used twice. */
  readonly lastRevision: number;
  /** The revisions before the current one, oldest first: undoing an edit goes back to the last. */
  readonly earlierRevisions: readonly (RevisionMark & { readonly by: AgentId | PersonId; readonly byKind: "agent" | "person" })[];
  readonly ruling: RulingMark | null;
  /** Every vote not recalled, also those on other hashes: they count again if an edit is undone. */
  readonly votes: readonly Vote[];
  readonly decision: Decision | null;
  readonly grant: Grant | null;
  /** How the last grant ended without being redeemed, so that a late agent is told why. */
  readonly lostGrant: { readonly why: "recalled" | "revoked" | "expired" | "withdrawn"; readonly at: Ms } | null;
  /** Leases are null once they are over: a renewed end is no event, so it must not outlive its lease in the fold. */
  readonly run: {
    readonly id: ExecutionId;
    readonly grantId: GrantId;
    readonly keyDigest: Hash;
    readonly leaseUntil: Ms | null;
  } | null;
  readonly reversal: { readonly id: ExecutionId; readonly attempt: number; readonly leaseUntil: Ms | null } | null;
  readonly reversibleUntil: Ms | null;

  /** A person has voted, edited, asked or recalled: silence can no longer mean "proceed". */
  readonly touchedByPerson: boolean;
  readonly revisedByAgent: boolean;
  /** When each rung in fact fired since the item was opened, so that silence may count on somebody having been told in time. */
  readonly rungsFired: readonly { readonly at: Ms; readonly delayMs: Ms }[];
  /** When its content was last erased; left out while it never was. */
  readonly erasedAt?: Ms;
  /** Material events in order, for telling a signer what was missed. */
  readonly material: readonly { readonly seq: number; readonly type: ItemEventType; readonly at: Ms; readonly by: string }[];
}
