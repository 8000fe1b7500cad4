// Groups: counts who is settled, and in the transaction that settles the last member gives all waiting grants their end together.

import { settleGroup } from "@core/lifecycle/group";
import { isSettled } from "@core/lifecycle/holder";
import type { ItemId, Ms } from "@core/words/ids";
import { type StoredGroup, saveGroup } from "@/db/queries/groups";
import { groupMembers, saveItem } from "@/db/queries/items";
import type { StoredItem } from "@/db/queries/stored-item";
import type { Tx } from "@/db/store";
import type { Deps } from "../../deps";
import { writeEvents } from "./write-events";

/** `changed` is a member as it was just saved; the group's row is locked. Returns the ids of the members whose grants were timed. */
export async function settleMembers(deps: Deps, tx: Tx, group: StoredGroup, changed: StoredItem, now: Ms): Promise<readonly ItemId[]> {
  const { agent, id, size } = group;
  const members = (await groupMembers(tx, agent, id)).map((member) => (member.item.id === changed.item.id ? changed : member));
  const settled = members.filter(({ item }) => isSettled(item)).length;
  await saveGroup(tx, { agent, id, settled, settledAt: settled === size ? (group.settledAt ?? now) : null });

  const timed = settleGroup(
    members.map(({ item }) => item),
    now,
  );
  for (const before of members) {
    const drafts = timed.get(before.item.id);
    if (!drafts) continue;
    const { item, holder: _holder, heldSince: _heldSince, nextAt: _nextAt, ...beside } = before;
    const written = await writeEvents(deps, tx, { before, beside: { ...beside, id: item.id }, drafts, now, ruling: null });
    if (!(await saveItem(tx, written.stored, item.version))) throw new Error(`member ${item.id} moved under its group's lock`);
  }
  return [...timed.keys()];
}
