// What every view starts from: one snapshot, its instant, the directory, and what the person who asks is here and now.
import type { Item } from "@core/lifecycle/item";
import type { Ms, PersonId } from "@core/words/ids";
import type { Tx } from "@/db/store";
import { type Directory, standingAt } from "../access/directory";
import { type PartyFields, partiesOf } from "../access/parties";
import { seesItem } from "../access/resolve";
import type { Standing } from "../access/standing";
import type { Deps } from "../deps";
import { type Names, namesOf } from "./names";

export interface Reading {
  readonly tx: Tx;
  readonly now: Ms;
  readonly directory: Directory;
  readonly standing: Standing;
  readonly names: Names;
}

/** Runs `work` on one consistent snapshot, as this person. Rights are read in the same snapshot, so one taken away is gone at once. */
export function readAs<Answer>(deps: Deps, person: PersonId, work: (reading: Reading) => Promise<Answer>): Promise<Answer> {
  return deps.store.read(async (tx) => {
    const now = await deps.store.nowMs(tx);
    const directory = await deps.directory.at(tx);
    const standing = standingAt(directory, person, now) ?? nobody(person);
    return work({ tx, now, directory, standing, names: namesOf(directory, person) });
  });
}

/** Somebody the directory does not know has no rights at all. */
const nobody = (id: PersonId): Standing => ({
  id,
  offboarded: true,
  absent: true,
  grants: [],
  memberOf: new Set(),
  owns: new Set(),
  skills: new Set(),
  deputyFor: [],
  deputies: [],
});

/** Whether the item exists for the person who reads. */
export const sees = (standing: Standing, item: PartyFields & Pick<Item, "workflow" | "queue">): boolean =>
  seesItem(standing, { workflow: item.workflow, queue: item.queue }, partiesOf(item));
