// What happened, in words: one sentence for each type of event, with what people and agents said beside it. Exhaustive: a new type does not compile without words.
import type { Rung } from "@core/words/actors";
import type { Landing, RecordedEvent, Seen } from "@core/words/events";
import type { AgentId, Hash, Ms, PersonId, QueueId } from "@core/words/ids";
import { durationWords } from "@core/words/labels";
import type { AssignWhy } from "@core/words/queue-terms";
import { never } from "@core/words/result";
import { spanIn } from "@core/words/span";
import { type MessageKey, t } from "@core/words/t";
import { SECOND } from "@core/words/time";
import { type JsonObject, printLevel, type ReconcileOutcome } from "@core/words/vocabulary";
import { inSentence, type Names, subject } from "./names";
import type { PersonRef } from "./shapes";

/** What the words of an event need beside the event. */
export interface Telling {
  readonly names: Names;
  readonly agent: AgentId;
  readonly action: string;
  readonly workflow: string;
  /** What each revision proposes in a word or two: `480.00 EUR`, `8`. */
  readonly proposals: ReadonlyMap<number, string>;
  readonly ladderOf: (queue: QueueId) => readonly Rung[];
  readonly revisionOf: (hash: Hash) => number | null;
  readonly quorum: number;
}

/** What the words of an event need of the events before it. */
export interface Before {
  /** Since when the item had waited in a queue; null when it did not. */
  readonly queuedSince: Ms | null;
  /** Votes on the hash of this event's vote that stood just before it. */
  readonly votesOnHash: number;
  /** The item's own deadline is its last rung; where only what happened is to be established, there is none. */
  readonly hasDeadline: boolean;
}

export interface Words {
  readonly text: string;
  readonly detail: string | null;
  readonly quote: string | null;
}

const said = (text: string, detail: string | null = null, quote: string | null = null): Words => ({ text, detail, quote });

/** A free value that was committed to; null when it was never given or has been erased. */
function spoken(free: JsonObject, field: string): string | null {
  const value = free[field] ?? null;
  if (value === null || value === "") return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}

const waitedWords = (ms: number): string => (ms < SECOND ? t("told.asItCame") : t("told.waited", { time: durationWords(ms) }));

