// Who had an item before them when: by what their own decisions say of the screen they signed at, and by who held it.
import type { Item } from "@core/lifecycle/item";
import type { Holder } from "@core/words/actors";
import type { RecordedEvent, Seen } from "@core/words/events";
import { asPersonId, type Ms, type PersonId } from "@core/words/ids";
import { handsOf, NOBODY } from "./blind-names";

/** From the first look to the decision. Nothing says that they looked at nothing else meanwhile. */
export interface Sitting {
  readonly person: PersonId;
  readonly from: Ms;
  readonly until: Ms;
  readonly seen: Seen;
  readonly seq: number;
}

/** Those that a browser told the length of. */
export const sittingsOf = (events: readonly RecordedEvent[]): readonly Sitting[] =>
  events.flatMap(({ at, seq, actor, ...event }) => {
    const seen = seenIn(event as RecordedEvent);
    if (seen === null || seen.seenMs === null || actor.kind !== "person") return [];
    return [{ person: actor.id, from: at - seen.seenMs, until: at, seen, seq }];
  });

function seenIn(event: RecordedEvent): Seen | null {
  if (event.type === "voted" || event.type === "asked" || event.type === "closed") return event.data.seen;
  return null;
}

/** Everybody who acted on it or held it, in the order in which they first did. */
export function peopleIn(events: readonly RecordedEvent[]): readonly PersonId[] {
  const found = new Set<PersonId>();
  for (const { actor, holder } of events)
    for (const party of [actor, holder]) if (party?.kind === "person") found.add(asPersonId(party.id));
  return [...found];
}

export type Had = "open" | "held" | null;

/** The instant of a decision still belongs to the screen on which it was taken. */
export const sittingAt = (sittings: readonly Sitting[], person: PersonId, at: Ms): Sitting | null =>
  sittings.find((one) => one.person === person && one.from <= at && at <= one.until) ?? null;

export function hadAt(sittings: readonly Sitting[], holder: Holder | null, person: PersonId, at: Ms): Had {
  if (sittingAt(sittings, person, at) !== null) return "open";
  return holder?.kind === "person" && holder.id === person ? "held" : null;
}

/**
 * What may be told of an item whose quorum is blind and still open: one's own signatures, and in whose hands it was only where it still is, as on
 * its timeline. That it had been decided before somebody undid it stands there too; who decided does not.
 */
export function veiled(then: Item, own: (id: PersonId) => boolean, handsNow: PersonId | null): Item {
  const hands = handsOf(then);
  const seen = { ...then, votes: then.votes.filter(({ by }) => own(by)), decision: null };
  if (hands === null || own(hands) || hands === handsNow) return seen;
  // That somebody asked stands on the screen, whoever it was.
  if (then.question !== null) return { ...seen, question: { ...then.question, by: NOBODY, onBehalfOf: null } };
  return { ...seen, claim: null, suspension: null, review: "queued" };
}
