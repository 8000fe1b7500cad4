// Weeks of one item in virtual time: people and agents now and then, two drivers that look at it again and again, outages in which neither does, hours that change, and every deadline on record.
import type { Calendar } from "@core/words/calendar";
import type { ItemEvent, ItemEventDraft, Seen } from "@core/words/events";
import { asItemId, type Ms } from "@core/words/ids";
import { DAY, HOUR, MINUTE, SECOND } from "@core/words/time";
import type { Scene } from "../commands";
import { decide } from "../decide";
import { numbered } from "../draft";
import { fold, foldEvent } from "../fold";
import { isClosed, nextDeadline, withLease } from "../holder";
import type { Item } from "../item";
import { decideSubmission } from "../submit";
import { advance } from "../timers";
import { actorFor, commandFor, pick, worded } from "./walk-steps";
import * as world from "./world";

/** Numbers from a seed (mulberry32), so that a week can be lived again. */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % 10_000;
  };
}

/** When drivers look, and when nothing runs at all. */
export interface Running {
  readonly everyMs: Ms;
  readonly outages: readonly { readonly from: Ms; readonly to: Ms }[];
}

/** The first instant from `at` on at which a driver looks. */
export function looksAt({ everyMs, outages }: Running, at: Ms): Ms {
  const look = Math.ceil(at / everyMs) * everyMs;
  const out = outages.find(({ from, to }) => from <= look && look < to);
  return out === undefined ? look : looksAt({ everyMs, outages }, out.to);
}

/** One deadline that fired. */
export interface Fired {
  readonly timer: string;
  readonly dueAt: Ms;
  readonly at: Ms;
  /** The latest instant at which it may fire: when a driver looked next. */
  readonly latest: Ms;
}

export interface Lived {
  readonly item: Item;
  readonly events: readonly ItemEvent[];
  readonly fired: readonly Fired[];
  /** What two drivers that came to the same deadline found the second time. */
  readonly second: number;
  /** How often something was still due after a driver had been by. */
  readonly left: number;
}

/** Starts of weeks in which clocks change: in Berlin forward and back, in New York likewise, a leap day, a new year. */
const BEGINNINGS: readonly Ms[] = ["2026-03-26", "2026-10-22", "2026-03-05", "2026-10-29", "2028-02-26", "2026-12-28"].map((day) =>
  Date.parse(`${day}T08:00Z`),
);
const MOST_FIRINGS = 80;

/** Five weeks at most; what is in `reconciling` calls people for ever and is left after that. */
export function liveWeeks(id: string, seed: number, everyMs: Ms): Lived {
  const next = numbersFrom(seed);
  const began = pick(BEGINNINGS, next()) + (next() % 48) * 30 * MINUTE;
  const running = { everyMs, outages: outagesFrom(began, next) };
  let hours = pick(world.HOURS, next());
  const until = began + 35 * DAY;
  let told = begun(id, began, next, hours);
  const fired: Fired[] = [];
  let second = 0;
  let left = 0;
  let arrival = began + wait(next);

  for (let firings = 0; firings < MOST_FIRINGS && !(isClosed(told.item) && told.item.reversibleUntil === null); firings += 1) {
    const due = nextDeadline(told.item);
    const look = due === null ? Number.POSITIVE_INFINITY : Math.max(looksAt(running, due), told.item.lastAt);
    const now = Math.min(look, looksAt({ everyMs: 1, outages: running.outages }, arrival));
    if (now > until) break;
    const surroundings = sceneAt(now, hours);
    told = keep(told, advance(told.item, surroundings), now, running, fired);
    left += (nextDeadline(told.item) ?? Number.POSITIVE_INFINITY) <= now ? 1 : 0;
    if (now === look) {
      // Another driver had read the same deadline, and gets the lock after the first.
      second += advance(told.item, surroundings).length;
      continue;
    }
    if (next() % 16 === 0) hours = pick(world.HOURS, next());
    told = commanded(told, next, sceneAt(now, hours));
    arrival = now + wait(next);
  }
  return { ...told, fired, second, left };
}

interface Told {
  readonly item: Item;
  readonly events: readonly ItemEvent[];
  readonly screens: readonly Seen[];
}

/** Some long, some in the middle of the night, some of seconds. */
function outagesFrom(began: Ms, next: () => number) {
  let at = began;
  return Array.from({ length: 4 }, () => {
    const from = at + (next() % 100) * 3 * HOUR;
    const to = from + pick([4 * HOUR, 20 * MINUTE, 3 * DAY, 9 * SECOND], next());
    at = to;
    return { from, to };
  });
}

const wait = (next: () => number): Ms =>
  pick([9 * SECOND, 4 * MINUTE, 20 * MINUTE, 2 * HOUR, 9 * HOUR, 2 * DAY, 8 * DAY, 40 * DAY], next());

function begun(id: string, at: Ms, next: () => number, hours: Calendar | null): Told {
  const ruling = world.ruling({
    level: pick(["review", "review", "review", "autonomous", "human_only"] as const, next()),
    quorum: 1,
    queue: pick([world.REFUNDS, world.REFUNDS, world.LEGAL, world.LEADS], next()),
    onSilence: pick(["reject", "proceed"] as const, next()),
    reversibility: "reversible",
    maxS: pick([30 * DAY, 3 * DAY, 12 * HOUR], next()) / SECOND,
  });
  const decided = decideSubmission(world.submission({ ruling }), world.agent, sceneAt(at, hours));
  if (!decided.ok) throw new Error(`not submitted: ${decided.refusal.code}`);
  const events = numbered(0, decided.value.events, at);
  const item = fold(asItemId(id), events);
  return { item, events, screens: [world.seenNow(item)] };
}

const kept = new Map<Calendar | null, Scene["queues"]>();
function sceneAt(now: Ms, hours: Calendar | null): Scene {
  const base = world.scene(now);
  const queues = kept.get(hours) ?? new Map([...base.queues].map(([id, queue]) => [id, { ...queue, calendar: hours }]));
  kept.set(hours, queues);
  return { ...base, queues };
}

function keep(told: Told, drafts: readonly ItemEventDraft[], now: Ms, running: Running, fired: Fired[]): Told {
  const added = numbered(told.item.version, drafts, now);
  for (const event of added) {
    const dueAt = "dueAt" in event.data ? event.data.dueAt : null;
    // A silent agent hurries the ladder on: that is no deadline of its own.
    const hurried = event.type === "rung_fired" && added.some(({ type, data }) => type === "answer_lapsed" && data.dueAt === dueAt);
    if (typeof dueAt === "number" && !hurried) fired.push({ timer: event.type, dueAt, at: event.at, latest: looksAt(running, dueAt) });
  }
  const item = added.reduce<Item>((before, event) => foldEvent(before, before.id, event), told.item);
  return { ...told, item, events: added.length === 0 ? told.events : [...told.events, ...added] };
}

function commanded(told: Told, next: () => number, scene: Scene): Told {
  const step = { what: next(), who: next(), how: next(), wait: 0, item: 0, scheduler: 0 };
  const type = commandFor(told.item, step);
  const decided = decide(told.item, worded(type, told.item, step, told.screens, scene.now), actorFor(told.item, type, step), scene);
  if (!decided.ok) return told;
  const after = keep(told, decided.value.events, scene.now, { everyMs: 1, outages: [] }, []);
  const lease = decided.value.renewLeaseUntil;
  const item = lease === undefined ? after.item : withLease(after.item, lease);
  return { ...after, item, screens: [...after.screens, world.seenNow(item)] };
}
