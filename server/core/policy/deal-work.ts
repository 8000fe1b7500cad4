// Deals the work of each hour to the people of its queues by an event simulation: first come, first served, by whoever of the queue is free first.
// With one queue, members who are alike and exponential times it is the M/M/c queue, whose waits are known (Erlang's C).
import type { Ms } from "@core/words/ids";
import { HOUR } from "@core/words/time";
import type { HourLoad } from "./lane-counts";
import type { WorkingTime } from "./working-time";

export interface Staff {
  /** Who may decide in each queue. */
  readonly membersOf: (queue: string) => readonly string[];
  /** How long a person takes for what takes others one second. */
  readonly slownessOf: (person: string) => number;
}

export interface QueueDelay {
  readonly queue: string;
  readonly items: number;
  readonly members: number;
  /** Of waits until somebody takes it up, outside of working hours included; null where nobody ever does. */
  readonly medianWaitS: number | null;
  readonly ninthWaitS: number | null;
  /** Work that came, by the time that its members had; above 1 the queue only grows. Null where they had none. */
  readonly busy: number | null;
}

export interface PersonShare {
  readonly person: string;
  readonly items: number;
  readonly seconds: number;
}

export interface Dealt {
  readonly queues: readonly QueueDelay[];
  /** Whoever got something; the most loaded first. */
  readonly people: readonly PersonShare[];
}

export interface Arrival {
  readonly at: Ms;
  readonly queue: string;
  /** What is to be expected of it; what it takes in the end is drawn. */
  readonly meanS: number;
}

/** Uniform numbers in [0, 1), the same ones for the same seed: mulberry32. */
export function uniforms(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Arrivals in order of time: those of each hour are spread over it at random. */
export function* arrivalsOf(load: readonly HourLoad[], random: () => number): Generator<Arrival> {
  for (let place = 0; place < load.length; ) {
    const hour = load[place]?.hour ?? 0;
    const within: Arrival[] = [];
    for (; load[place]?.hour === hour; place++) {
      const { queue, items, seconds } = load[place] ?? { queue: "", items: 0, seconds: 0 };
      for (let item = 0; item < items; item++) within.push({ at: (hour + random()) * HOUR, queue, meanS: seconds / items });
    }
    yield* within.sort((a, b) => a.at - b.at);
  }
}

const HOUR_S = HOUR / 1_000;

/** `arrivals` come in order of time, between the start of `time` and `until`. */
export function dealWork(
  arrivals: Iterable<Arrival>,
  { membersOf, slownessOf }: Staff,
  time: WorkingTime,
  until: Ms,
  random: () => number,
): Dealt {
  /** When each is free again, in working hours. */
  const freeAt = new Map<string, number>();
  const shares = new Map<string, { items: number; seconds: number }>();
  const queues = new Map<string, { readonly members: readonly string[]; readonly waits: Waits; seconds: number }>();
  for (const { at, queue, meanS } of arrivals) {
    const here = queues.get(queue) ?? { members: membersOf(queue), waits: new Waits(), seconds: 0 };
    queues.set(queue, here);
    here.seconds += meanS;
    const person = freeFirst(here.members, freeAt);
    if (person === null) {
      here.waits.add(Number.POSITIVE_INFINITY);
      continue;
    }
    const came = time.until(at);
    const begins = Math.max(came, freeAt.get(person) ?? 0);
    const seconds = -Math.log(1 - random()) * meanS * slownessOf(person);
    freeAt.set(person, begins + seconds / HOUR_S);
    here.waits.add((Math.max(at, time.when(begins)) - at) / 1_000);
    const share = shares.get(person) ?? { items: 0, seconds: 0 };
    shares.set(person, share);
    share.items++;
    share.seconds += seconds;
  }
  const worked = time.until(until) * HOUR_S;
  return {
    queues: [...queues].map(([queue, { members, waits, seconds }]) => ({
      queue,
      items: waits.count,
      members: members.length,
      medianWaitS: waits.quantile(0.5),
      ninthWaitS: waits.quantile(0.9),
      busy: members.length === 0 || worked === 0 ? null : seconds / (members.length * worked),
    })),
    people: [...shares].map(([person, share]) => ({ person, ...share })).sort((a, b) => b.seconds - a.seconds),
  };
}

/** Of several who are free, whoever has been for the longest; null where there is nobody. */
function freeFirst(members: readonly string[], freeAt: ReadonlyMap<string, number>): string | null {
  let first: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const member of members) {
    const free = freeAt.get(member) ?? 0;
    if (free >= least) continue;
    least = free;
    first = member;
  }
  return first;
}

/** Waits by their size, in steps of a twentieth from a second on: memory does not grow with them. */
class Waits {
  static readonly #STEP = Math.log(1.05);
  static readonly #BUCKETS = 500;
  readonly #counts = new Array<number>(Waits.#BUCKETS).fill(0);
  count = 0;
  #never = 0;

  add(seconds: number): void {
    this.count++;
    if (!Number.isFinite(seconds)) {
      this.#never++;
      return;
    }
    const place = seconds < 1 ? 0 : Math.min(Waits.#BUCKETS - 1, 1 + Math.floor(Math.log(seconds) / Waits.#STEP));
    this.#counts[place] = (this.#counts[place] ?? 0) + 1;
  }

  /** The wait that this share does not exceed; null where it is without end. */
  quantile(share: number): number | null {
    let left = share * this.count;
    if (left > this.count - this.#never) return null;
    for (const [place, count] of this.#counts.entries()) {
      left -= count;
      if (left <= 0) return place === 0 ? 0 : Math.exp(place * Waits.#STEP);
    }
    return null;
  }
}
