// The commands of LIFECYCLE: what may be asked of an item, and what the asker must bring along.
import type { Hands } from "@core/escalation/assignment";
import type { GroupInScene, PersonInScene, QueueInScene, StopsInScene } from "@core/words/actors";
import type { Away, ItemEventDraft, Seen } from "@core/words/events";
import type { AgentId, ExecutionId, GrantId, Hash, Ms, PersonId, QueueId } from "@core/words/ids";
import type { AssignWhy } from "@core/words/queue-terms";
import type { Refusal } from "@core/words/refusals";
import type { RevisionMark, Ruling } from "@core/words/ruling";
import type { DecisionKind, JsonObject, ReconcileOutcome, RespondMeans } from "@core/words/vocabulary";

/** Durations that policy does not set; milliseconds unless the name says seconds. */
export interface LifecycleSettings {
  readonly leaseMs: number;
  readonly delegateLeaseMs: number;
  readonly answerMs: number;
  readonly execLeaseMs: number;
  readonly maxSuspendMs: number;
  readonly maxReversalTries: number;
  /** First reminder to the owner after the last rung; each later one doubles it. */
  readonly remindOwnerMs: number;
  readonly remindOwnerMaxMs: number;
  readonly fallbackQueue: QueueId;
}

export const DEFAULT_SETTINGS = {
  leaseMs: 15 * 60_000,
  delegateLeaseMs: 8 * 3_600_000,
  answerMs: 24 * 3_600_000,
  execLeaseMs: 5 * 60_000,
  maxSuspendMs: 7 * 86_400_000,
  maxReversalTries: 5,
  remindOwnerMs: 3_600_000,
  remindOwnerMaxMs: 86_400_000,
} as const satisfies Omit<LifecycleSettings, "fallbackQueue">;

/** What the store read under lock beside the item. `now` is the database's clock. */
export interface Scene {
  readonly now: Ms;
  /** The item's queue, its `over` chain, every queue a ladder moves to, the target of a move, and the fallback queue. */
  readonly queues: ReadonlyMap<QueueId, QueueInScene>;
  /** The actor, the target of a delegation, and every reviewer and owner of those queues. */
  readonly people: ReadonlyMap<PersonId, PersonInScene>;
  readonly stops: StopsInScene;
  readonly group: GroupInScene | null;
  /** How much those have in hand who could get the item by this command. Who was not counted has room. */
  readonly hands: ReadonlyMap<PersonId, Hands>;
  /** The agent's autonomy budget for this action is not burnt: silence may count on it. */
  readonly budgetIntact: boolean;
  /** Every verification that the grant rests on still holds. */
  readonly verificationsHold: boolean;
  readonly settings: LifecycleSettings;
  /** Freshly minted ids, one of each; unused ones are thrown away. */
  readonly fresh: { readonly grant: GrantId; readonly execution: ExecutionId };
}

export interface Submission {
  readonly agent: AgentId;
  readonly owner: PersonId | null;
  readonly maker: PersonId | null;
  readonly workflow: string;
  readonly action: string;
  readonly group: { readonly id: string; readonly size: number } | null;
  readonly revision: RevisionMark;
  readonly bodyDigest: Hash;
  readonly allowedDecisions: readonly DecisionKind[];
  readonly respondMeans: RespondMeans;
  readonly ruling: Ruling;
  /** External id, run, step, title and whatever else is free: committed to by the `submitted` event. */
  readonly free: JsonObject;
}

/** To whom something is sent up: a queue further up, or a person who answers for one of those queues or manages this work. */
export type EscalateTo = { readonly queue: QueueId } | { readonly person: PersonId };

/** `onBehalfOf` is set when a deputy acts for somebody. */
interface ByPerson {
  readonly onBehalfOf?: PersonId | null | undefined;
}

export type ItemCommand =
  | ({ readonly type: "claim" } & ByPerson)
  | { readonly type: "renew" }
  | { readonly type: "release"; readonly away?: Away }
  /** `why` is said by the product alone, when it hands out work by the terms of a queue. */
  | ({ readonly type: "delegate"; readonly to: PersonId; readonly why?: AssignWhy } & ByPerson)
  | ({ readonly type: "move"; readonly to: QueueId } & ByPerson)
  /** `to` left out: the queue above, or at the top whoever answers for the queue. */
  | ({
      readonly type: "escalate";
      readonly reason: string;
      readonly leaning: DecisionKind | null;
      readonly to?: EscalateTo | undefined;
    } & ByPerson)
  | ({ readonly type: "return"; readonly answer: string } & ByPerson)
  | { readonly type: "ask_opinion"; readonly of: PersonId; readonly question: string }
  | { readonly type: "give_opinion"; readonly asked: number; readonly leaning: DecisionKind | null; readonly words: string }
  | { readonly type: "withdraw_opinion"; readonly asked: number }
  | { readonly type: "suspend"; readonly until: Ms; readonly reason: string }
  | { readonly type: "resume" }
  | ({ readonly type: "ask"; readonly question: string; readonly seen: Seen } & ByPerson)
  | { readonly type: "reply"; readonly body: string }
  | { readonly type: "revise"; readonly revision: RevisionMark; readonly ruling: Ruling; readonly free: JsonObject }
  | ({ readonly type: "approve"; readonly seen: Seen; readonly note: string | null } & ByPerson)
  | ({
      readonly type: "edit";
      readonly seen: Seen;
      readonly revision: RevisionMark;
      readonly ruling: Ruling;
      readonly note: string | null;
    } & ByPerson)
  | ({ readonly type: "reject"; readonly seen: Seen; readonly reason: string } & ByPerson)
  | ({ readonly type: "respond"; readonly seen: Seen; readonly means: RespondMeans; readonly body: string } & ByPerson)
  | ({ readonly type: "recall" } & ByPerson)
  | { readonly type: "withdraw"; readonly reason: string }
  | { readonly type: "redeem"; readonly revisionHash: Hash; readonly keyDigest: Hash }
  | {
      readonly type: "report";
      readonly executionId: ExecutionId;
      readonly outcome: "succeeded" | "failed" | "running" | "unknown";
      /** Result, error and external reference: free, committed to by the event. */
      readonly free: JsonObject;
    }
  | ({ readonly type: "reconcile"; readonly outcome: ReconcileOutcome; readonly evidence: string } & ByPerson)
  | ({ readonly type: "request_reversal"; readonly reason: string } & ByPerson)
  | {
      readonly type: "report_reversal";
      readonly reversalId: ExecutionId;
      readonly outcome: "reversed" | "running" | "failed" | "unknown";
      readonly free: JsonObject;
    }
  | ({ readonly type: "retry_reversal" } & ByPerson)
  | { readonly type: "rerule"; readonly ruling: Ruling; readonly mayLoosen: boolean }
  /** The hours of its queue changed: its running ladder is computed anew. */
  | { readonly type: "retime" }
  | { readonly type: "revoke"; readonly why: "stop" | "budget" | "verification" | "policy"; readonly ruling: Ruling };

export type CommandType = ItemCommand["type"] | "submit";

/** What a command comes to. Leases are renewed without an event, since a renewal must not make a signer's version stale. */
export interface Verdict {
  readonly events: readonly ItemEventDraft[];
  readonly renewLeaseUntil?: Ms;
  /** The events are written, and the answer is still this refusal: a report that came too late is recorded, not obeyed. */
  readonly refused?: Refusal;
  /** The command had been carried out before under the same key: answer with what is there now. */
  readonly replayed?: boolean;
}
