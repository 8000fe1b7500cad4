// Moving work: to another queue, up on purpose, and back down with an answer.
import type { Landing } from "@core/words/events";
import type { QueueId } from "@core/words/ids";
import { refuse } from "@core/words/result";
import type { DecisionKind } from "@core/words/vocabulary";
import type { EscalateTo, Scene } from "../commands";
import { sentUpFrom } from "../conditions";
import { type Decided, verdict, type Write } from "../draft";
import { type Acting, hasVoted } from "../eligibility";
import type { Item } from "../item";
import { continueRung, pauseRung } from "../ladder";
import { mayStillDecide, needOf, placeIn, queueIdOf, queueOf, rungGoingOn } from "../placement";
import { waysUp } from "../ways-up";

export function move(item: Item, to: QueueId, scene: Scene, write: Write): Decided {
  const from = queueIdOf(item);
  const problem = to === from ? "is the queue that the item is in" : scene.queues.has(to) ? null : "is no queue";
  if (problem !== null) return refuse({ code: "invalid", errors: [{ path: "/to", message: problem }] });
  return verdict(write("moved", { from, placement: placeIn(to, needOf(item), scene.now, scene) }));
}

export function escalate(
  item: Item,
  command: { reason: string; leaning: DecisionKind | null; to?: EscalateTo | undefined },
  by: Acting,
  scene: Scene,
  write: Write,
): Decided {
  const from = queueIdOf(item);
  const ways = waysUp(item, by, scene);
  const { over, owner } = queueOf(scene, from);
  const to = command.to ?? (over === null ? { person: owner } : { queue: over });
  const open = "queue" in to ? ways.queues.includes(to.queue) : ways.people.some(({ id }) => id === to.person);
  if (!open && command.to === undefined) return refuse({ code: "nowhere-to-escalate" });
  if (!open) return refuse({ code: "invalid", errors: [{ path: "/to", message: "is not on the way up from here" }] });
  const paused = pauseRung(queueOf(scene, from), item.rung, scene.now);
  const { reason, leaning } = command;
  return verdict(write("escalated", { from, landing: landingUp(item, to, scene), leaning, paused }, { reason }));
}

/** A person takes it with the lease of somebody it was handed to, and the ladder goes on. */
function landingUp(item: Item, to: EscalateTo, scene: Scene): Landing {
  if ("queue" in to) return { to: "queue", placement: placeIn(to.queue, needOf(item), scene.now, scene) };
  const claim = { by: to.person, onBehalfOf: null, leaseUntil: scene.now + scene.settings.delegateLeaseMs };
  return { to: "claim", claim, rung: rungGoingOn(item, scene.now, scene) };
}

/**
 * Back to who sent it up, with an answer, if they may still decide it; else into the queue that they had it from. Its ladder goes on where it was
 * left; where it is in that queue still, it ran all the while, and what it told is not told again.
 */
export function giveBack(item: Item, { answer }: { answer: string }, scene: Scene, write: Write): Decided {
  const sent = sentUpFrom(item, scene);
  if (sent === null) return refuse({ code: "not-sent-up" });
  const { from, by, onBehalfOf, rung: paused } = sent;
  const rung = queueIdOf(item) === from ? rungGoingOn(item, scene.now, scene) : continueRung(queueOf(scene, from), paused, scene.now);
  const there: Item = { ...item, queue: from };
  const who = { id: by, onBehalfOf };
  if (mayStillDecide(there, who, scene) && !(item.purpose === "decide" && hasVoted(item, who))) {
    const claim = { by, onBehalfOf, leaseUntil: scene.now + scene.settings.delegateLeaseMs };
    return verdict(write("returned", { to: from, landing: { to: "claim", claim, rung } }, { answer }));
  }
  const placed = placeIn(from, needOf(there), scene.now, scene);
  const placement = placed.queue === from ? { queue: from, rung } : placed;
  return verdict(write("returned", { to: from, landing: { to: "queue", placement } }, { answer }));
}
