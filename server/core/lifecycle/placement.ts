// Where an item goes when it comes to people: into a queue where it can be decided, or to the person who had it.
import type { QueueInScene } from "@core/words/actors";
import type { Landing, Placement, RungClock } from "@core/words/events";
import type { Ms, QueueId } from "@core/words/ids";
import type { RulingMark } from "@core/words/ruling";
import type { Scene } from "./commands";
import { type Acting, type Duty, eligibleCount, exclusionOf, ineligibleBecause, type Origin } from "./eligibility";
import type { Item } from "./item";
import { continueRung, startRung } from "./ladder";

/** A queue that the store must have read; its absence is a fault, not a refusal. */
export function queueOf(scene: Scene, id: QueueId): QueueInScene {
  const queue = scene.queues.get(id);
  if (queue === undefined) throw new Error(`the scene lacks the queue ${id}`);
  return queue;
}

export interface Need {
  readonly origin: Origin;
  readonly ruling: RulingMark;
  readonly duty: Duty;
}

export function needOf(item: Item): Need {
  if (item.ruling === null) throw new Error(`${item.id} has no ruling`);
  return { origin: item, ruling: item.ruling, duty: dutyOf(item) };
}

/** How many people must be able to act: a quorum decides, one person repairs. */
const needed = ({ ruling, duty }: Need) => (duty === "decide" ? Math.max(1, ruling.quorum) : 1);

/** The first queue, from the wanted one upwards, with enough people to decide; the fallback queue when there is none. */
export function queueFor(wanted: QueueId, need: Need, scene: Scene): QueueId {
  const visited = new Set<QueueId>();
  for (let id: QueueId | null = wanted; id !== null && !visited.has(id); ) {
    visited.add(id);
    const queue: QueueInScene = queueOf(scene, id);
    if (eligibleCount(queue, need.origin, need.ruling, need.duty, scene.people) >= needed(need)) return id;
    id = queue.over;
  }
  return scene.settings.fallbackQueue;
}

/** A placement in a queue with its ladder started anew. */
export function placeIn(wanted: QueueId, need: Need, from: Ms, scene: Scene): Placement {
  const queue = queueFor(wanted, need, scene);
  return { queue, rung: startRung(queueOf(scene, queue), from, scene.settings) };
}

/** Back in its own queue, the ladder going on where it was. */
export const placeBack = (item: Item, from: Ms, scene: Scene): Placement => ({
  queue: queueIdOf(item),
  rung: rungGoingOn(item, from, scene),
});

/** The item's ladder going on where it was, in the time of its queue. */
export const rungGoingOn = (item: Item, from: Ms, scene: Scene): RungClock =>
  continueRung(queueOf(scene, queueIdOf(item)), item.rung, from);

export function queueIdOf(item: Item): QueueId {
  const queue = item.queue ?? item.ruling?.queue;
  if (queue === undefined) throw new Error(`${item.id} has neither a queue nor a ruling`);
  return queue;
}

/** Back to whoever asked, if they may still decide; else to the queue. The ladder goes on. */
export function landWithAsker(item: Item, from: Ms, scene: Scene): Landing {
  const asker = item.question;
  if (asker !== null && mayStillDecide(item, { id: asker.by, onBehalfOf: asker.onBehalfOf }, scene)) {
    const claim = { by: asker.by, onBehalfOf: asker.onBehalfOf, leaseUntil: from + scene.settings.leaseMs };
    return { to: "claim", claim, rung: rungGoingOn(item, from, scene) };
  }
  return { to: "queue", placement: placeBack(item, from, scene) };
}

/** Eligible in the item's queue, present, and not excluded. */
export const mayStillDecide = (item: Item, by: Acting, scene: Scene): boolean =>
  exclusionOf(item, dutyOf(item), by) === null && ineligibleBecause(scene.queues.get(queueIdOf(item)), scene.people, by) === null;

/** Work before the action runs decides it; work after it repairs. */
export function dutyOf(item: Item): Duty {
  return item.execution === "held" || item.execution === "cleared" || item.execution === "cancelled" ? "decide" : "repair";
}
