// The whole lifecycle as data: one row a command, one row a timer, the 21 legal pairs. `decide` obeys it, `available` and the docs read it.
import type { ItemEventType } from "@core/words/events";
import type { ExecutionState, Purpose, ReviewState } from "@core/words/vocabulary";
import type { CommandType } from "./commands";
import { DECIDING, RECONCILING, type Situation, type Timer } from "./holder";

/** In what capacity somebody gives a command. */
export type Capacity =
  | "agent"
  | "reviewer"
  | "claimant"
  | "suspender"
  | "voter"
  | "decider"
  | "manager"
  | "reverser"
  | "adviser"
  | "asker"
  | "admin"
  | "system"
  /** The product itself, while whoever has the item is away. */
  | "absence";

export interface Transition {
  readonly from: readonly Situation[];
  readonly who: readonly Capacity[];
  /** "Free or mine": queued, or claimed by the actor; claimed by another is refused by that name. */
  readonly freeOrMine: boolean;
  /** A manager may do it in any open situation, whoever has the item. */
  readonly managerAnywhere: boolean;
  readonly purpose: Purpose | null;
  /** The command signs what was on the screen: hash and version must be those of now. */
  readonly signs: boolean;
  /** Excluded people are refused before any right of theirs is looked at. */
  readonly exclusion: boolean;
  /** Events it may come to, in the order in which they are written. */
  readonly events: readonly ItemEventType[];
  /** Where the item is afterwards, as LIFECYCLE words it. */
  readonly to: string;
  /** The same as situations, for the diagram: from anywhere in `from`, and what is added from one of them. */
  readonly lands: Landings;
  readonly refusals: readonly string[];
}

export type Landings = Readonly<Partial<Record<Situation | "any", readonly (Situation | "same")[]>>>;

const OPEN = [...DECIDING, ...RECONCILING] as const;
const FREE_TO_DECIDE = ["queued", "claimed"] as const;
const FREE = [...FREE_TO_DECIDE, "reconciling_queued", "reconciling_claimed"] as const;

const byPeople = { freeOrMine: false, managerAnywhere: false, purpose: null, signs: false, exclusion: true, refusals: [] } as const;
const byMachine = { ...byPeople, exclusion: false } as const;
const freeOrMine = { ...byPeople, from: FREE, freeOrMine: true } as const;
const signed = { ...freeOrMine, from: FREE_TO_DECIDE, who: ["reviewer"], purpose: "decide", signs: true } as const;

