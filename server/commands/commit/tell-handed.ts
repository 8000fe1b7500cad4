// Tells somebody that an item is theirs now: each time that a person hands them one, and once for all that a queue deals out to them.
import type { Item } from "@core/lifecycle/item";
import type { Ms, PersonId } from "@core/words/ids";
import type { AssignWhy } from "@core/words/queue-terms";
import type { Tx } from "@/db/store";
import type { Deps } from "../../deps";
import { tell } from "./tell";

export interface Handed {
  readonly item: Item;
  readonly to: PersonId;
  /** Null where the product dealt it out. */
  readonly by: PersonId | null;
  readonly why: AssignWhy | null;
}

export async function tellHanded(deps: Pick<Deps, "ids">, tx: Tx, now: Ms, { item, to, by, why }: Handed): Promise<void> {
  if (to === by) return;
  const cause = by === null ? `dealt:${item.queue}` : `handed:${item.id}`;
  await tell(deps, tx, now, { kind: "handed", cause, to: [to], item: item.id, queue: item.queue, data: { by, why } });
}