/** The sentence of one event. Quotes are raw: the timeline reveals them together. */
export function eventWords(event: RecordedEvent, before: Before, telling: Telling): Words {
  const { names } = telling;
  const agent = names.agent(telling.agent).name;
  const person = (id: PersonId) => names.person(id);
  const queue = (id: QueueId) => names.queue(id).name;
  const actor = actorRef(event, names);
  const who = actor === null ? "" : subject(actor);
  const instead = event.onBehalfOf === null ? null : t("told.forWhom", { who: inSentence(person(event.onBehalfOf)) });
  const waited = before.queuedSince === null ? null : waitedWords(event.at - before.queuedSince);
  const landed = (landing: Landing) =>
    t("told.landedBack", { who: landing.to === "claim" ? inSentence(person(landing.claim.by)) : queue(landing.placement.queue) });
  const revisionWords = (number: number) => t("told.revision", { number });
  const proposed = (revision: number) => telling.proposals.get(revision) ?? telling.action;

  switch (event.type) {
    case "submitted":
      return said(t("told.proposed", { agent, what: proposed(event.data.revision.number) }), revisionWords(event.data.revision.number));
    case "ruled": {
      const { ruling, cause } = event.data;
      const level = t(`marks.${printLevel(ruling.level, ruling.quorum)}`);
      const needsPeople = ruling.level === "review" || ruling.level === "human_only";
      const first = cause === "submitted";
      const because = RULED_BECAUSE[cause];
      return said(
        needsPeople
          ? t(first ? "told.ruledTo" : "told.ruledAgainTo", { level, queue: queue(ruling.queue) })
          : t(first ? "told.ruled" : "told.ruledAgain", { level }),
        list(
          t("told.byPolicy", { workflow: telling.workflow, version: String(ruling.policyVersion) }),
          because === null ? null : t(because),
        ),
      );
    }
    case "queued":
      return said(
        t(event.data.why === "nobody-eligible" ? "told.nobodyMay" : "told.waitsIn", { queue: queue(event.data.placement.queue) }),
        event.data.why === "revoked" ? t("told.grantRevoked") : null,
      );
    case "cleared":
      return said(t("told.cleared", { agent, action: telling.action }), t(CLEARED_BY[event.data.grant.source]));
    case "closed":
      return closedWords(event, { who, agent, instead });
    case "claimed":
      return said(t("told.claimed", { who }), list(instead, waited));
    case "released": {
      const { away, placement } = event.data;
      const given = actor === null && away !== undefined ? awayWords(person(away.person)) : t("told.released", { who });
      const why =
        away === undefined ? null : t(away.why === "absent" ? "told.whileAway" : "told.hasLeft", { who: person(away.person).name });
      return said(given, list(t("told.toQueue", { queue: queue(placement.queue) }), why));
    }
    case "lease_lapsed":
      return said(lapsedWords(person(event.data.from)), t("told.landedBack", { who: queue(event.data.placement.queue) }));
    case "delegated": {
      const { claim, why } = event.data;
      const to = inSentence(person(claim.by));
      if (why !== undefined) return said(t(DEALT[why], { to }), list(t("assignment.byTheQueue"), waited));
      if (actor === null) return said(t("assignment.handedBySystem", { to }), waited);
      return said(t("told.handed", { who, to }), list(instead, waited));
    }
    case "moved":
      return said(t("told.moved", { who, queue: queue(event.data.placement.queue) }), t("told.from", { queue: queue(event.data.from) }));
    case "escalated": {
      const { landing, leaning } = event.data;
      const to = landing.to === "claim" ? inSentence(person(landing.claim.by)) : queue(landing.placement.queue);
      return said(
        t("told.escalated", { who, to }),
        list(instead, leaning === null ? null : t("told.leans", { kind: t(`orders.${leaning}`) })),
        spoken(event.free, "reason"),
      );
    }
    case "returned": {
      const { landing } = event.data;
      const to = landing.to === "claim" ? inSentence(person(landing.claim.by)) : queue(landing.placement.queue);
      return said(t("assignment.returned", { who, to }), instead, spoken(event.free, "answer"));
    }
    case "opinion_asked": {
      const of = person(event.data.of);
      const text = of.you ? t("opinion.toldAskedYou", { who }) : t("opinion.toldAsked", { who, of: of.name });
      return said(text, null, spoken(event.free, "question"));
    }
    case "opinion_given": {
      const { leaning } = event.data;
      const leans = leaning === null ? null : t("told.leans", { kind: t(`orders.${leaning}`) });
      return said(actor?.you ? t("opinion.toldGivenYou") : t("opinion.toldGiven", { who }), leans, spoken(event.free, "words"));
    }
    case "opinion_withdrawn":
      return said(t("opinion.toldWithdrawn", { who }));
    case "suspended":
      return said(
        t("told.setAside", { who }),
        t("told.forTime", { time: durationWords(event.data.until - event.at) }),
        spoken(event.free, "reason"),
      );
    case "resumed": {
      const by = person(event.data.claim.by);
      if (actor === null) return said(t("told.backTo", { who: inSentence(by) }), t("told.asideOver"));
      return actor.id === by.id ? said(t("told.tookUp", { who })) : said(t("told.gaveBack", { who, to: inSentence(by) }));
    }
    case "asked":
      return said(t("told.askedAgent", { who }), instead, spoken(event.free, "question"));
    case "answer_lapsed":
      return said(t("told.noAnswer", { agent }), landed(event.data.landing));
    case "replied":
      return said(t("told.answered", { agent }), landed(event.data.landing), spoken(event.free, "body"));
    case "revised": {
      const { number } = event.data.revision;
      const detail = list(revisionWords(number), event.data.landing === null ? null : landed(event.data.landing));
      return actor === null || event.actor.kind === "agent"
        ? said(t("told.proposed", { agent, what: proposed(number) }), detail, spoken(event.free, "message"))
        : said(t("told.changedTo", { who, what: proposed(number) }), detail);
    }
    case "voted": {
      const revision = telling.revisionOf(event.data.vote.revisionHash);
      const sum = telling.quorum > 1 ? t("told.signedSum", { votes: before.votesOnHash + 1, quorum: telling.quorum }) : null;
      const read = event.data.seen.seenMs === null ? null : t("told.readFor", { time: durationWords(event.data.seen.seenMs) });
      return said(
        t(event.data.vote.kind === "edit" ? "told.signedEdit" : "told.approved", { who }),
        list(instead, revision === null ? null : revisionWords(revision), sum, read, evidenceWords(event.data.seen)),
        spoken(event.free, "note"),
      );
    }
    case "recalled":
      return event.data.what === "vote"
        ? said(t(actor?.you ? "told.tookBackYours" : "told.tookBackTheirs", { who }), instead)
        : said(
            t("told.undid", { who }),
            list(instead, event.data.revision === null ? null : t("told.standsAgain", { number: event.data.revision.number })),
          );
    case "withdrawn":
      return said(t("told.withdrew", { agent }), event.data.was === "cleared" ? t("told.wasCleared") : null, spoken(event.free, "reason"));
    case "revoked":
      return said(t("told.revoked"), t(REVOKED_BECAUSE[event.data.why]));
    case "grant_timed":
      return said(t("told.groupSettled"), t("told.hasTime", { agent, time: durationWords(event.data.expiresAt - event.at) }));
    case "grant_expired":
      return said(t("told.notRunInTime"), t("told.nothingHappened"));
    case "redeemed":
      return said(t("told.runs", { agent, action: telling.action }), revisionDetail(telling.revisionOf(event.data.revisionHash)));
    case "succeeded": {
      const { reversibleUntil } = event.data;
      return said(
        t("told.ran", { agent }),
        reversibleUntil === null ? t("told.cannotBack") : t("told.canBack", { time: spanIn(reversibleUntil - event.at) }),
      );
    }
    case "failed":
      return said(t("told.couldNot", { agent }), t("told.noEffect"), spoken(event.free, "error"));
    case "report_refused":
      return said(t("told.lateReport", { agent }), t("told.itSaid", { what: event.data.outcome }));
    case "reconciling":
      return said(
        t(event.data.why === "execution" ? "told.unknownRan" : "told.notTakenBack"),
        list(
          t(event.data.cause === "reported" ? "told.reported" : "told.wentSilent", { agent }),
          t("told.toQueue", { queue: queue(event.data.placement.queue) }),
        ),
        spoken(event.free, "error"),
      );
    case "reconciled":
      return said(t("told.established", { who, what: t(RECONCILED[event.data.outcome]) }), instead, spoken(event.free, "evidence"));
    case "reversal_requested":
      return said(
        event.data.retry ? t("told.hadRetry", { who, agent }) : t("told.hadBack", { who }),
        list(instead, event.data.attempt > 1 ? t("told.try", { number: event.data.attempt }) : null),
        spoken(event.free, "reason"),
      );
    case "reversed":
      return said(t("told.tookItBack", { agent }));
    case "rung_fired": {
      const { index, again, notify, placement, from } = event.data;
      const rungs = telling.ladderOf(from).length;
      const rung = again || rungs === 0 ? null : t("told.rung", { number: index + 1, all: before.hasDeadline ? rungs + 1 : rungs });
      const unclaimed = before.queuedSince === null ? null : t("past.unclaimed", { time: durationWords(event.at - before.queuedSince) });
      if (placement.queue !== from) return said(t("told.openTo", { queue: queue(placement.queue) }), list(rung, unclaimed));
      return said(t("told.open", { told: toldWords(notify, from, names) }), list(again ? t("told.reminded") : rung, unclaimed));
    }
    case "rung_timed":
      return said(t("told.hoursChanged"), t("told.nextRungIn", { time: durationWords((event.data.rung.at ?? event.at) - event.at) }));
    case "erased": {
      const { askedBy, values } = event.data;
      const gone = t("erasure.goneValues", { count: values });
      if (actor === null) return said(t("erasure.toldRetention"), gone);
      const text = actor.you ? t("erasure.toldErasedYou") : t("erasure.toldErased", { who });
      const asked = askedBy === null ? null : t("erasure.toldAskedBy", { who: inSentence(person(askedBy)) });
      return said(text, list(asked, gone), spoken(event.free, "reason"));
    }
    default:
      return never(event);
  }
}