export const transitions = {
  submit: {
    ...byMachine,
    from: [],
    who: ["agent"],
    events: ["submitted", "ruled", "cleared", "queued", "closed"],
    to: "cleared by policy, queued, or cancelled when blocked",
    lands: { any: ["cleared", "queued", "cancelled"] },
    refusals: ["stopped"],
  },
  claim: {
    ...byPeople,
    from: ["queued", "reconciling_queued"],
    who: ["reviewer"],
    events: ["claimed"],
    to: "claimed",
    lands: { any: ["claimed", "reconciling_claimed"] },
    refusals: ["hands-full"],
  },
  renew: {
    ...byPeople,
    from: ["claimed", "reconciling_claimed"],
    who: ["claimant"],
    events: [],
    to: "claimed, with a longer lease",
    lands: { any: ["same"] },
    refusals: ["lease-lost"],
  },
  release: {
    ...byPeople,
    from: ["claimed", "reconciling_claimed"],
    who: ["claimant", "manager", "absence"],
    events: ["released"],
    to: "queued",
    lands: { any: ["queued", "reconciling_queued"] },
  },
  delegate: {
    ...freeOrMine,
    who: ["reviewer", "manager", "system"],
    managerAnywhere: true,
    events: ["delegated"],
    to: "claimed by the target, with a long lease",
    lands: { any: ["claimed", "reconciling_claimed"] },
    refusals: ["delegate-unavailable", "hands-full"],
  },
  move: {
    ...freeOrMine,
    who: ["reviewer", "manager"],
    managerAnywhere: true,
    events: ["moved"],
    to: "queued in another queue",
    lands: { any: ["queued", "reconciling_queued"] },
  },
  escalate: {
    ...freeOrMine,
    who: ["reviewer"],
    events: ["escalated"],
    to: "queued in a queue above, or claimed by who answers for one or manages the work; unsaid: the next queue, at the top the queue owner",
    lands: { any: ["queued", "claimed", "reconciling_queued", "reconciling_claimed"] },
    refusals: ["nowhere-to-escalate", "invalid"],
  },
  return: {
    ...freeOrMine,
    who: ["reviewer", "claimant", "manager"],
    events: ["returned"],
    to: "claimed by who sent it up, else queued where they had it from",
    lands: { any: ["queued", "claimed", "reconciling_queued", "reconciling_claimed"] },
    refusals: ["not-sent-up"],
  },
  ask_opinion: {
    ...byPeople,
    from: ["claimed", "reconciling_claimed"],
    who: ["claimant"],
    events: ["opinion_asked"],
    to: "where it is: the holder keeps it",
    lands: { any: ["same"] },
    refusals: ["opinion-refused"],
  },
  give_opinion: {
    ...byPeople,
    from: OPEN,
    who: ["adviser"],
    events: ["opinion_given"],
    to: "where it is: an opinion is no vote",
    lands: { any: ["same"] },
    refusals: ["opinion-refused"],
  },
  withdraw_opinion: {
    ...byPeople,
    from: OPEN,
    who: ["asker"],
    events: ["opinion_withdrawn"],
    to: "where it is",
    lands: { any: ["same"] },
    refusals: ["opinion-refused"],
  },
  suspend: {
    ...byPeople,
    from: ["claimed", "reconciling_claimed"],
    who: ["claimant"],
    events: ["suspended"],
    to: "suspended, holder stays",
    lands: { any: ["suspended", "reconciling_suspended"] },
    refusals: ["suspend-too-long", "invalid"],
  },
  resume: {
    ...byPeople,
    from: ["suspended", "reconciling_suspended"],
    who: ["suspender", "manager", "absence"],
    events: ["resumed"],
    to: "claimed by the person who suspended",
    lands: { any: ["claimed", "reconciling_claimed"] },
  },
  ask: { ...signed, events: ["asked"], to: "awaiting_input", lands: { any: ["awaiting_input"] } },
  reply: {
    ...byMachine,
    from: ["awaiting_input"],
    who: ["agent"],
    purpose: "decide",
    events: ["replied"],
    to: "claimed by the asker, else queued",
    lands: { any: ["claimed", "queued"] },
  },
  revise: {
    ...byMachine,
    from: DECIDING,
    who: ["agent"],
    purpose: "decide",
    events: ["revised", "ruled", "queued", "closed"],
    to: "as a reply when awaited, else where it is; cancelled when blocked",
    lands: { any: ["same", "queued", "cancelled"], awaiting_input: ["claimed"] },
    refusals: ["invalid"],
  },
  approve: {
    ...signed,
    events: ["voted", "cleared"],
    to: "cleared when the quorum is met, else queued",
    lands: { any: ["cleared", "queued"] },
    refusals: ["already-voted", "not-allowed-at-level", "decision-not-allowed"],
  },
  edit: {
    ...signed,
    events: ["revised", "ruled", "voted", "cleared"],
    to: "cleared when the quorum is met, else queued",
    lands: { any: ["cleared", "queued"] },
    refusals: ["already-voted", "edit-not-allowed", "decision-not-allowed"],
  },
  reject: { ...signed, events: ["closed"], to: "cancelled", lands: { any: ["cancelled"] }, refusals: ["decision-not-allowed"] },
  respond: {
    ...signed,
    events: ["closed"],
    to: "cancelled",
    lands: { any: ["cancelled"] },
    refusals: ["decision-not-allowed", "respond-must-be-result"],
  },
  recall: {
    ...byPeople,
    from: [...DECIDING, "cleared", "cancelled"],
    who: ["voter", "decider", "manager"],
    purpose: "decide",
    events: ["recalled"],
    to: "a vote: where it is; a decision: claimed by who recalled it",
    lands: { any: ["same"], cleared: ["claimed"], cancelled: ["claimed"] },
    refusals: ["already-redeemed", "not-recallable"],
  },
  withdraw: {
    ...byMachine,
    from: [...DECIDING, "cleared"],
    who: ["agent"],
    events: ["withdrawn"],
    to: "cancelled",
    lands: { any: ["cancelled"] },
  },
  redeem: {
    ...byMachine,
    from: ["cleared"],
    who: ["agent"],
    events: ["redeemed"],
    to: "executing",
    lands: { any: ["executing"] },
    refusals: ["grant-not-yet", "stale", "grant-expired", "recalled", "stopped", "verification-lapsed", "already-redeemed"],
  },
  report: {
    ...byMachine,
    from: ["executing", ...RECONCILING],
    who: ["agent"],
    events: ["succeeded", "failed", "reconciling", "report_refused"],
    to: "succeeded, failed, executing with a longer lease, or reconciling",
    lands: { any: ["succeeded", "failed"], executing: ["same", "reconciling_queued"] },
    refusals: ["not-found"],
  },
  reconcile: {
    ...freeOrMine,
    from: ["reconciling_queued", "reconciling_claimed"],
    who: ["reviewer", "manager"],
    purpose: "reconcile",
    events: ["reconciled"],
    to: "succeeded, failed or reversed; `stands` is succeeded with the window shut",
    lands: { any: ["succeeded", "failed", "reversed"] },
    refusals: ["invalid"],
  },
  request_reversal: {
    ...byPeople,
    from: ["succeeded"],
    who: ["reverser"],
    events: ["reversal_requested"],
    to: "reversing",
    lands: { any: ["reversing"] },
    refusals: ["not-reversible"],
  },
  report_reversal: {
    ...byMachine,
    from: ["reversing", ...RECONCILING],
    who: ["agent"],
    events: ["reversed", "reconciling"],
    to: "reversed, reversing with a longer lease, or reconciling",
    lands: { any: ["reversed"], reversing: ["same", "reconciling_queued"] },
    refusals: ["not-found"],
  },
  retry_reversal: {
    ...byPeople,
    from: RECONCILING,
    who: ["reviewer", "manager"],
    purpose: "reconcile",
    events: ["reversal_requested"],
    to: "reversing",
    lands: { any: ["reversing"] },
    refusals: ["too-many-tries"],
  },
  rerule: {
    ...byMachine,
    from: ["queued", "awaiting_input", "suspended"],
    who: ["admin", "system"],
    purpose: "decide",
    events: ["ruled", "queued", "cleared", "closed"],
    to: "where it is; cleared or cancelled when the new ruling says so",
    lands: { any: ["same", "queued", "cleared", "cancelled"] },
    refusals: ["stopped"],
  },
  revoke: {
    ...byMachine,
    from: ["cleared"],
    who: ["system"],
    events: ["revoked", "ruled", "queued", "closed"],
    to: "queued",
    lands: { any: ["queued", "cancelled"] },
  },
  retime: {
    ...byMachine,
    from: ["queued", "claimed", "reconciling_queued", "reconciling_claimed"],
    who: ["system"],
    events: ["rung_timed"],
    to: "where it is, the next rung at another instant",
    lands: { any: ["same"] },
  },
} as const satisfies Record<CommandType, Transition>;

