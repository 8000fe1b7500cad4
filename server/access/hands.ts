// How much people have in hand: counted against their limit, and in minutes of work as decisions have taken here.
import type { Hands } from "@core/escalation/assignment";
import { paceFrom, secondsFor } from "@core/policy/decision-times";
import type { Ms, PersonId, QueueId } from "@core/words/ids";
import { DAY, MINUTE, SECOND } from "@core/words/time";
import { decidingEvents } from "@/db/queries/decision-times";
import { heldKinds } from "@/db/queries/loads";
import { latestDecidedIn } from "@/db/queries/past-rows";
import { countHeld } from "@/db/queries/queue-pages";
import type { Store, Tx } from "@/db/store";
import { isDecided, seenMs } from "./deciding-time";
import type { Directory } from "./directory";

/** Counted for those alone who have a limit. */
export async function handsOf(tx: Tx, directory: Directory, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Hands>> {
  const limits = new Map(people.flatMap((id) => limitOf(directory, id) ?? []));
  if (limits.size === 0) return new Map();
  const held = new Map<PersonId, number>();
  for (const { person, held: some } of await countHeld(tx, [...limits.keys()])) held.set(person, (held.get(person) ?? 0) + Number(some));
  return new Map([...limits].map(([id, limit]) => [id, { holding: held.get(id) ?? 0, limit }]));
}

const limitOf = (directory: Directory, id: PersonId): readonly (readonly [PersonId, number])[] | null => {
  const limit = directory.people.get(id)?.wipLimit ?? null;
  return limit === null ? null : [[id, limit]];
};

/** What one person has in hand. */
export interface Load {
  readonly holding: number;
  readonly byQueue: ReadonlyMap<QueueId, number>;
  /** How long all of it is expected to keep them. */
  readonly loadMs: Ms;
}

export const NO_LOAD: Load = { holding: 0, byQueue: new Map(), loadMs: 0 };

/** What each of these people has in hand, in items and in time. */
export async function loadsOf(store: Store, tx: Tx, now: Ms, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Load>> {
  const loads = new Map<PersonId, { holding: number; byQueue: Map<QueueId, number>; loadMs: Ms }>();
  for (const { person, queue, workflow, action, held } of await heldKinds(tx, people)) {
    const load = loads.get(person) ?? { holding: 0, byQueue: new Map(), loadMs: 0 };
    loads.set(person, load);
    load.holding += held;
    load.byQueue.set(queue, (load.byQueue.get(queue) ?? 0) + held);
    load.loadMs += held * (await decisionMs(store, tx, now, workflow, action));
  }
  return loads;
}

/** Decisions of one action that are timed: the latest of the last three months. */
const TIMED = 300;
const TIMED_FOR = 90 * DAY;
/** How long a pace stands: what one decision more would change of it is little. */
const KEPT_FOR = 10 * MINUTE;

interface KeptPace {
  readonly at: Ms;
  readonly ms: Ms;
}
const shelves = new WeakMap<Store, Map<string, KeptPace>>();

/** How long one decision of this kind is expected to take, from those that people took here, or from imported cases, or as is assumed. */
export async function decisionMs(store: Store, tx: Tx, now: Ms, workflow: string, action: string): Promise<Ms> {
  const shelf = shelves.get(store) ?? new Map<string, KeptPace>();
  shelves.set(store, shelf);
  const key = JSON.stringify([workflow, action]);
  const known = shelf.get(key);
  if (known !== undefined && now >= known.at && now - known.at < KEPT_FOR) return known.ms;
  const own = (await decidingEvents(tx, { workflow, action }, now - TIMED_FOR, TIMED))
    .filter(isDecided)
    .flatMap(({ data }) => seenMs(data))
    .map((ms) => ({ action, person: "", seconds: ms / SECOND, at: now }));
  const imported = (await latestDecidedIn(tx, workflow, TIMED)).filter((one) => one.action === action);
  const ms = secondsFor(paceFrom(own, imported), action) * SECOND;
  shelf.set(key, { at: now, ms });
  return ms;
}
