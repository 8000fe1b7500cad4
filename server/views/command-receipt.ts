// What a command came to, as the person who gave it sees it: the row as it is now, the decision, and the promise of the event.
import type { Item } from "@core/lifecycle/item";
import type { PersonId } from "@core/words/ids";
import { readHistory } from "@/db/queries/item-history";
import { readRows } from "@/db/queries/item-rows";
import type { Deps } from "../deps";
import { decisionView } from "./decision-view";
import { shapeRows } from "./item-row";
import { readAs } from "./reading";
import type { CommandReceipt } from "./shapes-item";

/** The part of a carried-out command that a receipt is made from. */
export interface CarriedOut {
  readonly item: { readonly item: Item };
  readonly receipt: CommandReceipt["event"];
}

/** Whoever was allowed to act is shown what came of it, also when the item has left their sight by it. */
export function commandReceipt(deps: Deps, person: PersonId, { item: { item }, receipt }: CarriedOut): Promise<CommandReceipt> {
  return readAs(deps, person, async ({ tx, names }) => {
    const [row] = await shapeRows(tx, await readRows(tx, [item.id]), names);
    if (!row) throw new Error(`item ${item.id} is gone after its command`);
    const decision = item.decision && decisionView(item, await readHistory(tx, item.id), names);
    return { item: row, decision, event: receipt };
  });
}
