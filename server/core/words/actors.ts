// Who acts, and who is accountable: actors of events, holders of items, and the people of one decision's surroundings.
import type { Calendar } from "./calendar";
import type { AgentId, Ms, PersonId, QueueId } from "./ids";

export type Actor =
  | { readonly kind: "agent"; readonly id: AgentId }
  | { readonly kind: "person"; readonly id: PersonId }
  /** The product itself: a timer that fell due, the policy, a stop, the handing out of work, a retention; or whoever runs it, at its command line. */
  | { readonly kind: "system"; readonly id: "timer" | "policy" | "stop" | "assignment" | "retention" | "operator" };

/** The one party accountable for the next move; nobody (null) only when the item is closed. */
export type Holder =
  | { readonly kind: "agent"; readonly id: AgentId }
  | { readonly kind: "queue"; readonly id: QueueId }
  | { readonly kind: "person"; readonly id: PersonId };

/** A person as far as a decision about one item depends on them. `access/` fills this in; the core only reads it. */
export interface PersonInScene {
  readonly id: PersonId;
  /** Not offboarded, and not absent now. */
  readonly present: boolean;
  /** Rights on this item's workflow and queue, already resolved from roles and scopes. */
  readonly rights: ReadonlySet<ItemRight>;
  /** Standing, dated deputyships that hold now: this person may act for these. */
  readonly deputyFor: readonly PersonId[];
  /** Who stands in for this person now, so that a refusal can name them. */
  readonly deputies: readonly PersonId[];
}

/**
 * Rights on one item, by roles and scopes: `review` by a reviewer role that covers it, `manage` by a manager role, and so on.
 * Membership is no right: it stands in `QueueInScene.reviewers`, so that a deputy may use the membership of the person they act for.
 */
export type ItemRight = "review" | "manage" | "reverse" | "admin";

/** One step of a queue's ladder. Delays count from the actual firing of the rung before, in seconds of the queue's business time. */
export type Rung =
  | { readonly afterS: number; readonly do: "notify"; readonly who: "owner" | "members" | PersonId }
  | { readonly afterS: number; readonly do: "move"; readonly to: QueueId };

/** A queue as far as a decision about one item depends on it. */
export interface QueueInScene {
  readonly id: QueueId;
  readonly owner: PersonId;
  /** Where escalations go; null at the top. */
  readonly over: QueueId | null;
  readonly ladder: readonly Rung[];
  /** In whose open time the ladder counts; null for day and night. */
  readonly calendar: Calendar | null;
  /** Members who hold the `review` right on the item in this queue and have every skill the ruling asks for. Exclusions are not yet taken out. */
  readonly reviewers: readonly PersonId[];
}

/** The stops that cover an item: any of them refuses redemption and keeps policy from clearing. */
export interface StopsInScene {
  readonly agent: boolean;
  readonly workflow: boolean;
  readonly all: boolean;
}

export interface GroupInScene {
  readonly size: number;
  /** Other members that already have a decision or a grant or are closed. */
  readonly othersSettled: number;
  /** The latest instant until which untimed grants of this group may live. */
  readonly maxAt: Ms;
}
