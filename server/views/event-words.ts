// What happened, in words: one sentence for each type of event, with what people and agents said beside it. Exhaustive: a new type does not compile without words.
import type { Rung } from "@core/words/actors";
import type { Landing, RecordedEvent } from "@core/words/events";
import type { AgentId, Hash, Ms, PersonId, QueueId } from "@core/words/ids";
import { durationWords, LEVEL_LABELS, spanWords } from "@core/words/labels";
import { never } from "@core/words/result";
import { SECOND } from "@core/words/time";
import { type JsonObject, printLevel, type ReconcileOutcome } from "@core/words/vocabulary";
import { inSentence, type Names, possessive, subject } from "./names";
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

const waitedWords = (ms: number): string => (ms < SECOND ? "as soon as it came" : `waited ${durationWords(ms)}`);

/** The sentence of one event. Quotes are raw: the timeline reveals them together. */
export function eventWords(event: RecordedEvent, before: Before, telling: Telling): Words {
  const { names } = telling;
  const agent = names.agent(telling.agent).name;
  const person = (id: PersonId) => names.person(id);
  const queue = (id: QueueId) => names.queue(id).name;
  const actor = actorRef(event, names);
  const who = actor === null ? "" : subject(actor);
  const instead = event.onBehalfOf === null ? null : `for ${inSentence(person(event.onBehalfOf))}`;
  const waited = before.queuedSince === null ? null : waitedWords(event.at - before.queuedSince);
  const landed = (landing: Landing) =>
    landing.to === "claim" ? `back to ${inSentence(person(landing.claim.by))}` : `back to ${queue(landing.placement.queue)}`;
  const proposed = (revision: number) => telling.proposals.get(revision) ?? telling.action;

  switch (event.type) {
    case "submitted":
      return said(`${agent} proposed ${proposed(event.data.revision.number)}`, `revision ${event.data.revision.number}`);
    case "ruled": {
      const { ruling, cause } = event.data;
      const level = LEVEL_LABELS[printLevel(ruling.level, ruling.quorum)];
      const needsPeople = ruling.level === "review" || ruling.level === "human_only";
      const again = cause === "submitted" ? "Ruled" : "Ruled again:";
      return said(
        `${again} ${level}${needsPeople ? `, to ${queue(ruling.queue)}` : ""}`,
        `policy ${telling.workflow} v${ruling.policyVersion}${RULED_BECAUSE[cause]}`,
      );
    }
    case "queued":
      return said(
        event.data.why === "nobody-eligible"
          ? `Nobody may decide this in its queue, so to ${queue(event.data.placement.queue)}`
          : `Waits in ${queue(event.data.placement.queue)}`,
        event.data.why === "revoked" ? "the grant was revoked" : null,
      );
    case "cleared":
      return said(`Cleared: ${agent} may run ${telling.action} once`, CLEARED_BY[event.data.grant.source]);
    case "closed":
      return closedWords(event, { who, agent, instead });
    case "claimed":
      return said(`${who} claimed`, list(instead, waited));
    case "released":
      return said(`${who} released it`, `to ${queue(event.data.placement.queue)}`);
    case "lease_lapsed":
      return said(`${capital(possessive(person(event.data.from)))} claim lapsed`, `back to ${queue(event.data.placement.queue)}`);
    case "delegated":
      return said(`${who} handed it to ${inSentence(person(event.data.claim.by))}`, list(instead, waited));
    case "moved":
      return said(`${who} moved it to ${queue(event.data.placement.queue)}`, `from ${queue(event.data.from)}`);
    case "escalated": {
      const { landing, leaning } = event.data;
      const to = landing.to === "claim" ? inSentence(person(landing.claim.by)) : queue(landing.placement.queue);
      return said(
        `${who} escalated it to ${to}`,
        list(instead, leaning === null ? null : `leans towards ${leaning}`),
        spoken(event.free, "reason"),
      );
    }
    case "suspended":
      return said(`${who} set it aside`, `for ${durationWords(event.data.until - event.at)}`, spoken(event.free, "reason"));
    case "resumed": {
      const by = person(event.data.claim.by);
      if (actor === null) return said(`Back to ${inSentence(by)}`, "the time it was set aside for is over");
      return actor.id === by.id ? said(`${who} took it up again`) : said(`${who} gave it back to ${inSentence(by)}`);
    }
    case "asked":
      return said(`${who} asked the agent`, instead, spoken(event.free, "question"));
    case "answer_lapsed":
      return said(`${agent} did not answer`, landed(event.data.landing));
    case "replied":
      return said(`${agent} answered`, landed(event.data.landing), spoken(event.free, "body"));
    case "revised": {
      const { number } = event.data.revision;
      const detail = list(`revision ${number}`, event.data.landing === null ? null : landed(event.data.landing));
      return actor === null || event.actor.kind === "agent"
        ? said(`${agent} proposed ${proposed(number)}`, detail, spoken(event.free, "message"))
        : said(`${who} changed it to ${proposed(number)}`, detail);
    }
    case "voted": {
      const revision = telling.revisionOf(event.data.vote.revisionHash);
      const sum = telling.quorum > 1 ? `${before.votesOnHash + 1} of ${telling.quorum} signed` : null;
      const read = event.data.seen.seenMs === null ? null : `read for ${durationWords(event.data.seen.seenMs)}`;
      return said(
        `${who} ${event.data.vote.kind === "edit" ? "signed the edit" : "approved"}`,
        list(instead, revision === null ? null : `revision ${revision}`, sum, read),
        spoken(event.free, "note"),
      );
    }
    case "recalled":
      return event.data.what === "vote"
        ? said(`${who} took back ${actor?.you ? "your" : "their"} approval`, instead)
        : said(
            `${who} undid the decision`,
            list(instead, event.data.revision === null ? null : `revision ${event.data.revision.number} stands again`),
          );
    case "withdrawn":
      return said(
        `${agent} withdrew it`,
        event.data.was === "cleared" ? "it had been cleared and did not run" : null,
        spoken(event.free, "reason"),
      );
    case "revoked":
      return said("The policy’s grant was revoked", REVOKED_BECAUSE[event.data.why]);
    case "grant_timed":
      return said("Its group is settled", `${agent} has ${durationWords(event.data.expiresAt - event.at)} to run it`);
    case "grant_expired":
      return said("Not run in time: the grant lapsed", "nothing happened");
    case "redeemed":
      return said(`${agent} runs ${telling.action}`, revisionDetail(telling.revisionOf(event.data.revisionHash)));
    case "succeeded": {
      const { reversibleUntil } = event.data;
      return said(
        `${agent} ran it`,
        reversibleUntil === null ? "cannot be taken back" : `can be taken back for ${spanWords(reversibleUntil - event.at)}`,
      );
    }
    case "failed":
      return said(`${agent} could not run it`, "no effect remains", spoken(event.free, "error"));
    case "report_refused":
      return said(`A late report of ${agent} was refused`, `it said: ${event.data.outcome}`);
    case "reconciling":
      return said(
        event.data.why === "execution" ? "Nobody knows whether it ran" : "It could not be taken back",
        list(event.data.cause === "reported" ? `${agent} reported it` : `${agent} went silent`, `to ${queue(event.data.placement.queue)}`),
        spoken(event.free, "error"),
      );
    case "reconciled":
      return said(`${who} established that ${RECONCILED[event.data.outcome]}`, instead, spoken(event.free, "evidence"));
    case "reversal_requested":
      return said(
        event.data.retry ? `${who} had ${agent} try again to take it back` : `${who} had it taken back`,
        list(instead, event.data.attempt > 1 ? `try ${event.data.attempt}` : null),
        spoken(event.free, "reason"),
      );
    case "reversed":
      return said(`${agent} took it back`);
    case "rung_fired": {
      const { index, again, notify, placement, from } = event.data;
      const rungs = telling.ladderOf(from).length;
      const rung = again || rungs === 0 ? null : `rung ${index + 1} of ${before.hasDeadline ? rungs + 1 : rungs}`;
      if (placement.queue !== from) return said(`Still open: to ${queue(placement.queue)}`, rung);
      return said(`Still open: ${toldWords(notify, from, names)}`, again ? "reminded again" : rung);
    }
    default:
      return never(event);
  }
}

