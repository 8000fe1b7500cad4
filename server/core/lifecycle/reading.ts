// A second, smaller reading of an item's events, written apart from the fold: what the invariants need to be judged by, and no more.
import type { Grant, ItemEvent, ItemEventType, Landing, Placement, RungClock, Vote } from "@core/words/events";
import type { AgentId, Hash, Ms, PersonId } from "@core/words/ids";
import type { RulingMark } from "@core/words/ruling";

export type Phase = "new" | "queue" | "person" | "answer" | "aside" | "cleared" | "executing" | "reversing" | "over";
export type Clock = "rung" | "lease" | "answer" | "resume" | "max" | "grant" | "run";

export interface Reading {
  readonly phase: Phase;
  /** People are to establish what happened, and not to decide. */
  readonly repair: boolean;
  readonly holder: string | null;
  readonly clocks: Readonly<Partial<Record<Clock, Ms>>>;
  readonly maxAt: Ms | null;
  readonly agent: AgentId | null;
  readonly owner: PersonId | null;
  readonly maker: PersonId | null;
  readonly ruling: RulingMark | null;
  readonly hashes: readonly Hash[];
  readonly votes: readonly Vote[];
  readonly grant: Grant | null;
  /** Ends of the leases given by the last claim: the person who has it. */
  readonly claimant: PersonId | null;
  readonly touched: boolean;
  readonly agentRevised: boolean;
  readonly told: readonly { readonly at: Ms; readonly delayMs: Ms }[];
  readonly decidedBy: readonly PersonId[];
  readonly decidedKind: string | null;
  readonly finalAt: Ms | null;
  readonly redemptions: number;
}

export const BLANK: Reading = {
  phase: "new",
  repair: false,
  holder: null,
  clocks: {},
  maxAt: null,
  agent: null,
  owner: null,
  maker: null,
  ruling: null,
  hashes: [],
  votes: [],
  grant: null,
  claimant: null,
  touched: false,
  agentRevised: false,
  told: [],
  decidedBy: [],
  decidedKind: null,
  finalAt: null,
  redemptions: 0,
};

/** Phases in which an event may stand; an event elsewhere was never decided by this product. */
export const PHASES_OF: Readonly<Record<ItemEventType, readonly Phase[]>> = {
  submitted: ["new"],
  ruled: ["new", "queue", "person", "answer", "aside"],
  queued: ["new", "queue", "person", "answer", "aside"],
  cleared: ["new", "queue", "person", "answer", "aside"],
  closed: ["new", "queue", "person", "answer", "aside"],
  claimed: ["queue"],
  released: ["person"],
  lease_lapsed: ["person"],
  delegated: ["queue", "person", "answer", "aside"],
  moved: ["queue", "person", "answer", "aside"],
  escalated: ["queue", "person"],
  returned: ["queue", "person"],
  opinion_asked: ["person"],
  opinion_given: ["queue", "person", "answer", "aside"],
  opinion_withdrawn: ["queue", "person", "answer", "aside"],
  suspended: ["person"],
  resumed: ["aside"],
  asked: ["queue", "person"],
  answer_lapsed: ["answer"],
  replied: ["answer"],
  revised: ["queue", "person", "answer", "aside"],
  voted: ["queue", "person"],
  recalled: ["queue", "person", "answer", "aside", "cleared", "over"],
  withdrawn: ["queue", "person", "answer", "aside", "cleared"],
  revoked: ["cleared"],
  grant_timed: ["cleared"],
  grant_expired: ["cleared"],
  redeemed: ["cleared"],
  succeeded: ["executing", "queue", "person", "aside"],
  failed: ["executing", "queue", "person", "aside"],
  report_refused: ["queue", "person", "aside", "reversing", "over"],
  reconciling: ["executing", "reversing"],
  reconciled: ["queue", "person"],
  reversal_requested: ["over", "queue", "person", "aside"],
  reversed: ["reversing", "queue", "person", "aside"],
  rung_fired: ["queue", "person"],
  rung_timed: ["queue", "person"],
  erased: ["over"],
};

