// Who else looks at an item right now: never oneself, never where the quorum is blind, and only on items that one may see.

import { isBlind } from "@core/lifecycle/blind";
import type { LookersInput } from "@core/words/decisions";
import type { PersonId } from "@core/words/ids";
import { readRows } from "@/db/queries/item-rows";
import { presentAt } from "@/db/queries/presences";
import type { Deps } from "../deps";
import { readAs, sees } from "./reading";
import type { Looker } from "./shapes-item";

export function lookersOf(deps: Deps, person: PersonId, { itemIds }: LookersInput): Promise<readonly Looker[]> {
  return readAs(deps, person, async ({ tx, now, standing, names }) => {
    const others = (await presentAt(tx, itemIds, now)).filter((presence) => presence.person !== person);
    const records = await readRows(tx, [...new Set(others.map(({ item }) => item))]);
    const open = new Set(records.filter(({ fold }) => sees(standing, fold) && !isBlind(fold)).map(({ id }) => id));
    return others
      .filter(({ item }) => open.has(item))
      .map((presence) => ({ itemId: presence.item, person: names.person(presence.person) }));
  });
}
