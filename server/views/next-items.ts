// What a person should do next, best first, without claiming anything: for fetching ahead. The order is the one that the claiming command takes.
import type { PeekInput } from "@core/words/decisions";
import type { PersonId } from "@core/words/ids";
import { offeredWork } from "../access/open-work";
import { type Deps, oursOf } from "../deps";
import { shapeRows } from "./item-row";
import { readAs } from "./reading";
import type { ItemRow } from "./shapes-item";

export function nextItems(deps: Deps, person: PersonId, { queues, kind, skip, limit }: PeekInput): Promise<readonly ItemRow[]> {
  return readAs(deps, person, async ({ tx, now, directory, standing, names }) => {
    return shapeRows(tx, await offeredWork(oursOf(deps), tx, { now, directory, standing, queues, kind, skip, limit }), names);
  });
}
