// The way that an item takes through ladders while nobody answers: which rung fires when, and where it waits then.
import type { Rung } from "@core/words/actors";
import type { Calendar } from "@core/words/calendar";
import type { Ms, PersonId, QueueId } from "@core/words/ids";
import { SECOND } from "@core/words/time";
import { type OpenClock, openClock } from "./open-clock";

/** A queue as far as ways through it depend on it. */
export interface PathQueue {
  readonly id: QueueId;
  readonly owner: PersonId;
  readonly over: QueueId | null;
  readonly ladder: readonly Rung[];
  readonly calendar: Calendar | null;
  readonly members: readonly PersonId[];
  /** Members, and the owner, who may decide something here, whether they are there or not. */
  readonly reviewers: readonly PersonId[];
}

type Whom = Extract<Rung, { readonly do: "notify" }>["who"];
/** Whom a rung tells, by kind: a person by name is one. The cast holds because whoever is neither of the two words is an id. */
export const kindOfWhom = (who: Whom): "owner" | "members" | "person" =>
  who === "owner" || who === "members" ? (who as "owner" | "members") : "person";

export interface Step {
  readonly queue: QueueId;
  readonly index: number;
  readonly rung: Rung;
  readonly at: Ms;
  /** Where a move really ends: the queue that it names, one above it, or the fallback. Null where it stays, and its owner is told instead. */
  readonly landsIn: QueueId | null;
}

export interface Way {
  readonly steps: readonly Step[];
  /** Where it waits once no rung is left, and since when; null where the ladders go round and round. */
  readonly endsIn: { readonly queue: QueueId; readonly since: Ms } | null;
}

export interface WaySetting {
  readonly queues: ReadonlyMap<QueueId, PathQueue>;
  readonly fallback: QueueId;
  /** Whether enough people could decide there at that instant. */
  readonly takes: (queue: PathQueue, at: Ms) => boolean;
  /** Kept by the caller, so that many ways share what was laid out; each begins at the earliest start. */
  readonly clockOf: (queue: PathQueue) => OpenClock;
}

/** More than any ladder without a loop has. */
const MOST_STEPS = 200;

/** The way from a queue, for an item that comes at an instant. A queue that is entered a second time ends it. */
export function wayFrom(start: QueueId, at: Ms, setting: WaySetting): Way {
  const steps: Step[] = [];
  const entered = new Set<QueueId>([start]);
  let queue = setting.queues.get(start);
  let now = at;
  for (let index = 0; queue !== undefined && steps.length < MOST_STEPS; index += 1) {
    const rung: Rung | undefined = queue.ladder[index];
    if (rung === undefined) return { steps, endsIn: { queue: queue.id, since: now } };
    const delay = Math.max(1, rung.afterS * SECOND);
    // Hours that never come count as the plain clock, as the ladder itself does.
    now = setting.clockOf(queue).add(now, delay) ?? now + delay;
    const landed: QueueId | null = rung.do === "move" ? landing(rung.to, queue.id, now, setting) : null;
    steps.push({ queue: queue.id, index, rung, at: now, landsIn: landed });
    if (landed === null) continue;
    if (entered.has(landed)) return { steps, endsIn: null };
    entered.add(landed);
    queue = setting.queues.get(landed);
    index = -1;
  }
  return { steps, endsIn: null };
}

/** The first queue from the wanted one upwards that takes it, else the fallback; null where that is the one it stands in. */
function landing(wanted: QueueId, from: QueueId, at: Ms, { queues, fallback, takes }: WaySetting): QueueId | null {
  const visited = new Set<QueueId>();
  for (let id: QueueId | null = wanted; id !== null && !visited.has(id); ) {
    visited.add(id);
    const queue: PathQueue | undefined = queues.get(id);
    if (queue === undefined) break;
    if (takes(queue, at)) return id === from ? null : id;
    id = queue.over;
  }
  return fallback === from ? null : fallback;
}

/** Clocks that begin at an instant, each laid out once. */
export function clocksFrom(at: Ms): (queue: PathQueue) => OpenClock {
  const laid = new Map<Calendar | null, OpenClock>();
  return ({ calendar }) => {
    const known = laid.get(calendar) ?? openClock(calendar, at);
    laid.set(calendar, known);
    return known;
  };
}
