// Counts of open work, kept: a count walks the index over all open items, so it may cost at most a twentieth of the time.
import type { Ms, QueueId } from "@core/words/ids";
import { HOUR, SECOND } from "@core/words/time";
import { countOpen, type OpenCount } from "@/db/queries/queue-pages";
import type { Store, Tx } from "@/db/store";
import type { Bounds } from "../access/open-work";

/** Due within this is "soon". */
export const SOON: Ms = HOUR;
/** What is overdue changes with time alone, so nothing is kept for longer. */
const KEPT_AT_MOST: Ms = SECOND;
const SHARE = 20;

interface Counted {
  readonly counts: readonly OpenCount[];
  readonly at: Ms;
  readonly commits: number;
  /** Of the process's clock: until then the count stands, whatever is committed. */
  readonly untilTick: number;
}

interface Shelf {
  commits: number;
  readonly kept: Map<string, Counted>;
}

const MOST_KEPT = 500;
const shelves = new WeakMap<Store, Shelf>();

function shelfOf(store: Store): Shelf {
  const known = shelves.get(store);
  if (known) return known;
  const shelf: Shelf = { commits: 0, kept: new Map() };
  store.onCommit(() => {
    shelf.commits += 1;
  });
  shelves.set(store, shelf);
  return shelf;
}

/** Counts by queue within these bounds. Exact while little is open; at 100,000 open items at most a second old. */
export async function openCounts(store: Store, tx: Tx, now: Ms, bounds: Bounds): Promise<ReadonlyMap<QueueId, OpenCount>> {
  const shelf = shelfOf(store);
  const whole = await kept(shelf, "", now, () => countOpen(tx, { now, soon: now + SOON }));
  const counts = new Map(whole.map((count) => [count.queue, count]));
  const { queues, workflows, wholeQueues } = bounds;
  const found = new Map<QueueId, OpenCount>();
  for (const queue of queues) {
    const narrow = workflows !== null && !wholeQueues.has(queue);
    // Nothing open at all: no need to look for a part of it.
    const [count] =
      narrow && counts.has(queue)
        ? await kept(shelf, JSON.stringify([queue, workflows]), now, () =>
            countOpen(tx, { now, soon: now + SOON, narrowed: { queue, workflows } }),
          )
        : [counts.get(queue)];
    if (count) found.set(queue, count);
  }
  return found;
}

async function kept(shelf: Shelf, key: string, now: Ms, count: () => Promise<OpenCount[]>): Promise<readonly OpenCount[]> {
  const tick = performance.now();
  const known = shelf.kept.get(key);
  const fresh = known !== undefined && now >= known.at && now - known.at < KEPT_AT_MOST;
  if (fresh && (known.commits === shelf.commits || tick < known.untilTick)) return known.counts;
  const { commits } = shelf;
  const counts = await count();
  const done = performance.now();
  if (shelf.kept.size >= MOST_KEPT) shelf.kept.clear();
  shelf.kept.set(key, { counts, at: now, commits, untilTick: done + (done - tick) * SHARE });
  return counts;
}