const RULED_BECAUSE = {
  submitted: "",
  revised: ", the agent changed it",
  edited: ", a person changed it",
  published: ", the policy changed",
  revoked: ", the grant was revoked",
} as const;

const CLEARED_BY = {
  people: "by people",
  policy: "by the policy, no person needed",
  silence: "nobody answered, and the policy says to go on",
} as const;

const REVOKED_BECAUSE = {
  stop: "a stop was pulled",
  budget: "the autonomy budget is burnt",
  verification: "a verification that it rested on lapsed",
  policy: "the policy became stricter",
} as const;

const RECONCILED = {
  succeeded: "it ran",
  failed: "it did not run",
  reversed: "it was taken back",
  stands: "it stands",
} as const satisfies Record<ReconcileOutcome, string>;

function closedWords(
  event: Extract<RecordedEvent, { type: "closed" }>,
  told: { readonly who: string; readonly agent: string; readonly instead: string | null },
): Words {
  switch (event.data.why) {
    case "policy":
      return said("The policy blocks it", "nothing runs");
    case "silence":
      return said("At the deadline: rejected", "safe default");
    case "people":
      return event.data.outcome === "respond"
        ? said(`${told.who} responded in ${told.agent}’s place`, told.instead, spoken(event.free, "body"))
        : said(`${told.who} rejected`, told.instead, spoken(event.free, "reason"));
    default:
      return never(event.data.why);
  }
}

/** Whom a rung tells: `Henrik Solberg is told`. */
export function toldWords(notify: "owner" | "members" | PersonId | null, queue: QueueId, names: Names): string {
  const told = (ref: PersonRef | null, otherwise: string) =>
    ref === null ? `${otherwise} is told` : ref.you ? "you are told" : `${ref.name} is told`;
  if (notify === "members") return `everybody in ${names.queue(queue).name} is told`;
  if (notify === "owner" || notify === null) return told(names.queue(queue).owner, "the owner");
  return told(names.person(notify), "somebody");
}

const actorRef = (event: RecordedEvent, names: Names): PersonRef | null =>
  event.actor.kind === "person" ? names.person(event.actor.id) : null;
const revisionDetail = (revision: number | null) => (revision === null ? null : `revision ${revision}`);
const capital = (text: string) => text.charAt(0).toLocaleUpperCase("en") + text.slice(1);
const list = (...parts: readonly (string | null)[]): string | null => parts.filter((part) => part !== null).join(", ") || null;
