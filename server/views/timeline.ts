// The timeline of an item: past events in words with every transfer of accountability, and below now what will fire if nobody acts. Pure.

import type { Item } from "@core/lifecycle/item";
import type { Holder, Rung } from "@core/words/actors";
import type { Calendar } from "@core/words/calendar";
import type { RecordedEvent } from "@core/words/events";
import type { Hash, Ms, QueueId } from "@core/words/ids";
import { t } from "@core/words/t";
import { revealText } from "@core/words/untrusted-text";
import { handsOf, isMeantFor, quoteOf, veiledNames } from "./blind-names";
import { type Before, eventWords, type Telling } from "./event-words";
import { futureOf } from "./future";
import type { Names } from "./names";
import { checkEntry, type PastCheck } from "./past-checks";
import type { TimelineEntry } from "./shapes-item";

export interface TimelineSource {
  readonly events: readonly RecordedEvent[];
  readonly item: Item;
  /** Whether others' signatures, and whose hands it went through, are still a secret. */
  readonly blind: boolean;
  /** As it was at an instant: nothing in it is before anybody now. */
  readonly standing?: boolean;
  readonly names: Names;
  /** In the order of time. */
  readonly checks: readonly PastCheck[];
  readonly now: Ms;
  readonly proposals: ReadonlyMap<number, string>;
  readonly ladderOf: (queue: QueueId) => readonly Rung[];
  readonly hoursOf: (queue: QueueId) => Calendar | null;
}

/** Past and future of one item, oldest first. */
export function timelineOf(source: TimelineSource): TimelineEntry[] {
  return [...withChecks(pastOf(source), source), ...futureOf(source)];
}

/** Checks of what the agent claims stand on streams of their own; on the line they stand where they fell, in the hands that it was in. */
export function withChecks(
  past: readonly TimelineEntry[],
  { checks, ...source }: Pick<TimelineSource, "checks" | "names" | "blind" | "item">,
): TimelineEntry[] {
  const lines = [...past];
  const names = shownNames(source);
  for (const check of checks) {
    const place = lines.findLastIndex(({ at }) => at <= check.at);
    if (place >= 0) lines.splice(place + 1, 0, { ...checkEntry(check, names), holder: lines[place]?.holder ?? null });
  }
  return lines;
}

/** What happened. The queue that a ruling leads to stands in the ruling's own line, so that each line says something new. */
export function pastOf(source: TimelineSource): TimelineEntry[] {
  const { events, item, names } = source;
  const shown = shownNames(source);
  const telling = tellingOf({ ...source, names: shown });
  const entries: TimelineEntry[] = [];
  const votes: { readonly by: string; readonly hash: Hash }[] = [];
  let holder: Holder | null = null;
  let queuedSince: Ms | null = null;
  let hasDeadline = true;

  for (const [index, event] of events.entries()) {
    const follower = events[index + 1];
    if (event.type === "ruled" && isSameStep(event, follower)) continue;
    if (showsHands(source, event)) continue;
    const told = event.type === "queued" && isSameStep(events[index - 1], event) ? (events[index - 1] ?? event) : event;

    const vote = event.type === "voted" ? event.data.vote : null;
    const votesOnHash = vote === null ? 0 : votes.filter((earlier) => earlier.hash === vote.revisionHash).length;
    if (event.type === "reconciling") hasDeadline = false;
    const before: Before = { queuedSince, votesOnHash, hasDeadline };
    const words = isBlindTo(source, event) ? blindWords(event) : eventWords(quotable(told, source, shown), before, telling);
    const held = shownHolder(source, index);
    const transfer = !sameHolder(holder, held);
    if (transfer) queuedSince = held?.kind === "queue" ? event.at : null;
    holder = held;
    if (vote !== null) votes.push({ by: vote.by, hash: vote.revisionHash });
    if (event.type === "recalled" && event.data.what === "vote") forget(votes, event.data.by);

    entries.push({
      seq: event.seq,
      at: event.at,
      type: told.type,
      actor: isBlindTo(source, event) ? somebody() : actorOf(told, shown),
      text: revealText(words.text),
      detail: words.detail === null ? null : revealText(words.detail),
      quote: words.quote === null ? null : revealText(words.quote),
      holder: names.holder(held),
      transfer,
      revisionHash: revisionHashOf(event),
    });
  }
  return markCurrent(entries, item, source.standing === true);
}

const shownNames = ({ blind, item, names }: Pick<TimelineSource, "blind" | "item" | "names">): Names =>
  blind ? veiledNames(names, item) : names;

/** Whoever is not named says nothing that may lean others, save a question: without it the agent's answer would say nothing. */
function quotable(event: RecordedEvent, { blind, names }: TimelineSource, shown: Names): RecordedEvent {
  if (!blind || event.actor.kind !== "person" || event.type === "asked") return event;
  if (quoteOf(shown.person(event.actor.id), event) !== null) return event;
  const said = isMeantFor(event, names) ? event : { ...event, free: {} };
  return said.type === "escalated" ? { ...said, data: { ...said.data, leaning: null } } : said;
}

