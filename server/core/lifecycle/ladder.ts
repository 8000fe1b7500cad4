// The ladder's clock: when the next rung fires, and how it pauses, continues and starts anew.
import type { QueueInScene } from "@core/words/actors";
import type { RungClock } from "@core/words/events";
import type { Ms } from "@core/words/ids";
import { SECOND } from "@core/words/time";
import type { LifecycleSettings } from "./commands";

/** A fresh ladder, as every placement in another queue starts it. */
export const startRung = (queue: QueueInScene, from: Ms, settings: LifecycleSettings): RungClock => running(queue, 0, from, settings);

/** The clock after a rung fired: its delay counts from the actual firing, so an outage postpones a ladder and never skips a notice. */
export const rungAfter = (queue: QueueInScene, fired: RungClock, firedAt: Ms, settings: LifecycleSettings): RungClock =>
  running(queue, fired.index + 1, firedAt, settings);

/** Nobody can be late while the item waits for an answer or sleeps. */
export function pauseRung(rung: RungClock | null, now: Ms): RungClock {
  if (rung === null) return { index: 0, at: null, remainingMs: 0 };
  return rung.at === null ? rung : { index: rung.index, at: null, remainingMs: Math.max(0, rung.at - now) };
}

/** What was left of the delay runs again; a clock that runs already is left alone. */
export function continueRung(rung: RungClock | null, from: Ms): RungClock {
  if (rung === null) return { index: 0, at: from, remainingMs: null };
  return rung.at === null ? { index: rung.index, at: from + (rung.remainingMs ?? 0), remainingMs: null } : rung;
}

function running(queue: QueueInScene, index: number, from: Ms, settings: LifecycleSettings): RungClock {
  return { index, at: from + delayOf(queue, index, settings), remainingMs: null };
}

/** The delay of a rung; beyond the last the owner is reminded again and again, ever slower. */
export function delayOf(queue: QueueInScene, index: number, settings: LifecycleSettings): Ms {
  const rung = queue.ladder[index];
  // A delay of nothing would fire for ever in one instant where two ladders move to each other.
  if (rung !== undefined) return Math.max(1, rung.afterS * SECOND);
  const reminder = index - queue.ladder.length;
  return Math.min(settings.remindOwnerMs * 2 ** Math.min(reminder, 30), settings.remindOwnerMaxMs);
}
