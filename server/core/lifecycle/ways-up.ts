// Where an item can be sent up from where it is: queues above its own, whoever answers for them, and whoever manages this work.
import type { PersonId, QueueId } from "@core/words/ids";
import { isBlind } from "./blind";
import type { Scene } from "./commands";
import { type Acting, exclusionOf, hasRight, hasVoted } from "./eligibility";
import type { Item } from "./item";
import { dutyOf, queueIdOf } from "./placement";

export interface WaysUp {
  /** The queues above, the nearest first. */
  readonly queues: readonly QueueId[];
  /** Present, not excluded, and not whoever sends it. */
  readonly people: readonly { readonly id: PersonId; readonly as: "owner" | "manager" }[];
}

export function waysUp(item: Item, by: Acting, scene: Scene): WaysUp {
  const own = queueIdOf(item);
  const queues: QueueId[] = [];
  for (let id = scene.queues.get(own)?.over ?? null; id !== null && id !== own && !queues.includes(id); ) {
    queues.push(id);
    id = scene.queues.get(id)?.over ?? null;
  }
  const owners = new Set([own, ...queues].flatMap((id) => scene.queues.get(id)?.owner ?? []));
  const managers = [...scene.people.keys()].filter((id) => hasRight(scene.people, { id, onBehalfOf: null }, "manage"));
  const people = [...new Set([...owners, ...managers])]
    .filter((id) => mayBeAsked(item, id, by, scene))
    .map((id) => ({ id, as: owners.has(id) ? ("owner" as const) : ("manager" as const) }));
  return { queues, people };
}

/** Under a blind quorum those who have signed are not left out: who is missing would be known to have. They can still refuse it, move it, or answer. */
function mayBeAsked(item: Item, id: PersonId, by: Acting, scene: Scene): boolean {
  const them = { id, onBehalfOf: null };
  if (id === by.id || id === by.onBehalfOf || scene.people.get(id)?.present !== true) return false;
  return exclusionOf(item, dutyOf(item), them) === null && (item.purpose !== "decide" || isBlind(item) || !hasVoted(item, them));
}
