// The driver's command: fires the due timers of an item that nobody touches. Twice does no harm: the second finds another state.
import type { ItemId } from "@core/words/ids";
import { readItem } from "@/db/queries/items";
import type { Deps } from "../deps";
import { lockAndAdvance } from "./commit/locked-item";

export async function advanceItem(deps: Deps, { itemId }: { readonly itemId: ItemId }): Promise<void> {
  const touched = new Set<ItemId>();
  await deps.store.write(async (tx) => {
    touched.clear();
    const seen = await readItem(tx, itemId);
    const now = await deps.store.nowMs(tx);
    if (seen?.nextAt && seen.nextAt <= now) await lockAndAdvance(deps, tx, seen, now, touched);
  });
  if (touched.size > 0) deps.live.itemsChanged(touched);
}
