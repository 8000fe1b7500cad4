// The eight invariants of DESIGN, judged from events alone: neither the fold nor `decide` is asked.
import { type ItemEvent, MATERIAL_EVENTS, type Seen, type Vote } from "@core/words/events";
import type { Hash, PersonId } from "@core/words/ids";
import type { RulingMark } from "@core/words/ruling";
import { LEVELS, type Level } from "@core/words/vocabulary";
import { BLANK, type Clock, PHASES_OF, type Reading, read } from "./reading";

export interface Violation {
  readonly invariant: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
  readonly seq: number;
  readonly what: string;
}

interface Step {
  readonly event: ItemEvent;
  readonly before: Reading;
  readonly after: Reading;
  readonly events: readonly ItemEvent[];
}
type Check = (step: Step) => readonly (string | false | null)[];

/** Everything in the stream that breaks an invariant; empty for every stream that this product wrote. */
export function violations(events: readonly ItemEvent[]): readonly Violation[] {
  const found: Violation[] = [];
  let before = BLANK;
  for (const event of events) {
    const step: Step = { event, before, after: read(before, event), events };
    for (const [invariant, check] of CHECKS) {
      for (const what of check(step)) if (what) found.push({ invariant, seq: event.seq, what: `${event.type}: ${what}` });
    }
    before = step.after;
  }
  return found;
}

/** Events inside one transaction after which the next of the same transaction follows at once. */
const PASSING = ["submitted", "ruled", "revoked"];
const rank = (level: Level) => LEVELS.indexOf(level);
const REVIEW = rank("review");

const oneHolderAndDeadline: Check = ({ event, after }) => {
  if (PASSING.includes(event.type) && after.phase === "new") return [];
  const deciding = !after.repair && ["queue", "person", "answer", "aside"].includes(after.phase);
  return [
    (after.phase === "over") !== (after.holder === null) && "a holder exactly while something is owed",
    after.holder !== null && Object.keys(after.clocks).length === 0 && "a holder without a deadline",
    deciding && after.clocks.max === undefined && "undecided and nothing will close it",
    after.repair && after.phase !== "aside" && after.clocks.rung === undefined && "reconciling and nobody will be called",
  ];
};

const clearedRightly: Check = ({ event, before }) => {
  if (event.type !== "cleared") return [];
  const { grant, decision, dueAt } = event.data;
  const { ruling } = before;
  if (ruling === null) return ["cleared without a ruling"];
  const wrongHash = grant.revisionHash !== before.hashes.at(-1) && "the grant is not for the current revision";
  if (grant.source === "policy") return [wrongHash, rank(ruling.level) >= REVIEW && "policy cleared what asks for people"];
  if (grant.source === "people") {
    const counting = mostDisjoint(before.votes.filter((vote) => counts(vote, before, ruling)));
    return [
      wrongHash,
      ruling.level !== "review" && `people cleared at ${ruling.level}`,
      counting < ruling.quorum && `${counting} of ${ruling.quorum} votes count`,
      decision?.by.length !== counting && "the decision names others than those who signed",
    ];
  }
  const toldInTime = before.told.some(({ at, delayMs }) => dueAt !== null && at + delayMs <= dueAt);
  const may = ruling.onSilence === "proceed" && ruling.reversibility === "reversible" && ruling.level === "review" && ruling.quorum === 1;
  return [
    wrongHash,
    !may && "the ruling does not let silence proceed",
    ruling.errored && "silence proceeded after an error",
    (before.touched || before.agentRevised) && "silence proceeded after somebody doubted",
    !toldInTime && "silence proceeded and nobody had been told in time",
  ];
};

const counts = (vote: Vote, reading: Reading, ruling: RulingMark) =>
  vote.revisionHash === reading.hashes.at(-1) &&
  [vote.by, vote.onBehalfOf].every((person) => person === null || !isExcluded(person, reading, ruling, "decide"));

