// Deals out the work of queues that hand it to people, while their hours run: best first, each item in its own transaction, to present people with room.
// What nobody may take stays in its queue.
import { type Assigned, assign, hasRoom, type Taker } from "@core/escalation/assignment";
import { isOpen } from "@core/escalation/calendar";
import { bestFirst } from "@core/escalation/priority";
import type { Scene } from "@core/lifecycle/commands";
import { decide } from "@core/lifecycle/decide";
import { nextDeadline } from "@core/lifecycle/holder";
import type { Item } from "@core/lifecycle/item";
import type { Actor } from "@core/words/actors";
import type { ItemId, Ms } from "@core/words/ids";
import { ok, refuse } from "@core/words/result";
import { lockAlone } from "@/db/engine/locks";
import { readRows } from "@/db/queries/item-rows";
import { gaveBack, runHolder, takeTurn, turnsOf } from "@/db/queries/loads";
import { workCandidates } from "@/db/queries/queue-pages";
import type { StoredQueue } from "@/db/queries/queues";
import type { Tx } from "@/db/store";
import { type Directory, hoursOf } from "../access/directory";
import { loadsOf, NO_LOAD } from "../access/hands";
import { factsOf } from "../access/open-work";
import { sceneOf } from "../access/scene";
import { type Deps, oursOf } from "../deps";
import { changeItem } from "./commit/change-item";

const ASSIGNMENT = { kind: "system", id: "assignment" } as const satisfies Actor;
/** How far into a queue is looked for what somebody may take: behind so many that nobody may, the rest waits its time. */
const WINDOW = 200;
const NO_STOPS = { agent: false, workflow: false, all: false } as const;

export interface DealtOut {
  readonly handed: number;
  readonly faults: readonly unknown[];
  /** More may be to deal out than one batch holds. */
  readonly more: boolean;
}

/** One batch. Twice does no harm: the second finds the item in somebody's hands. */
export async function assignWork(deps: Deps, batch: number, stopping?: AbortSignal): Promise<DealtOut> {
  const waiting = await deps.store.read((tx) => assignable(deps, tx, batch));
  const faults: unknown[] = [];
  let handed = 0;
  for (const itemId of waiting) {
    if (stopping?.aborted) break;
    try {
      if ((await handOut(deps, itemId)).ok) handed += 1;
    } catch (fault) {
      faults.push(fault);
    }
  }
  return { handed, faults, more: waiting.length === batch && handed > 0 && faults.length === 0 };
}

/** At night nobody is there to take it up: handed over then, it would lapse, and count as given back. */
function deals(directory: Directory, queue: StoredQueue, now: Ms): boolean {
  if (queue.terms.assign === "pull" && !queue.terms.keepRuns) return false;
  const hours = hoursOf(directory, queue);
  return hours === null || isOpen(hours, now);
}

/** Items that somebody could be given now, best first. The choice itself is made again under the item's lock. */
async function assignable(deps: Deps, tx: Tx, batch: number): Promise<readonly ItemId[]> {
  const now = await deps.store.nowMs(tx);
  const directory = await deps.directory.at(tx);
  const found: ItemId[] = [];
  for (const queue of [...directory.queues.values()].filter((one) => deals(directory, one, now))) {
    if (!(await someRoom(deps, tx, now, directory, queue))) continue;
    const candidates = bestFirst((await workCandidates(tx, [queue.id], WINDOW, null)).map(factsOf), now);
    const rows = new Map(
      (
        await readRows(
          tx,
          candidates.map(({ id }) => id),
        )
      ).map((row) => [row.id, row]),
    );
    for (const { id } of candidates) {
      const row = rows.get(id);
      if (found.length >= batch) return found;
      // What is due to fire comes first; the driver sees to it at once.
      if (row === undefined || (nextDeadline(row.fold) ?? now) <= now) continue;
      const stand = { workflow: row.workflow, queue: queue.id, skills: row.fold.ruling?.skills ?? [] };
      const scene = sceneOf(oursOf(deps), stand, { now, directory, stops: NO_STOPS, group: null });
      const ground = { deps, tx, directory, queue, scene };
      if ((await choose(ground, row.fold, row.run)) !== null) found.push(id);
    }
  }
  return found;
}

/** With everybody's hands full there is nothing to look for. */
async function someRoom(deps: Deps, tx: Tx, now: Ms, directory: Directory, { members, owner }: StoredQueue): Promise<boolean> {
  const people = [...new Set([...members, owner])];
  const loads = await loadsOf(deps.store, tx, now, people);
  return people.some((id) => hasRoom({ holding: loads.get(id)?.holding ?? 0, limit: directory.people.get(id)?.wipLimit ?? null }));
}

interface Ground {
  readonly deps: Deps;
  readonly tx: Tx;
  readonly directory: Directory;
  readonly queue: StoredQueue;
  readonly scene: Scene;
}

async function choose({ deps, tx, directory, queue, scene }: Ground, item: Item, run: string | null): Promise<Assigned | null> {
  const reviewers = scene.queues.get(queue.id)?.reviewers ?? [];
  const loads = await loadsOf(deps.store, tx, scene.now, reviewers);
  const turns = await turnsOf(tx, queue.id);
  const before = await gaveBack(tx, item.id);
  const takers = reviewers.map((id): Taker => {
    const { holding, loadMs } = loads.get(id) ?? NO_LOAD;
    const limit = directory.people.get(id)?.wipLimit ?? null;
    const mayTake = !before.has(id) && decide(item, { type: "delegate", to: id }, ASSIGNMENT, scene).ok;
    return { id, holding, limit, loadMs, turn: turns.get(id) ?? 0, mayTake };
  });
  const { workflow } = item;
  const keeper = queue.terms.keepRuns && run !== null ? await runHolder(tx, { workflow, run, queue: queue.id, item: item.id }) : null;
  return assign(queue.terms, takers, keeper);
}

const handOut = (deps: Deps, itemId: ItemId) =>
  changeItem(deps, {
    actor: ASSIGNMENT,
    itemId,
    ifFree: true,
    prepare: async ({ tx, stored, scene }) => {
      const { item } = stored;
      const directory = await deps.directory.at(tx);
      const queue = item.queue === null ? undefined : directory.queues.get(item.queue);
      const moved = refuse({ code: "wrong-state", review: item.review, execution: item.execution } as const);
      if (queue === undefined || item.review !== "queued" || !deals(directory, queue, scene.now)) return moved;
      // One at a time from here on: who is least loaded, and whose turn it is, depends on what was dealt out before.
      await lockAlone(tx, "hands");
      const chosen = await choose({ deps, tx, directory, queue, scene }, item, stored.run);
      if (chosen === null) return refuse({ code: "delegate-unavailable", why: "not-a-member", deputies: [] });
      return ok({
        command: { type: "delegate", ...chosen },
        rows: () => takeTurn(tx, queue.id, chosen.to, scene.now),
      });
    },
  });
