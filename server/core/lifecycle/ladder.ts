// The ladder's clock: when the next rung fires, and how it pauses, continues and starts anew; all of it in the queue's business time.
import { addOpen, openBetween } from "@core/escalation/calendar";
import type { QueueInScene, Rung } from "@core/words/actors";
import type { RungClock } from "@core/words/events";
import type { Ms } from "@core/words/ids";
import { SECOND } from "@core/words/time";
import type { LifecycleSettings } from "./commands";

/** When each rung still to come fires if nobody acts and nobody is late; none where the clock rests. The first is set, the others follow from it. */
export function comingRungs(
  queue: Pick<QueueInScene, "calendar" | "ladder">,
  { index, at }: RungClock,
): readonly (Rung & { readonly index: number; readonly at: Ms })[] {
  let due = at;
  return queue.ladder.flatMap((rung, position) => {
    if (due === null || position < index) return [];
    if (position > index) due = running(queue, position, due, Math.max(1, rung.afterS * SECOND)).at;
    return due === null ? [] : [{ ...rung, index: position, at: due }];
  });
}

/** A queue as far as its clock depends on it. */
type Hours = Pick<QueueInScene, "calendar">;

/** A fresh ladder, as every placement in another queue starts it. */
export const startRung = (queue: QueueInScene, from: Ms, settings: LifecycleSettings): RungClock =>
  running(queue, 0, from, delayOf(queue, 0, settings));

/** The clock after a rung fired: its delay counts from the actual firing, so an outage postpones a ladder and never skips a notice. */
export const rungAfter = (queue: QueueInScene, fired: RungClock, firedAt: Ms, settings: LifecycleSettings): RungClock =>
  running(queue, fired.index + 1, firedAt, delayOf(queue, fired.index + 1, settings));

/** Nobody can be late while the item waits for an answer or sleeps. */
export function pauseRung(queue: Hours, rung: RungClock | null, now: Ms): RungClock {
  if (rung === null) return { index: 0, at: null, remainingMs: 0 };
  return rung.at === null ? rung : { index: rung.index, at: null, remainingMs: openTime(queue, now, rung.at) };
}

/** What was left of the delay runs again; a clock that runs already is left alone. */
export function continueRung(queue: Hours, rung: RungClock | null, from: Ms): RungClock {
  if (rung === null) return running(queue, 0, from, 0);
  return rung.at === null ? running(queue, rung.index, from, rung.remainingMs ?? 0) : rung;
}

/**
 * A running clock under the hours that hold now: its delay counted once more from where it began, but never to before `now`, since what
 * would have fired by then fires now. Null where that changes nothing.
 */
export function retimedRung(queue: Hours, rung: RungClock | null, now: Ms): RungClock | null {
  if (rung === null || rung.at === null || rung.since === undefined || rung.delayMs === undefined) return null;
  const at = Math.max(now, running(queue, rung.index, rung.since, rung.delayMs).at ?? now);
  return at === rung.at ? null : { ...rung, at };
}

function running({ calendar }: Hours, index: number, since: Ms, delayMs: Ms): RungClock {
  // Hours that never come would keep an item unseen for ever: then the plain clock counts.
  const at = (calendar && addOpen(calendar, since, delayMs)) ?? since + delayMs;
  return { index, at, remainingMs: null, since, delayMs };
}

const openTime = ({ calendar }: Hours, from: Ms, to: Ms): Ms =>
  Math.max(0, calendar === null ? to - from : openBetween(calendar, from, to));

/** The delay of a rung; beyond the last the owner is reminded again and again, ever slower. */
export function delayOf(queue: QueueInScene, index: number, settings: LifecycleSettings): Ms {
  const rung = queue.ladder[index];
  // A delay of nothing would fire for ever in one instant where two ladders move to each other.
  if (rung !== undefined) return Math.max(1, rung.afterS * SECOND);
  const reminder = index - queue.ladder.length;
  return Math.min(settings.remindOwnerMs * 2 ** Math.min(reminder, 30), settings.remindOwnerMaxMs);
}