/** How many votes can stand side by side without sharing a person. */
function mostDisjoint(votes: readonly Vote[], used: readonly PersonId[] = []): number {
  const [first, ...rest] = votes;
  if (first === undefined) return 0;
  const people = first.onBehalfOf === null ? [first.by] : [first.by, first.onBehalfOf];
  const without = mostDisjoint(rest, used);
  return people.some((person) => used.includes(person)) ? without : Math.max(without, 1 + mostDisjoint(rest, [...used, ...people]));
}

const signedWhatWasSeen: Check = ({ event, before, events }) => {
  switch (event.type) {
    case "asked":
      return seenWas(event.data.seen, before.hashes.at(-1), event.seq, event, before, events);
    case "closed":
      if (event.data.why !== "people") return [];
      if (event.data.seen === null || event.data.decision === null) return ["people closed it without saying what they saw"];
      return [
        event.data.decision.revisionHash !== before.hashes.at(-1) && "decided on another revision",
        ...seenWas(event.data.seen, before.hashes.at(-1), event.seq, event, before, events),
      ];
    case "voted": {
      const { vote, seen } = event.data;
      // An edit is written as revised, ruled, voted: what was on the screen is the revision before.
      const [hash, first] = vote.kind === "edit" ? [before.hashes.at(-2), event.seq - 2] : [before.hashes.at(-1), event.seq];
      return [
        vote.revisionHash !== before.hashes.at(-1) && "voted on another revision",
        ...seenWas(seen, hash, first, event, before, events),
      ];
    }
    case "redeemed":
      return [event.data.revisionHash !== before.grant?.revisionHash && "executes another revision than was granted"];
    default:
      return [];
  }
};

function seenWas(seen: Seen, hash: Hash | undefined, first: number, by: ItemEvent, { ruling }: Reading, events: readonly ItemEvent[]) {
  const blind = ruling?.blind === true && ruling.quorum > 1;
  const missed = events.slice(seen.seenVersion, first - 1).filter((event) => {
    const hidden = blind && event.type === "voted" && event.actor.id !== by.actor.id;
    return MATERIAL_EVENTS.some((type) => type === event.type) && !hidden;
  });
  return [
    seen.revisionHash !== hash && "the screen showed another revision",
    missed.length > 0 && `the screen missed ${missed.map(({ type }) => type).join(", ")}`,
    seen.seenVersion >= first && "the screen showed what had not happened yet",
  ];
}

const dutiesSeparate: Check = ({ event, before, after }) => {
  const { ruling } = after;
  if (ruling === null || (event.type === "ruled" && event.data.cause === "published")) return [];
  const givesBack = event.type === "released" && event.actor.id === before.claimant;
  const duty = before.repair || event.type === "reversal_requested" ? "repair" : "decide";
  const actors = event.actor.kind === "person" && !givesBack ? [event.actor.id, event.onBehalfOf] : [];
  const given = after.claimant !== null && after.claimant !== before.claimant && before.phase !== "aside" ? [after.claimant] : [];
  return [
    event.onBehalfOf !== null && event.onBehalfOf === event.actor.id && "acts for themselves",
    ...actors.map((person) => person !== null && isExcluded(person, after, ruling, duty) && `${person} is excluded and acts`),
    ...given.map((person) => isExcluded(person, after, ruling, duty) && `${person} is excluded and is given it`),
  ];
};

function isExcluded(person: PersonId, { owner, maker }: Reading, ruling: RulingMark, duty: "decide" | "repair"): boolean {
  if (ruling.exclude.includes(person) || person === maker) return true;
  const ownerMay = ruling.quorum < 2 && (duty === "repair" || ruling.ownerMayReview);
  return person === owner && !ownerMay;
}

