// The fold: an item is what its events made of it. Pure and total; it obeys events and judges none of them.
import {
  type Claim,
  type ItemEvent,
  type ItemEventData,
  type Landing,
  MATERIAL_EVENTS,
  type Placement,
  type Vote,
} from "@core/words/events";
import { type AgentId, asPersonId, type ItemId, type PersonId } from "@core/words/ids";
import { never } from "@core/words/result";
import type { RevisionMark } from "@core/words/ruling";
import { FINAL_EXECUTION_STATES } from "@core/words/vocabulary";
import type { Item, SentUp } from "./item";

type Change = Partial<Item>;
type Folded<Type extends ItemEvent["type"]> = Extract<ItemEvent, { type: Type }>;

/** Folds one event into the item; the first must be `submitted`. */
export function foldEvent(item: Item | null, id: ItemId, event: ItemEvent): Item {
  if (item === null) {
    if (event.type !== "submitted") throw new Error(`the first event of ${id} is ${event.type}, not submitted`);
    return opened(id, event);
  }
  if (event.seq !== item.version + 1) throw new Error(`event ${event.seq} of ${id} follows ${item.version}`);
  const next = { ...item, ...change(item, event) };
  return {
    ...next,
    version: event.seq,
    lastAt: event.at,
    closedAt: isFinal(next) ? (item.closedAt ?? event.at) : null,
    material: isMaterial(event)
      ? [...item.material, { seq: event.seq, type: event.type, at: event.at, by: event.actor.id }]
      : item.material,
  };
}

/** Folds a whole stream. */
export function fold(id: ItemId, events: readonly ItemEvent[]): Item {
  const item = events.reduce<Item | null>((before, event) => foldEvent(before, id, event), null);
  if (item === null) throw new Error(`${id} has no events`);
  return item;
}

const isFinal = (item: Item) => FINAL_EXECUTION_STATES.some((state) => state === item.execution);
const isMaterial = (event: ItemEvent) => MATERIAL_EVENTS.some((type) => type === event.type);

function opened(id: ItemId, event: Folded<"submitted">): Item {
  const { data } = event;
  return {
    id,
    agent: data.agent,
    owner: data.owner,
    maker: data.maker,
    workflow: data.workflow,
    action: data.action,
    group: data.group,
    bodyDigest: data.bodyDigest,
    allowedDecisions: data.allowedDecisions,
    respondMeans: data.respondMeans,
    version: event.seq,
    openedAt: event.at,
    lastAt: event.at,
    closedAt: null,
    review: "none",
    execution: "held",
    purpose: null,
    reconcileWhy: null,
    outcome: null,
    queue: null,
    rung: null,
    claim: null,
    suspension: null,
    question: null,
    maxAt: null,
    revision: { ...data.revision, by: data.agent, byKind: "agent" },
    lastRevision: data.revision.number,
    earlierRevisions: [],
    ruling: null,
    votes: [],
    decision: null,
    grant: null,
    lostGrant: null,
    run: null,
    reversal: null,
    reversibleUntil: null,
    touchedByPerson: false,
    revisedByAgent: false,
    rungsFired: [],
    material: [],
  };
}

