// An item as it is at this instant: a timer that has come due but has not been fired yet has happened for whoever looks (invariant 8).
import type { Scene } from "@core/lifecycle/commands";
import { foldDrafts } from "@core/lifecycle/draft";
import type { Item } from "@core/lifecycle/item";
import { advance } from "@core/lifecycle/timers";

/** For asking what is open to whom. Rows keep what is written, so that version and hash are those of the trail. */
export const asOfNow = (item: Item, scene: Scene): Item => foldDrafts(item, advance(item, scene), scene.now);