/** `ruled` and the `queued` that it leads to are one step of one transaction. */
const isSameStep = (ruled: RecordedEvent | undefined, queued: RecordedEvent | undefined) =>
  ruled?.type === "ruled" && queued?.type === "queued" && queued.data.why === "ruled" && queued.at === ruled.at;

function tellingOf({ events, item, names, proposals, ladderOf }: TimelineSource): Telling {
  const numbers = new Map<Hash, number>();
  for (const event of events)
    if (event.type === "submitted" || event.type === "revised") numbers.set(event.data.revision.hash, event.data.revision.number);
  return {
    names,
    agent: item.agent,
    action: revealText(item.action),
    workflow: item.workflow,
    proposals,
    ladderOf,
    revisionOf: (hash) => numbers.get(hash) ?? null,
    quorum: item.ruling?.quorum ?? 1,
  };
}

const blindWords = ({ type }: RecordedEvent) => ({
  text: t(type === "recalled" ? "told.blindRecall" : "told.blindText"),
  detail: t("told.blindDetail"),
  quote: null,
});
const somebody = () => ({ kind: "person", id: "", name: t("told.somebody") }) as const;

/** Under a blind quorum nobody may lean on what others said, while it is open. One's own votes are no secret. */
export function isBlindTo({ blind, names }: Pick<TimelineSource, "blind" | "names">, event: RecordedEvent): boolean {
  if (!blind) return false;
  if (event.type === "recalled") return event.data.what === "vote" && !names.own(event.data.by);
  return event.type === "voted" && !names.own(event.data.vote.by);
}

const HANDS: ReadonlySet<RecordedEvent["type"]> = new Set(["claimed", "released", "lease_lapsed", "delegated"]);

/** Whose hands it went through before says who signed: left out with the signatures. Who has it now, and since when, stays. */
export function showsHands(
  { blind, item, events, names }: Pick<TimelineSource, "blind" | "item" | "events" | "names">,
  event: RecordedEvent,
): boolean {
  if (!blind || !HANDS.has(event.type)) return false;
  const current = item.claim === null ? null : events.findLast(({ type }) => type === "claimed" || type === "delegated");
  if (event === current) return false;
  const people = [event.actor, event.holder].flatMap((one) => (one?.kind === "person" ? [one.id] : []));
  return event.type === "lease_lapsed" ? !names.own(event.data.from) : people.some((id) => !names.own(id));
}

/** Who held it after an event, as far as it may be told: of hands that it has left since, only that people had it. */
function shownHolder({ blind, item, events, names }: TimelineSource, index: number): Holder | null {
  const holder = events[index]?.holder ?? null;
  if (!blind || holder?.kind !== "person" || names.own(holder.id) || item.queue === null) return holder;
  const isStill =
    handsOf(item) === holder.id && events.slice(index).every((later) => sameHolder(later.holder, holder) || later.holder?.kind === "agent");
  return isStill ? holder : { kind: "queue", id: item.queue };
}

function actorOf(event: RecordedEvent, names: Names): TimelineEntry["actor"] {
  switch (event.actor.kind) {
    case "agent":
      return { kind: "agent", ...names.agent(event.actor.id) };
    case "person": {
      const { id, name } = names.person(event.actor.id);
      return { kind: "person", id, name };
    }
    case "system":
      return { kind: "system", id: event.actor.id, name: "Countersign" };
  }
}

/** The revision that an event proposes, signs, grants or runs: screens draw its seal, so that the same bars can be followed down the line. */
function revisionHashOf(event: RecordedEvent): Hash | null {
  switch (event.type) {
    case "submitted":
    case "revised":
      return event.data.revision.hash;
    case "voted":
      return event.data.vote.revisionHash;
    case "cleared":
      return event.data.grant.revisionHash;
    case "redeemed":
      return event.data.revisionHash;
    default:
      return null;
  }
}

const sameHolder = (a: Holder | null, b: Holder | null) => a?.kind === b?.kind && a?.id === b?.id;

function forget(votes: { readonly by: string }[], voter: string): void {
  const last = votes.findLastIndex((vote) => vote.by === voter);
  if (last >= 0) votes.splice(last, 1);
}

/** The line of the revision that stands says so, once there are several. */
function markCurrent(entries: readonly TimelineEntry[], item: Item, past: boolean): TimelineEntry[] {
  const proposes = (entry: TimelineEntry) => entry.type === "submitted" || entry.type === "revised";
  if (entries.filter(proposes).length < 2) return [...entries];
  const standing = t(past ? "past.stoodThen" : item.purpose === "decide" ? "told.inFront" : "told.lastOne");
  return entries.map((entry) =>
    proposes(entry) && entry.revisionHash === item.revision.hash ? { ...entry, detail: `${entry.detail ?? ""}, ${standing}` } : entry,
  );
}