/** One case per event type, in the order of the events' own list. */
function change(item: Item, event: ItemEvent): Change {
  switch (event.type) {
    case "submitted":
      throw new Error(`${item.id} was submitted twice`);
    case "ruled":
      return { ruling: event.data.ruling };
    case "queued":
      return { ...placed(event.data.placement), execution: "held", purpose: "decide", maxAt: event.data.maxAt };
    case "cleared":
      return cleared(item, event.data);
    case "closed":
      return { ...settledWork, review: "closed", execution: "cancelled", outcome: event.data.outcome, decision: event.data.decision };
    case "claimed":
      return claimed(event.data.claim);
    case "released":
    case "lease_lapsed":
    case "moved":
      return placed(event.data.placement);
    case "delegated":
      return { ...claimed(event.data.claim), rung: event.data.rung };
    case "escalated":
      return { ...landed(event.data.landing), sentUp: [...(item.sentUp ?? []), sentUpBy(event)] };
    case "returned":
      return { ...landed(event.data.landing), ...inQueueOf(event.data), sentUp: (item.sentUp ?? []).slice(0, -1) };
    case "opinion_asked":
      return { opinions: [...(item.opinions ?? []), { seq: event.seq, asker: asPersonId(event.actor.id), of: event.data.of }] };
    case "opinion_given":
    case "opinion_withdrawn":
      return { opinions: (item.opinions ?? []).filter(({ seq }) => seq !== event.data.asked) };
    case "suspended":
      return suspended(item, event.data);
    case "resumed":
      return { ...claimed(event.data.claim), rung: event.data.rung };
    case "asked":
      return asked(event);
    case "answer_lapsed":
    case "replied":
      return landed(event.data.landing);
    case "revised":
      return revised(item, event);
    case "voted":
      return voted(item, event.data);
    case "recalled":
      return recalled(item, event);
    case "withdrawn":
      return { ...ended(item, "withdraw"), lostGrant: item.grant === null ? null : { why: "withdrawn", at: event.at } };
    case "revoked":
      return { execution: "held", grant: null, lostGrant: { why: "revoked", at: event.at } };
    case "grant_timed":
      return { grant: item.grant && { ...item.grant, expiresAt: event.data.expiresAt } };
    case "grant_expired":
      return { ...ended(item, "expire"), lostGrant: { why: "expired", at: event.data.dueAt } };
    case "redeemed":
      return redeemed(event.data);
    case "succeeded":
      return { ...workDone(item), execution: "succeeded", reversibleUntil: event.data.reversibleUntil };
    case "failed":
      return { ...workDone(item), execution: "failed" };
    case "report_refused":
      return {};
    case "reconciling":
      return {
        ...placed(event.data.placement),
        ...leasesOver(item),
        execution: "reconciling",
        purpose: "reconcile",
        reconcileWhy: event.data.why,
      };
    case "reconciled":
      return reconciled(item, event.data);
    case "reversal_requested":
      return reversing(item, event.data);
    case "reversed":
      return { ...workDone(item), execution: "reversed", reversibleUntil: null };
    case "rung_fired":
      return rungFired(item, event);
    case "rung_timed":
      return { rung: event.data.rung };
    case "erased":
      return { erasedAt: event.at };
    default:
      return never(event);
  }
}

/** Open review work is over: nobody claims, waits or sleeps. `queue` and `rung` stay, so that an undo finds its place again. */
const settledWork = { purpose: null, reconcileWhy: null, claim: null, suspension: null, question: null } as const;

const placed = ({ queue, rung }: Placement): Change => ({ review: "queued", queue, rung, claim: null, suspension: null, question: null });
const claimed = (claim: Claim): Change => ({ review: "claimed", claim, suspension: null, question: null });
const landed = (landing: Landing): Change =>
  landing.to === "queue" ? placed(landing.placement) : { ...claimed(landing.claim), rung: landing.rung };

const inQueueOf = ({ landing, to }: ItemEventData["returned"]): Change => (landing.to === "claim" ? { queue: to } : {});

/** People alone send up. */
function sentUpBy({ seq, actor, onBehalfOf, data }: Folded<"escalated">): SentUp {
  const rung = data.paused ?? { index: 0, at: null, remainingMs: 0 };
  return { seq, by: asPersonId(actor.id), onBehalfOf, from: data.from, rung, leaning: data.leaning };
}

/** Where the review region rests when its work is done: closed if somebody or silence decided, none if policy alone did. */
const restOf = (item: Item) => (item.outcome === null ? "none" : "closed");
const workDone = (item: Item): Change => ({ ...settledWork, ...leasesOver(item), review: restOf(item) });

/** The agent no longer has it. */
const leasesOver = ({ run, reversal }: Item): Change => ({
  run: run && { ...run, leaseUntil: null },
  reversal: reversal && { ...reversal, leaseUntil: null },
});

function cleared(item: Item, { grant, decision }: ItemEventData["cleared"]): Change {
  const byPolicy: Change = { review: "none", outcome: null };
  const bySilence: Change = { review: "closed", outcome: "silence" };
  const byPeople: Change = { review: "closed", outcome: decision?.kind ?? item.outcome };
  const how = grant.source === "people" ? byPeople : grant.source === "silence" ? bySilence : byPolicy;
  return { ...settledWork, ...how, execution: "cleared", grant, decision, lostGrant: null };
}

/** A cleared item that will not run keeps a people's decision; an undecided one closes with the given outcome. */
function ended(item: Item, outcome: "withdraw" | "expire"): Change {
  if (item.execution !== "cleared") return { ...settledWork, review: "closed", execution: "cancelled", outcome };
  return { ...settledWork, execution: "cancelled", grant: null, outcome: item.outcome === "silence" ? outcome : item.outcome };
}