const DEALT = {
  least_loaded: "assignment.handedLeastLoaded",
  round_robin: "assignment.handedRoundRobin",
  run: "assignment.handedRun",
} as const satisfies Record<AssignWhy, MessageKey>;

const RULED_BECAUSE = {
  submitted: null,
  revised: "told.agentChanged",
  edited: "told.personChanged",
  published: "told.policyChanged",
  revoked: "told.grantRevoked",
} as const;

const CLEARED_BY = {
  people: "told.clearedPeople",
  policy: "told.clearedPolicy",
  silence: "told.clearedSilence",
} as const;

const REVOKED_BECAUSE = {
  stop: "told.becauseStop",
  budget: "told.becauseBudget",
  verification: "told.becauseVerification",
  policy: "told.becausePolicy",
} as const;

const RECONCILED = {
  succeeded: "told.itRan",
  failed: "told.itDidNotRun",
  reversed: "told.itWasBack",
  stands: "told.itStands",
} as const satisfies Record<ReconcileOutcome, MessageKey>;

function closedWords(
  event: Extract<RecordedEvent, { type: "closed" }>,
  told: { readonly who: string; readonly agent: string; readonly instead: string | null },
): Words {
  switch (event.data.why) {
    case "policy":
      return said(t("told.blocks"), t("told.nothingRuns"));
    case "silence":
      return said(t("told.deadlineRejected"), t("told.safeDefault"));
    case "people":
      return event.data.outcome === "respond"
        ? said(t("told.respondedFor", { who: told.who, agent: told.agent }), told.instead, spoken(event.free, "body"))
        : said(t("told.rejected", { who: told.who }), told.instead, spoken(event.free, "reason"));
    default:
      return never(event.data.why);
  }
}

