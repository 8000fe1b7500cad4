// Moving work: to another queue, or up the ladder on purpose.
import type { Landing } from "@core/words/events";
import type { QueueId } from "@core/words/ids";
import { refuse } from "@core/words/result";
import type { DecisionKind } from "@core/words/vocabulary";
import type { Scene } from "../commands";
import { type Decided, verdict, type Write } from "../draft";
import type { Item } from "../item";
import { needOf, placeIn, queueIdOf, queueOf, rungGoingOn } from "../placement";

export function move(item: Item, to: QueueId, scene: Scene, write: Write): Decided {
  const from = queueIdOf(item);
  const problem = to === from ? "is the queue that the item is in" : scene.queues.has(to) ? null : "is no queue";
  if (problem !== null) return refuse({ code: "invalid", errors: [{ path: "/to", message: problem }] });
  return verdict(write("moved", { from, placement: placeIn(to, needOf(item), scene.now, scene) }));
}

export function escalate(item: Item, command: { reason: string; leaning: DecisionKind | null }, scene: Scene, write: Write): Decided {
  const from = queueIdOf(item);
  return verdict(write("escalated", { from, landing: above(item, from, scene), leaning: command.leaning }, { reason: command.reason }));
}

/** The queue above; at the top the owner of this one takes it, with the lease of somebody it was handed to. */
function above(item: Item, from: QueueId, scene: Scene): Landing {
  const { over, owner } = queueOf(scene, from);
  if (over !== null) return { to: "queue", placement: placeIn(over, needOf(item), scene.now, scene) };
  const claim = { by: owner, onBehalfOf: null, leaseUntil: scene.now + scene.settings.delegateLeaseMs };
  return { to: "claim", claim, rung: rungGoingOn(item, scene.now, scene) };
}