function suspended(item: Item, { until, rung }: ItemEventData["suspended"]): Change {
  if (item.claim === null) throw new Error(`${item.id} was suspended without a claim`);
  return { review: "suspended", claim: null, rung, suspension: { by: item.claim.by, onBehalfOf: item.claim.onBehalfOf, until } };
}

function asked({ seq, data }: Folded<"asked">): Change {
  const { by, onBehalfOf, answerDue, rung } = data;
  return { review: "awaiting_input", claim: null, rung, question: { by, onBehalfOf, seq, answerDue }, touchedByPerson: true };
}

function revised(item: Item, { actor, data }: Folded<"revised">): Change {
  const author = actor.kind === "person" ? byPerson(actor.id) : byAgent(item.agent);
  return {
    ...(data.landing === null ? {} : landed(data.landing)),
    revision: { ...data.revision, ...author },
    lastRevision: Math.max(item.lastRevision, data.revision.number),
    earlierRevisions: [...item.earlierRevisions, item.revision],
    touchedByPerson: item.touchedByPerson || author.byKind === "person",
    revisedByAgent: item.revisedByAgent || author.byKind === "agent",
  };
}
const byAgent = (by: AgentId) => ({ by, byKind: "agent" }) as const;
const byPerson = (by: PersonId) => ({ by, byKind: "person" }) as const;

function voted(item: Item, { vote, placement }: ItemEventData["voted"]): Change {
  return { ...(placement === null ? {} : placed(placement)), votes: [...item.votes, vote], touchedByPerson: true };
}

function recalled(item: Item, { at, data }: Folded<"recalled">): Change {
  const { what, by, claim, rung, revision } = data;
  return {
    ...(claim === null ? {} : { ...claimed(claim), execution: "held", purpose: "decide", outcome: null, decision: null, grant: null }),
    ...(rung === null ? {} : { rung }),
    ...(revision === null ? {} : undone(item, revision)),
    ...(item.grant === null || claim === null ? {} : { lostGrant: { why: "recalled", at } }),
    votes: votesAfterRecall(item, what, by),
    touchedByPerson: true,
  };
}

/** A voter takes back their own votes; whoever else undoes an approval voids every vote that made it. Undoing a refusal touches no vote. */
function votesAfterRecall(item: Item, what: "vote" | "decision", by: PersonId): readonly Vote[] {
  const approval = what === "vote" || item.decision?.kind === "approve" || item.decision?.kind === "edit";
  if (!approval) return item.votes;
  const own = item.votes.filter((vote) => vote.by === by);
  if (own.length > 0) return item.votes.filter((vote) => vote.by !== by);
  return item.votes.filter((vote) => vote.revisionHash !== item.revision.hash);
}

function undone(item: Item, revision: RevisionMark): Change {
  const index = item.earlierRevisions.findLastIndex((earlier) => earlier.hash === revision.hash);
  const back = item.earlierRevisions[index];
  if (back === undefined) throw new Error(`${item.id} never had the revision ${revision.hash}`);
  return { revision: back, earlierRevisions: item.earlierRevisions.slice(0, index) };
}

function redeemed({ executionId, grantId, keyDigest, leaseUntil }: ItemEventData["redeemed"]): Change {
  return { execution: "executing", run: { id: executionId, grantId, keyDigest, leaseUntil } };
}

function reconciled(item: Item, { outcome, reversibleUntil }: ItemEventData["reconciled"]): Change {
  switch (outcome) {
    case "succeeded":
    case "failed":
      return { ...workDone(item), execution: outcome, reversibleUntil };
    case "reversed":
      return { ...workDone(item), execution: "reversed", reversibleUntil: null };
    case "stands":
      return { ...workDone(item), execution: "succeeded", reversibleUntil: null };
    default:
      return never(outcome);
  }
}

function reversing(item: Item, { reversalId, attempt, leaseUntil }: ItemEventData["reversal_requested"]): Change {
  return { ...workDone(item), execution: "reversing", reversal: { id: reversalId, attempt, leaseUntil } };
}

/** A reminder leaves the item where it is; a rung that moves takes it to the other queue, claimed or not. */
function rungFired(item: Item, { at, data }: Folded<"rung_fired">): Change {
  const rungsFired = [...item.rungsFired, { at, delayMs: data.delayMs }];
  return data.placement.queue === data.from ? { rung: data.placement.rung, rungsFired } : { ...placed(data.placement), rungsFired };
}
