// Setting an item aside until a known instant, and taking it up again: the ladder rests meanwhile.

import type { ItemEventDraft } from "@core/words/events";
import type { Ms } from "@core/words/ids";
import { refuse } from "@core/words/result";
import type { Scene } from "../commands";
import { type Decided, verdict, type Write } from "../draft";
import type { Item } from "../item";
import { pauseRung } from "../ladder";
import { queueIdOf, queueOf, rungGoingOn } from "../placement";

export function suspend(item: Item, command: { until: Ms; reason: string }, scene: Scene, write: Write): Decided {
  const { until, reason } = command;
  const maxUntil = scene.now + scene.settings.maxSuspendMs;
  if (until <= scene.now) return refuse({ code: "invalid", errors: [{ path: "/until", message: "is not in the future" }] });
  if (until > maxUntil) return refuse({ code: "suspend-too-long", maxUntil });
  return verdict(write("suspended", { until, rung: pauseRung(queueOf(scene, queueIdOf(item)), item.rung, scene.now) }, { reason }));
}

/** Claimed by the person who suspended it, whoever resumes it; `dueAt` is set when its time had come. */
export function resumption(item: Item, from: Ms, dueAt: Ms | null, scene: Scene, write: Write): ItemEventDraft {
  if (item.suspension === null) throw new Error(`${item.id} is not suspended`);
  const { by, onBehalfOf } = item.suspension;
  const claim = { by, onBehalfOf, leaseUntil: from + scene.settings.leaseMs };
  return write("resumed", { claim, rung: rungGoingOn(item, from, scene), dueAt });
}

export const resume = (item: Item, scene: Scene, write: Write): Decided => verdict(resumption(item, scene.now, null, scene, write));
