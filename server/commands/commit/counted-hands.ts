// How much those have in hand who are to get an item, counted so that two items never count on the same room.
import type { Hands } from "@core/escalation/assignment";
import type { PersonId } from "@core/words/ids";
import { lockAlone } from "@/db/engine/locks";
import type { Tx } from "@/db/store";
import { handsOf } from "../../access/hands";
import type { Deps } from "../../deps";

/** Takes the lock only where somebody has a limit. Called under the item's own lock. */
export async function countedHands(deps: Deps, tx: Tx, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Hands>> {
  const directory = await deps.directory.at(tx);
  if (!people.some((id) => directory.people.get(id)?.wipLimit != null)) return new Map();
  await lockAlone(tx, "hands");
  return handsOf(tx, directory, people);
}