/** Whom a rung tells: `Henrik Solberg is told`. */
export function toldWords(notify: "owner" | "members" | PersonId | null, queue: QueueId, names: Names): string {
  const told = (ref: PersonRef | null, otherwise: string) =>
    ref?.you ? t("told.youAreTold") : t("told.isTold", { who: ref?.name ?? otherwise });
  if (notify === "members") return t("told.everybodyTold", { queue: names.queue(queue).name });
  if (notify === "owner" || notify === null) return told(names.queue(queue).owner, t("told.theOwner"));
  return told(names.person(notify), t("told.somebodyWord"));
}

/** What the browser said of the evidence; nothing where there was none. */
const evidenceWords = ({ evidenceSeen }: Seen): string | null =>
  evidenceSeen === undefined ? null : t(evidenceSeen ? "past.evidenceInView" : "past.evidenceNotInView");
const actorRef = (event: RecordedEvent, names: Names): PersonRef | null =>
  event.actor.kind === "person" ? names.person(event.actor.id) : null;
const revisionDetail = (revision: number | null) => (revision === null ? null : t("told.revision", { number: revision }));
const lapsedWords = (from: PersonRef) => (from.you ? t("told.yourClaimLapsed") : t("told.claimLapsed", { who: from.name }));
const awayWords = (from: PersonRef) => (from.you ? t("told.yoursGivenBack") : t("told.givenBack", { who: from.name }));
const list = (...parts: readonly (string | null)[]): string | null => parts.filter((part) => part !== null).join(", ") || null;
