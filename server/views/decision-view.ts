// What people said of an item: the decision, the signatures, the open question, the pause; with their own words from the trail.

import { isBlind } from "@core/lifecycle/blind";
import { countingVotes } from "@core/lifecycle/eligibility";
import type { Item } from "@core/lifecycle/item";
import type { RecordedEvent } from "@core/words/events";
import { revealText } from "@core/words/untrusted-text";
import type { Json } from "@core/words/vocabulary";
import type { Names } from "./names";
import type { DecisionView, ItemView } from "./shapes-item";

type History = readonly RecordedEvent[];

export function decisionView({ decision }: Pick<Item, "decision">, events: History, names: Names): DecisionView | null {
  if (decision === null) return null;
  const { kind, at, finalAt, revisionHash } = decision;
  const said = events.findLast(
    ({ type, seq }) => seq <= decision.seq && (kind === "approve" || kind === "edit" ? type === "voted" : type === "closed"),
  );
  const message = said === undefined ? null : (spoken(said.free.note) ?? spoken(said.free.reason) ?? spoken(said.free.body));
  return { kind, by: decision.by.map((id) => names.person(id)), at, finalAt, revisionHash, message };
}

/** Signatures that stand, those on an earlier revision included: these count again if the edit is undone. */
export function approvalsOf(item: Item, names: Names): ItemView["approvals"] {
  const counting = new Set(countingVotes(item));
  return item.votes
    .filter(({ by }) => names.own(by) || !isBlind(item))
    .map((vote) => ({ by: names.person(vote.by), at: vote.at, counts: counting.has(vote) }));
}

export function askedOf({ question }: Item, events: History, names: Names): ItemView["asked"] {
  if (question === null) return null;
  const event = events.find(({ seq }) => seq === question.seq);
  return {
    by: names.person(question.by),
    at: event?.at ?? question.answerDue,
    question: spoken(event?.free.question) ?? "",
    answerDue: question.answerDue,
  };
}

export function suspensionOf({ suspension }: Item, events: History, names: Names): ItemView["suspension"] {
  if (suspension === null) return null;
  const event = events.findLast(({ type }) => type === "suspended");
  return { by: names.person(suspension.by), until: suspension.until, reason: spoken(event?.free.reason) };
}

/** A lease handed over lasts longer than one that was taken. Renewals are no events, so the whole length is told by how it began. */
export function claimOf(
  { claim }: Item,
  events: History,
  names: Names,
  leases: { readonly leaseMs: number; readonly delegateLeaseMs: number },
): ItemView["claim"] {
  if (claim === null) return null;
  const began = events.findLast(({ holder }, index) => holder?.id === claim.by && events[index - 1]?.holder?.id !== claim.by);
  const handedOver = began?.type === "delegated" || began?.type === "escalated";
  return {
    by: names.person(claim.by),
    onBehalfOf: claim.onBehalfOf === null ? null : names.person(claim.onBehalfOf),
    leaseUntil: claim.leaseUntil,
    leaseMs: handedOver ? leases.delegateLeaseMs : leases.leaseMs,
  };
}

const spoken = (value: Json | undefined): string | null => (typeof value === "string" && value !== "" ? revealText(value) : null);
