// An item under lock: its scene, its due timers fired, and the one way to write its next events. Every path takes the locks in this order.
import type { Scene } from "@core/lifecycle/commands";
import { isSettled } from "@core/lifecycle/holder";
import { advance } from "@core/lifecycle/timers";
import { streamOf } from "@core/trail/event";
import type { ItemEvent, ItemEventDraft } from "@core/words/events";
import type { ItemId } from "@core/words/ids";
import type { Ruling } from "@core/words/ruling";
import { lockShared } from "@/db/engine/locks";
import { lastEvent } from "@/db/queries/events";
import { lockGroup } from "@/db/queries/groups";
import { groupMembers, lockItem, lockItemIfFree, saveItem } from "@/db/queries/items";
import { readStops } from "@/db/queries/stops";
import type { StoredItem } from "@/db/queries/stored-item";
import type { Tx } from "@/db/store";
import { groupInScene, sceneOf } from "../../access/scene";
import { type Deps, oursOf } from "../../deps";
import { settleMembers } from "./settle-members";
import { type Beside, type Receipt, writeEvents } from "./write-events";

export interface LockedItem {
  /** As it is now, after what was written under this lock. */
  readonly stored: () => StoredItem;
  readonly scene: () => Scene;
  /** Appends events, saves the fold, and sets the ends of the group's grants when this settles its last member. */
  readonly write: (drafts: readonly ItemEventDraft[], changes?: Partial<Beside>, ruling?: Ruling | null) => Promise<readonly ItemEvent[]>;
  readonly receipt: () => Promise<Receipt>;
}

/**
 * Locks in the fixed order stops, group, item (run and spend rows come before the group once a rule reads them), then fires the item's due timers.
 * `touched` collects the items that changed, so that their waiters can be woken after the commit. `ifFree`: null when somebody else has
 * the item locked, for whoever may as well take another one.
 */
export async function lockAndAdvance(
  deps: Deps,
  tx: Tx,
  seen: StoredItem,
  touched: Set<ItemId>,
  { ifFree }: { readonly ifFree: boolean },
): Promise<LockedItem | null> {
  const { id, agent, group } = seen.item;
  await lockShared(tx, "stops");
  const stops = await readStops(tx, { agent, workflow: seen.workflow });
  const groupRow = group ? await lockGroup(tx, agent, group.id) : null;
  const found = ifFree ? await lockItemIfFree(tx, id) : await lockItem(tx, id);
  if (!found && ifFree) return null;
  if (!found) throw new Error(`item ${id} vanished under its own lock`);
  const members = group ? await groupMembers(tx, agent, group.id) : [];
  const directory = await deps.directory.at(tx);
  // After the locks: whoever held them before may have come later than this transaction began.
  const now = await deps.store.nowMs(tx);
  let stored = found;
  let receipt: Receipt | null = null;

  const scene = () =>
    sceneOf(
      oursOf(deps),
      { workflow: stored.workflow, queue: stored.item.queue, skills: stored.item.ruling?.skills ?? [] },
      { now, directory, stops, group: groupRow && groupInScene(groupRow.size, members, id, now, stored.item.ruling?.maxS ?? 0) },
    );

  const write: LockedItem["write"] = async (drafts, changes = {}, ruling = null) => {
    const { item, holder: _holder, heldSince: _heldSince, nextAt: _nextAt, ...beside } = stored;
    const written = await writeEvents(deps, tx, { before: stored, beside: { ...beside, ...changes, id: item.id }, drafts, now, ruling });
    if (!(await saveItem(tx, written.stored, item.version))) throw new Error(`item ${id} moved under its own lock`);
    const settledBefore = isSettled(item);
    stored = written.stored;
    receipt = written.receipt;
    touched.add(id);
    if (groupRow && settledBefore !== isSettled(stored.item)) {
      for (const member of await settleMembers(deps, tx, groupRow, stored, now)) touched.add(member);
      stored = (await lockItem(tx, id)) ?? stored;
      // Its own grant may have been timed too: then that event is the last.
      receipt = null;
    }
    return written.events;
  };

  const due = advance(stored.item, scene());
  if (due.length > 0) await write(due);

  return {
    stored: () => stored,
    scene,
    write,
    receipt: async () => {
      if (receipt !== null) return receipt;
      const stream = streamOf("item", id);
      const last = await lastEvent(tx, stream);
      if (!last) throw new Error(`item ${id} has no events`);
      return { stream, seq: last.seq, hash: last.hash };
    },
  };
}
