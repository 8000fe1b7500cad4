// How long all that is open in a queue is expected to take, and who is there for it.
import type { Ms, PersonId, QueueId } from "@core/words/ids";
import { SECOND } from "@core/words/time";
import { openKinds, type QueueKind } from "@/db/queries/loads";
import type { StoredQueue } from "@/db/queries/queues";
import type { Store, Tx } from "@/db/store";
import type { Directory } from "./directory";
import { standingAt } from "./directory";
import { decisionMs } from "./hands";
import { workQueues } from "./resolve";

/** So many of each queue, the most urgent, stand for the rest: what kinds there are changes slowly. */
const SAMPLE = 200;
const KEPT_FOR = 10 * SECOND;

const shelves = new WeakMap<Store, { readonly at: Ms; readonly kinds: readonly QueueKind[] }>();

async function kindsOf(store: Store, tx: Tx, now: Ms, queues: readonly QueueId[]): Promise<readonly QueueKind[]> {
  const known = shelves.get(store);
  if (known !== undefined && now >= known.at && now - known.at < KEPT_FOR) return known.kinds;
  const kinds = await openKinds(tx, queues, SAMPLE);
  shelves.set(store, { at: now, kinds });
  return kinds;
}

/** How long one decision takes in each queue, by the kinds that wait in it; queues in which nothing waits are left out. */
export async function paceOfQueues(store: Store, tx: Tx, now: Ms, directory: Directory): Promise<ReadonlyMap<QueueId, Ms>> {
  const sums = new Map<QueueId, { items: number; ms: Ms }>();
  for (const { queue, workflow, action, open } of await kindsOf(store, tx, now, [...directory.queues.keys()])) {
    const sum = sums.get(queue) ?? { items: 0, ms: 0 };
    sums.set(queue, sum);
    sum.items += open;
    sum.ms += open * (await decisionMs(store, tx, now, workflow, action));
  }
  return new Map([...sums].map(([queue, { items, ms }]) => [queue, ms / items]));
}

/** Who works a queue: its members, and whoever answers for it, where a reviewer's role reaches it. */
export function worksQueue(
  directory: Directory,
  { id, members, owner }: StoredQueue,
  now: Ms,
): readonly { readonly id: PersonId; readonly present: boolean }[] {
  return [...new Set([...members, owner])].flatMap((person) => {
    const standing = standingAt(directory, person, now);
    return standing !== null && workQueues(standing).includes(id) ? [{ id: person, present: !standing.absent }] : [];
  });
}