export function read(before: Reading, event: ItemEvent): Reading {
  const { hashes, votes, ruling } = before;
  switch (event.type) {
    case "submitted": {
      const { agent, owner, maker, revision } = event.data;
      return { ...BLANK, agent, owner, maker, hashes: [revision.hash], holder: agent };
    }
    case "ruled":
      return { ...before, ruling: event.data.ruling };
    case "queued":
      return inQueue({ ...before, maxAt: event.data.maxAt }, event.data.placement);
    case "released":
    case "lease_lapsed":
    case "moved":
      return inQueue(before, event.data.placement);
    case "claimed":
      return withPerson(before, event.data.claim);
    case "delegated":
    case "resumed":
      return withPerson(before, event.data.claim, event.data.rung);
    case "escalated":
    case "returned":
    case "answer_lapsed":
    case "replied":
      return landed(before, event.data.landing);
    case "suspended":
      return { ...before, phase: "aside", clocks: { ...max(before), resume: event.data.until } };
    case "asked":
      return { ...withAgent(before, "answer", { ...max(before), answer: event.data.answerDue }), touched: true };
    case "revised": {
      const landing = event.data.landing === null ? before : landed(before, event.data.landing);
      const byPerson = event.actor.kind === "person";
      const touched = before.touched || byPerson;
      return { ...landing, hashes: [...hashes, event.data.revision.hash], touched, agentRevised: before.agentRevised || !byPerson };
    }
    case "voted": {
      const placed = event.data.placement === null ? before : inQueue(before, event.data.placement);
      return { ...placed, votes: [...votes, event.data.vote], touched: true };
    }
    case "cleared": {
      const { grant, decision } = event.data;
      const decided = { decidedBy: decision?.by ?? [], decidedKind: decision?.kind ?? null, finalAt: grant.finalAt, grant };
      return { ...withAgent(before, "cleared", { grant: grant.expiresAt ?? grant.capAt }), ...decided };
    }
    case "closed": {
      const { decision } = event.data;
      const decided = { decidedBy: decision?.by ?? [], decidedKind: decision?.kind ?? null, finalAt: decision?.finalAt ?? null };
      return { ...over(before), ...decided };
    }
    case "recalled":
      return recalled(before, event);
    case "grant_timed":
      return { ...before, clocks: { grant: event.data.expiresAt } };
    case "revoked":
      return { ...before, phase: "new", clocks: {}, grant: null };
    case "redeemed":
      return { ...withAgent(before, "executing", { run: event.data.leaseUntil }), redemptions: before.redemptions + 1 };
    case "reversal_requested":
      return { ...withAgent(before, "reversing", { run: event.data.leaseUntil }), repair: false };
    case "reconciling":
      return inQueue({ ...before, repair: true, ruling }, event.data.placement);
    case "rung_fired": {
      const told = [...before.told, { at: event.at, delayMs: event.data.delayMs }];
      const moved = event.data.placement.queue !== event.data.from;
      return { ...(moved ? inQueue(before, event.data.placement) : withRung(before, event.data.placement.rung)), told };
    }
    case "rung_timed":
      return withRung(before, event.data.rung);
    case "report_refused":
    case "erased":
    case "opinion_asked":
    case "opinion_given":
    case "opinion_withdrawn":
      return before;
    case "withdrawn":
    case "grant_expired":
    case "succeeded":
    case "failed":
    case "reconciled":
    case "reversed":
      return over(before);
  }
}

const max = ({ repair, maxAt }: Reading) => (repair || maxAt === null ? {} : { max: maxAt });
const rungOf = (clock: RungClock) => (clock.at === null ? {} : { rung: clock.at });
const withRung = (before: Reading, rung: RungClock): Reading => ({ ...before, clocks: { ...before.clocks, ...rungOf(rung) } });
const over = (before: Reading): Reading => ({ ...before, phase: "over", repair: false, holder: null, claimant: null, clocks: {} });
const withAgent = (before: Reading, phase: Phase, clocks: Reading["clocks"]): Reading => ({
  ...before,
  phase,
  clocks,
  holder: before.agent,
  claimant: null,
});

function inQueue(before: Reading, { queue, rung }: Placement): Reading {
  return { ...before, phase: "queue", holder: queue, claimant: null, clocks: { ...max(before), ...rungOf(rung) } };
}

function withPerson(before: Reading, claim: { readonly by: PersonId; readonly leaseUntil: Ms }, rung?: RungClock): Reading {
  const ladder = rung === undefined ? pick(before.clocks.rung) : rungOf(rung);
  return {
    ...before,
    phase: "person",
    holder: claim.by,
    claimant: claim.by,
    clocks: { ...max(before), ...ladder, lease: claim.leaseUntil },
  };
}
const pick = (rung: Ms | undefined) => (rung === undefined ? {} : { rung });

const landed = (before: Reading, landing: Landing): Reading =>
  landing.to === "queue" ? inQueue(before, landing.placement) : withPerson(before, landing.claim, landing.rung);

function recalled(before: Reading, { data }: Extract<ItemEvent, { type: "recalled" }>): Reading {
  const { what, by, claim, rung, revision } = data;
  const own = before.votes.some((vote) => vote.by === by);
  const current = before.hashes.at(-1);
  const approval = what === "vote" || before.decidedKind === "approve" || before.decidedKind === "edit";
  const votes = !approval ? before.votes : before.votes.filter((vote) => (own ? vote.by !== by : vote.revisionHash !== current));
  const hashes = revision === null ? before.hashes : before.hashes.slice(0, before.hashes.lastIndexOf(revision.hash) + 1);
  const undone: Reading = { ...before, votes, hashes, touched: true };
  if (claim === null || rung === null) return undone;
  return withPerson({ ...undone, grant: null, decidedBy: [], decidedKind: null, finalAt: null }, claim, rung);
}
