// The scene of a decision: what the store knows of queues, people, stops and the group. The core decides on this and on nothing else;
// commands read it under lock, views ask the same scene what is open to whom.
import type { Hands } from "@core/escalation/assignment";
import type { Scene } from "@core/lifecycle/commands";
import { isSettled } from "@core/lifecycle/holder";
import type { GroupInScene, StopsInScene } from "@core/words/actors";
import type { ItemId, Ms, PersonId, QueueId } from "@core/words/ids";
import { SECOND } from "@core/words/time";
import type { StoredQueue } from "@/db/queries/queues";
import type { StoredItem } from "@/db/queries/stored-item";
import { type Directory, everyQueue, nextStandingChange, queueFacts, standingsAt } from "./directory";
import { type Place, personInScene, queueInScene, rightsFor, rightsOn } from "./resolve";
import type { Standing } from "./standing";

/** Where the item stands: scopes and membership are asked of this. */
export interface Stand {
  readonly workflow: string;
  readonly queue: QueueId | null;
  readonly skills: readonly string[];
}

export interface Surroundings {
  readonly now: Ms;
  readonly directory: Directory;
  readonly stops: StopsInScene;
  readonly group: GroupInScene | null;
  /** Of those whose limit matters here; nobody where it is left out. */
  readonly hands?: ReadonlyMap<PersonId, Hands>;
}

/** What is the product's own in a scene: durations, and freshly minted ids. */
export type OurPart = Pick<Scene, "settings" | "fresh">;

export const sceneOf = (ours: OurPart, stand: Stand, { now, directory, stops, group, hands = NOBODY_COUNTED }: Surroundings): Scene => ({
  ...partsOf(directory, stand, now),
  now,
  stops,
  group,
  hands,
  // Budgets and verifications come with the trust record; until then none is burnt and none lapses.
  budgetIntact: true,
  verificationsHold: true,
  ...ours,
});

const NOBODY_COUNTED: ReadonlyMap<PersonId, Hands> = new Map();

type Parts = Pick<Scene, "queues" | "people">;
interface KeptParts extends Parts {
  readonly from: Ms;
  readonly until: Ms;
}

/** Who may do what where changes only with the directory or when an absence or a deputyship begins or ends; until then one answer serves all commands. */
const keptParts = new WeakMap<Directory, Map<string, KeptParts>>();
const MOST_KEPT = 200;

function partsOf(directory: Directory, stand: Stand, now: Ms): Parts {
  const kept = keptParts.get(directory) ?? new Map<string, KeptParts>();
  keptParts.set(directory, kept);
  const key = JSON.stringify([stand.workflow, stand.queue, stand.skills]);
  const known = kept.get(key);
  if (known && known.from <= now && now < known.until) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const parts = { ...resolveParts(directory, stand, now), from: now, until: nextStandingChange(directory, now) };
  kept.set(key, parts);
  return parts;
}

/** An item that was on its way while its queue was removed still has a clock and an owner there. */
const resolveParts = (directory: Directory, stand: Stand, now: Ms): Parts =>
  partsAmong(directory, stand, standingsAt(directory, now), [...everyQueue(directory).values()]);

/** These queues and everybody, as decisions about an item that stands there see them. */
export function partsAmong(
  directory: Directory,
  { workflow, queue, skills }: Stand,
  standings: ReadonlyMap<PersonId, Standing>,
  rows: readonly StoredQueue[],
): Parts {
  const queues = rows.map((row) => queueInScene(queueFacts(directory, row), workflow, skills, standings.values()));
  const people = [...standings.values()].map((standing) => {
    const person = personInScene(standing, { workflow, queue }, standings);
    const deputyFor = person.deputyFor.filter((id) => mayStandIn(standing, standings.get(id), { workflow, queue }, skills));
    // The item may move: whoever may review it in some queue has the right, and `reviewers` says in which. Who stands in brings no queue of their own.
    const reviews = deputyFor.length > 0 || queues.some(({ id }) => rightsOn(standing, { workflow, queue: id }).has("review"));
    return { ...person, deputyFor, rights: reviews ? new Set([...person.rights, "review" as const]) : person.rights };
  });
  return { queues: byId(queues), people: byId(people) };
}

/** Where somebody reviews, who acts for them must be allowed to review there too, and have the skills that are asked for. */
function mayStandIn(deputy: Standing, principal: Standing | undefined, place: Place, skills: readonly string[]): boolean {
  if (principal === undefined || !rightsOn(principal, place).has("review")) return principal !== undefined;
  return rightsFor(deputy, principal, place).has("review") && skills.every((skill) => deputy.skills.has(skill));
}

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id as Row["id"], row]));

/** The group as one of its members sees it. `maxAt` bounds grants that wait for the others. */
export function groupInScene(size: number, members: readonly StoredItem[], self: ItemId | null, now: Ms, maxS: number): GroupInScene {
  const others = members.filter(({ item }) => item.id !== self);
  const ends = members.map(({ item }) => item.openedAt + (item.ruling?.maxS ?? maxS) * SECOND);
  return { size, othersSettled: others.filter(({ item }) => isSettled(item)).length, maxAt: Math.max(now + maxS * SECOND, ...ends) };
}