export interface TimerRow {
  readonly from: readonly Situation[];
  readonly events: readonly ItemEventType[];
  readonly to: string;
  readonly lands: Landings;
}

export const timers = {
  lease_until: {
    from: ["claimed", "reconciling_claimed"],
    events: ["lease_lapsed"],
    to: "queued",
    lands: { any: ["queued", "reconciling_queued"] },
  },
  answer_due: {
    from: ["awaiting_input"],
    events: ["answer_lapsed", "rung_fired"],
    to: "the asker or the queue, one rung further",
    lands: { any: ["claimed", "queued"] },
  },
  resume_at: {
    from: ["suspended", "reconciling_suspended"],
    events: ["resumed"],
    to: "claimed by the same person",
    lands: { any: ["claimed", "reconciling_claimed"] },
  },
  rung_at: {
    from: ["queued", "claimed", "reconciling_queued", "reconciling_claimed"],
    events: ["rung_fired"],
    to: "told, or moved; after the last rung the owner is told again and again",
    lands: { any: ["same", "queued", "reconciling_queued"] },
  },
  max_at: {
    from: DECIDING,
    events: ["closed", "cleared"],
    to: "cancelled, or cleared by silence where the ruling says so",
    lands: { any: ["cancelled", "cleared"] },
  },
  grant_expires_at: { from: ["cleared"], events: ["grant_expired"], to: "cancelled", lands: { any: ["cancelled"] } },
  exec_lease_until: {
    from: ["executing", "reversing"],
    events: ["reconciling"],
    to: "reconciling, queued",
    lands: { any: ["reconciling_queued"] },
  },
} as const satisfies Record<Timer, TimerRow>;

/** Events of the system that belong to no single command or timer: the last member of a group to settle sets the ends of all its grants. */
export const groupEvents = ["grant_timed"] as const satisfies readonly ItemEventType[];

const AFTER_REVIEW = ["cleared", "executing", "succeeded", "failed", "cancelled", "reversing", "reversed"] as const;

/** The pairs of states that a stored item may be in. `none/held` exists only inside the transaction that submits or revokes. */
export const legalPairs: readonly (readonly [ReviewState, ExecutionState])[] = [
  ...AFTER_REVIEW.map((execution) => ["none", execution] as const),
  ...AFTER_REVIEW.map((execution) => ["closed", execution] as const),
  ...(["queued", "claimed", "awaiting_input", "suspended"] as const).map((review) => [review, "held"] as const),
  ...(["queued", "claimed", "suspended"] as const).map((review) => [review, "reconciling"] as const),
];

export const isLegalPair = (review: ReviewState, execution: ExecutionState): boolean =>
  legalPairs.some(([oneReview, oneExecution]) => oneReview === review && oneExecution === execution);

/** Where a row takes an item from a situation, itself left out: work that decides never turns into work that repairs but through a run. */
export function landingsFrom(row: Pick<Transition, "lands">, from: Situation): readonly Situation[] {
  const all = [...(row.lands.any ?? []), ...(row.lands[from] ?? [])];
  return all.filter(
    (to): to is Situation => to !== "same" && to !== from && !(isOpen(from) && isOpen(to) && repairs(from) !== repairs(to)),
  );
}

const repairs = (situation: Situation) => RECONCILING.some((one) => one === situation);

/** Open review work, whatever it is for. */
export const isOpen = (situation: Situation): boolean => OPEN.some((open) => open === situation);