const redeemedOnce: Check = ({ event, before }) => {
  if (event.type === "recalled" && event.data.what === "decision") {
    const refused = before.phase === "over";
    return [
      before.redemptions > 0 && "recalled after it was redeemed",
      refused && before.finalAt !== null && event.at >= before.finalAt && "recalled after it was final",
      refused && before.decidedKind === null && "recalled what nobody decided",
    ];
  }
  if (event.type !== "redeemed") return [];
  const { grant, redemptions, clocks } = before;
  return [
    redemptions > 0 && "redeemed twice",
    grant === null && "redeemed without a grant",
    grant !== null && event.data.grantId !== grant.id && "redeemed another grant",
    grant !== null && event.at < grant.finalAt && "redeemed before it was final",
    clocks.grant !== undefined && event.at >= clocks.grant && "redeemed after it expired",
  ];
};

const streamWhole: Check = ({ event, before, events }) => {
  const previous = events[event.seq - 2];
  return [
    events[event.seq - 1] !== event && "numbered out of its place",
    previous !== undefined && previous.at > event.at && "earlier than the event before it",
    !PHASES_OF[event.type].includes(before.phase) && `stands where the item is in phase ${before.phase}`,
  ];
};

const failsClosed: Check = ({ event, before }) => {
  if (event.type !== "ruled") return [];
  const { cause, ruling } = event.data;
  const old = before.ruling;
  const looser = old !== null && (rank(ruling.level) < rank(old.level) || ruling.quorum < old.quorum);
  return [
    ruling.errored && rank(ruling.level) < REVIEW && "an error was ruled below review",
    looser && cause !== "published" && `${cause} loosened the ruling`,
  ];
};

/** Leases are renewed without events, so the stream only bounds them from below. */
const EXACT: readonly Clock[] = ["rung", "answer", "resume", "max", "grant"];

const timersFirst: Check = ({ event, before, events }) => {
  const due = dueOf(event);
  if (due === null) {
    const previous = events[event.seq - 2];
    // What one command writes stands at one instant; only its first event can have overtaken a timer.
    const follows = previous !== undefined && previous.at === event.at && previous.actor.kind !== "system";
    return EXACT.map((clock) => !follows && (before.clocks[clock] ?? event.at + 1) <= event.at && `overtook the timer ${clock}`);
  }
  const [clock, dueAt] = due;
  const own = before.clocks[clock];
  // A silent agent moves the ladder one rung on at once, whatever its own clock says.
  const hurried = event.type === "rung_fired" && events[event.seq - 2]?.type === "answer_lapsed" && own !== dueAt;
  const exact = EXACT.includes(clock) && !hurried;
  return [
    dueAt > event.at && "fired before it was due",
    exact && own !== undefined && own !== dueAt && "fired at another instant than was set",
    !EXACT.includes(clock) && own !== undefined && dueAt < own && "a lease lapsed early",
    ...EXACT.map((other) => other !== clock && (before.clocks[other] ?? dueAt) < dueAt && `fired before the older timer ${other}`),
  ];
};

/** The timer that an event is the firing of. */
function dueOf(event: ItemEvent): readonly [Clock, number] | null {
  switch (event.type) {
    case "lease_lapsed":
      return ["lease", event.data.dueAt];
    case "answer_lapsed":
      return ["answer", event.data.dueAt];
    case "grant_expired":
      return ["grant", event.data.dueAt];
    case "rung_fired":
      return ["rung", event.data.dueAt];
    case "resumed":
      return event.data.dueAt === null ? null : ["resume", event.data.dueAt];
    case "reconciling":
      return event.data.dueAt === null ? null : ["run", event.data.dueAt];
    case "closed":
    case "cleared":
      return event.data.dueAt === null ? null : ["max", event.data.dueAt];
    default:
      return null;
  }
}

const CHECKS: readonly (readonly [Violation["invariant"], Check])[] = [
  [1, oneHolderAndDeadline],
  [2, clearedRightly],
  [3, signedWhatWasSeen],
  [4, dutiesSeparate],
  [5, redeemedOnce],
  [6, streamWhole],
  [7, failsClosed],
  [8, timersFirst],
];
