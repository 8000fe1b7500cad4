// Who holds an item and until when: functions of its state, so that neither can be forgotten or disagree with it.
import type { Holder } from "@core/words/actors";
import type { Ms } from "@core/words/ids";
import { never } from "@core/words/result";
import { FINAL_EXECUTION_STATES, OUTCOME_LABELS, type ReviewLabel } from "@core/words/vocabulary";
import type { Item } from "./item";

/** The situations of LIFECYCLE's commands: the two regions of the state read as one word. */
export const SITUATIONS = [
  "submitting",
  "queued",
  "claimed",
  "awaiting_input",
  "suspended",
  "cleared",
  "executing",
  "succeeded",
  "failed",
  "cancelled",
  "reversing",
  "reversed",
  "reconciling_queued",
  "reconciling_claimed",
  "reconciling_suspended",
] as const;
export type Situation = (typeof SITUATIONS)[number];

/** Situations of open review work that is to decide: the action is held meanwhile. */
export const DECIDING = ["queued", "claimed", "awaiting_input", "suspended"] as const satisfies readonly Situation[];
/** Situations of open review work that is to establish what happened. */
export const RECONCILING = ["reconciling_queued", "reconciling_claimed", "reconciling_suspended"] as const satisfies readonly Situation[];

export function situationOf(item: Item): Situation {
  const { review, execution } = item;
  if (execution === "held") {
    if (review === "closed") throw new Error(`${item.id} is closed and held, which is no legal pair`);
    return review === "none" ? "submitting" : review;
  }
  if (execution === "reconciling") {
    if (review === "queued" || review === "claimed" || review === "suspended") return `reconciling_${review}`;
    throw new Error(`${item.id} is ${review} and reconciling, which is no legal pair`);
  }
  return execution;
}

/** The one party accountable for the next move; null only when nothing is owed any more. */
export function holderOf(item: Item): Holder | null {
  const situation = situationOf(item);
  switch (situation) {
    case "queued":
    case "reconciling_queued":
      return { kind: "queue", id: present(item.queue, item, "queue") };
    case "claimed":
    case "reconciling_claimed":
      return { kind: "person", id: present(item.claim, item, "claim").by };
    case "suspended":
    case "reconciling_suspended":
      return { kind: "person", id: present(item.suspension, item, "suspension").by };
    case "submitting":
    case "awaiting_input":
    case "cleared":
    case "executing":
    case "reversing":
      return { kind: "agent", id: item.agent };
    case "succeeded":
    case "failed":
    case "cancelled":
    case "reversed":
      return null;
    default:
      return never(situation);
  }
}

export const TIMERS = ["max_at", "lease_until", "answer_due", "resume_at", "grant_expires_at", "exec_lease_until", "rung_at"] as const;
export type Timer = (typeof TIMERS)[number];
export interface Deadline {
  readonly timer: Timer;
  readonly at: Ms;
}

/** Every deadline that runs now, by name, in the order in which ties are settled. */
export function deadlines(item: Item): readonly Deadline[] {
  const running = runningNow(item);
  return TIMERS.flatMap((timer) => {
    const at = running[timer];
    return at === undefined || at === null ? [] : [{ timer, at }];
  });
}

function runningNow(item: Item): Partial<Record<Timer, Ms | null>> {
  const situation = situationOf(item);
  switch (situation) {
    case "queued":
      return { rung_at: item.rung?.at ?? null, max_at: item.maxAt };
    case "claimed":
      return { lease_until: item.claim?.leaseUntil ?? null, rung_at: item.rung?.at ?? null, max_at: item.maxAt };
    case "awaiting_input":
      return { answer_due: item.question?.answerDue ?? null, max_at: item.maxAt };
    case "suspended":
      return { resume_at: item.suspension?.until ?? null, max_at: item.maxAt };
    case "cleared":
      return { grant_expires_at: item.grant && (item.grant.expiresAt ?? item.grant.capAt) };
    case "executing":
      return { exec_lease_until: item.run?.leaseUntil ?? null };
    case "reversing":
      return { exec_lease_until: item.reversal?.leaseUntil ?? null };
    case "reconciling_queued":
      return { rung_at: item.rung?.at ?? null };
    case "reconciling_claimed":
      return { lease_until: item.claim?.leaseUntil ?? null, rung_at: item.rung?.at ?? null };
    case "reconciling_suspended":
      return { resume_at: item.suspension?.until ?? null };
    case "submitting":
    case "succeeded":
    case "failed":
    case "cancelled":
    case "reversed":
      return {};
    default:
      return never(situation);
  }
}

/** The deadline that comes first; a tie goes to the timer named first. Null only when nothing is owed. */
export function nextTimer(item: Item): Deadline | null {
  return deadlines(item).reduce<Deadline | null>((first, one) => (first === null || one.at < first.at ? one : first), null);
}

/** What the store keeps as `next_at`. */
export const nextDeadline = (item: Item): Ms | null => nextTimer(item)?.at ?? null;

/** Nobody owes anything any more. */
export const isClosed = (item: Item): boolean => FINAL_EXECUTION_STATES.some((state) => state === item.execution);

/** For its group: it has a decision or a grant, or is closed. */
export const isSettled = (item: Item): boolean => item.decision !== null || item.grant !== null || isClosed(item);

/** The label of the review region: its state, except that `closed` is shown as its outcome. */
export function reviewLabel(item: Item): ReviewLabel {
  if (item.review !== "closed") return item.review;
  return OUTCOME_LABELS[present(item.outcome, item, "outcome")];
}

/**
 * The item with its running lease set to another end. A renewal is not an event (it would make a signer's version stale), so the store keeps
 * the end of the lease beside the fold and lays it over with this.
 */
export function withLease(item: Item, leaseUntil: Ms): Item {
  switch (situationOf(item)) {
    case "claimed":
    case "reconciling_claimed":
      return { ...item, claim: { ...present(item.claim, item, "claim"), leaseUntil } };
    case "executing":
      return { ...item, run: { ...present(item.run, item, "run"), leaseUntil } };
    case "reversing":
      return { ...item, reversal: { ...present(item.reversal, item, "reversal"), leaseUntil } };
    default:
      return item;
  }
}

/** The end of the lease that runs now, of a claim, an execution or a reversal. */
export function leaseOf(item: Item): Ms | null {
  const lease = deadlines(item).find(({ timer }) => timer === "lease_until" || timer === "exec_lease_until");
  return lease?.at ?? null;
}

function present<Value>(value: Value | null, item: Item, what: string): Value {
  if (value === null) throw new Error(`${item.id} is ${item.review}/${item.execution} without a ${what}`);
  return value;
}
