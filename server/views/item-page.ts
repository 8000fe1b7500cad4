// Items of whatever state that a person may see, newest first, keyset-paged.
import type { ListItemsInput } from "@core/words/decisions";
import { asItemId, type PersonId } from "@core/words/ids";
import { listItemIds } from "@/db/queries/item-lists";
import { readRows } from "@/db/queries/item-rows";
import { sightOf } from "../access/resolve";
import type { Deps } from "../deps";
import { shapeRows } from "./item-row";
import { readAs } from "./reading";
import type { QueuePage } from "./shapes-queue";

/** `total` counts what this page shows, with `capped` when there is more: the closed ones are never counted. */
export function itemPage(deps: Deps, person: PersonId, { cursor, limit, ...filter }: ListItemsInput): Promise<QueuePage> {
  return readAs(deps, person, async ({ tx, standing, names }) => {
    const sight = sightOf(standing);
    const before = cursor === null ? null : asItemId(cursor);
    const ids = await listItemIds(tx, { ...filter, sight: sight.kind === "all" ? null : sight }, before, limit + 1);
    const shown = ids.slice(0, limit);
    const records = (await readRows(tx, shown)).sort((a, b) => (a.id < b.id ? 1 : -1));
    const capped = ids.length > limit;
    return { rows: await shapeRows(tx, records, names), next: capped ? (shown.at(-1) ?? null) : null, total: shown.length, capped };
  });
}
