// The receipt of a command: the item's row as it is now, the decision if there is one, and the promise of where it stands in the trail.
import { streamOf } from "@core/trail/event";
import type { Decision } from "@core/words/events";
import type { ItemId, PersonId } from "@core/words/ids";
import { readValues } from "@/db/queries/events";
import { readRows } from "@/db/queries/item-rows";
import type { StoredItem } from "@/db/queries/stored-item";
import type { Tx } from "@/db/store";
import type { Deps } from "../deps";
import { shapeRows } from "./item-row";
import type { Names } from "./names";
import { readAs } from "./reading";
import type { CommandReceipt, DecisionView } from "./shapes";

export interface Done {
  readonly item: StoredItem;
  readonly receipt: { readonly stream: string; readonly seq: number; readonly hash: string };
}

/** Whoever acted is told what came of it, also when the item has left their sight by that very act. */
export function commandReceipt(deps: Deps, person: PersonId, { item: { item }, receipt }: Done): Promise<CommandReceipt> {
  return readAs(deps, person, async ({ tx, names }) => {
    const [row] = await shapeRows(tx, await readRows(tx, [item.id]), names);
    if (!row) throw new Error(`item ${item.id} has no row after its own command`);
    return { item: row, decision: item.decision && (await decisionView(tx, item.id, item.decision, names)), event: receipt };
  });
}

/** The decision with the words that went with it; null once they have been erased. */
export async function decisionView(tx: Tx, item: ItemId, decision: Decision, names: Names): Promise<DecisionView> {
  const values = await readValues(tx, [{ stream: streamOf("item", item), seq: decision.seq }]);
  const said: unknown = JSON.parse(values.find(({ field }) => WORDS.has(field))?.value ?? "null");
  const { kind, at, finalAt, revisionHash } = decision;
  return { kind, at, finalAt, revisionHash, by: decision.by.map(names.person), message: typeof said === "string" ? said : null };
}

/** Fields of the events that decide, in which a person's own words stand. */
const WORDS = new Set(["reason", "body", "note"]);
