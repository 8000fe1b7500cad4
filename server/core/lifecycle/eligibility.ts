// Who counts: exclusions, reviewers, deputies, and votes that may stand side by side in one quorum.
import type { ItemRight, PersonInScene, QueueInScene } from "@core/words/actors";
import type { Vote } from "@core/words/events";
import type { PersonId } from "@core/words/ids";
import type { ExcludedReason, IneligibleReason } from "@core/words/refusals";
import type { RulingMark } from "@core/words/ruling";
import type { Item } from "./item";

/** Who is behind an item, as far as separation of duties depends on it. */
export type Origin = Pick<Item, "owner" | "maker">;
export type People = ReadonlyMap<PersonId, PersonInScene>;
/** What of a ruling says who may not sign. */
export type WhoMaySign = Pick<RulingMark, "exclude" | "quorum" | "ownerMayReview">;

/** A person, and the one they stand in for. */
export interface Acting {
  readonly id: PersonId;
  readonly onBehalfOf: PersonId | null;
}

/** What a person's work on an item is: to decide it, or to repair what its execution left behind. */
export type Duty = "decide" | "repair";

/** Why a person may not have a part in this item, whatever their roles are. */
export function excludedBecause(origin: Origin, ruling: WhoMaySign, duty: Duty, person: PersonId): ExcludedReason | null {
  if (ruling.exclude.includes(person)) return "named-by-policy";
  if (person === origin.maker) return "maker";
  if (person !== origin.owner) return null;
  // Stopping harm must not wait for a second person where one may decide; where two must, the owner is never the only one.
  const ownerMay = ruling.quorum === 1 && (duty === "repair" || ruling.ownerMayReview);
  return ownerMay ? null : "agent-owner";
}

/** As above for a person and the one they act for; acting for oneself would make one person two. */
export function exclusionOf(item: Item, duty: Duty, by: Acting): ExcludedReason | null {
  if (by.onBehalfOf === by.id) return "for-oneself";
  if (item.ruling === null) return null;
  const { ruling } = item;
  return excludedBecause(item, ruling, duty, by.id) ?? (by.onBehalfOf && excludedBecause(item, ruling, duty, by.onBehalfOf));
}

/** Why a person is no eligible reviewer of the queue now. A deputy brings the membership of the person they act for, and no right that either lacks. */
export function ineligibleBecause(queue: QueueInScene | undefined, people: People, by: Acting): IneligibleReason | null {
  const person = people.get(by.id);
  if (person === undefined) return "offboarded";
  if (!person.present) return "absent";
  if (by.onBehalfOf === null) return membership(queue, person);
  if (!person.deputyFor.includes(by.onBehalfOf) || !person.rights.has("review")) return "deputy-not-allowed";
  const principal = people.get(by.onBehalfOf);
  return principal === undefined ? "deputy-not-allowed" : membership(queue, principal);
}

function membership(queue: QueueInScene | undefined, person: PersonInScene): IneligibleReason | null {
  if (queue === undefined || !person.rights.has("review")) return "not-a-member";
  // The scene names who is eligible in full: a missing skill looks like a missing membership from here.
  return queue.reviewers.includes(person.id) ? null : "not-a-member";
}

/** A right that a person has now; a deputy has the intersection. */
export function hasRight(people: People, by: Acting, right: ItemRight): boolean {
  const person = people.get(by.id);
  if (person === undefined || !person.present || !person.rights.has(right)) return false;
  if (by.onBehalfOf === null) return true;
  return person.deputyFor.includes(by.onBehalfOf) && (people.get(by.onBehalfOf)?.rights.has(right) ?? false);
}

/** Who could sign here now: reviewers who are there, and of those who are not each with the deputies who could in their place. */
export interface Able {
  readonly alone: ReadonlySet<PersonId>;
  /** For each reviewer who cannot: who acts for them, and is none of those who can. */
  readonly standIns: readonly (readonly PersonId[])[];
}

export function ableToSign(queue: QueueInScene, origin: Origin, ruling: WhoMaySign, duty: Duty, people: People): Able {
  const mayAct = (by: Acting) =>
    ineligibleBecause(queue, people, by) === null &&
    excludedBecause(origin, ruling, duty, by.id) === null &&
    (by.onBehalfOf === null || excludedBecause(origin, ruling, duty, by.onBehalfOf) === null);
  const alone = new Set(queue.reviewers.filter((id) => mayAct({ id, onBehalfOf: null })));
  const standIns = queue.reviewers
    .filter((id) => !alone.has(id))
    .map((onBehalfOf) => (people.get(onBehalfOf)?.deputies ?? []).filter((id) => !alone.has(id) && mayAct({ id, onBehalfOf })));
  return { alone, standIns };
}

/** How many distinct identities these are: a deputy stands in for one. */
export const identityCount = ({ alone, standIns }: Able): number => alone.size + mostMatched(standIns);

/** How many distinct identities could sign here now: present reviewers, and absent ones through a deputy who is none of those. */
export const eligibleCount = (queue: QueueInScene, origin: Origin, ruling: WhoMaySign, duty: Duty, people: People): number =>
  identityCount(ableToSign(queue, origin, ruling, duty, people));

/** Largest number of rows that can each be given a value of their own (augmenting paths). */
function mostMatched(rows: readonly (readonly PersonId[])[]): number {
  const takenBy = new Map<PersonId, number>();
  const place = (row: number, tried: Set<PersonId>): boolean =>
    (rows[row] ?? []).some((value) => {
      if (tried.has(value)) return false;
      tried.add(value);
      const other = takenBy.get(value);
      if (other !== undefined && !place(other, tried)) return false;
      takenBy.set(value, row);
      return true;
    });
  return rows.filter((_, row) => place(row, new Set())).length;
}

/** The people whose authority a vote uses. */
export const identitiesOf = (vote: { readonly by: PersonId; readonly onBehalfOf: PersonId | null }): readonly PersonId[] =>
  vote.onBehalfOf === null ? [vote.by] : [vote.by, vote.onBehalfOf];

const overlap = (one: readonly PersonId[], other: readonly PersonId[]) => one.some((id) => other.includes(id));

/** Votes that count: on the current revision, by people who are not excluded under the ruling of now, pairwise disjoint, as many as can be. */
export function countingVotes(item: Item, votes: readonly Vote[] = item.votes): readonly Vote[] {
  const valid = votes.filter(
    (vote) =>
      vote.revisionHash === item.revision.hash && exclusionOf(item, "decide", { id: vote.by, onBehalfOf: vote.onBehalfOf }) === null,
  );
  return mostDisjoint(valid);
}

/** The largest pairwise disjoint part. Votes are few, so trying with and without each is cheap; ties keep the earlier votes. */
function mostDisjoint(votes: readonly Vote[]): readonly Vote[] {
  const [first, ...rest] = votes;
  if (first === undefined) return [];
  const identities = identitiesOf(first);
  const compatible = rest.filter((vote) => !overlap(identities, identitiesOf(vote)));
  const withFirst = [first, ...mostDisjoint(compatible)];
  if (compatible.length === rest.length) return withFirst;
  const without = mostDisjoint(rest);
  return without.length > withFirst.length ? without : withFirst;
}

/** One of the two identities has already signed this revision. */
export function hasVoted(item: Item, by: Acting): boolean {
  return item.votes.some(
    (vote) =>
      vote.revisionHash === item.revision.hash && overlap(identitiesOf(vote), identitiesOf({ by: by.id, onBehalfOf: by.onBehalfOf })),
  );
}
