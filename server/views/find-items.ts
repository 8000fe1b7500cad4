// Items that a person looks for by what they have of them: an id or an address with one, a hash, an execution's id, an external id, a run.
import type { FindItemsInput } from "@core/words/decisions";
import { asExecutionId, asHash, asItemId, type ItemId, type PersonId } from "@core/words/ids";
import { readExecution } from "@/db/queries/executions";
import { itemsOfExternalId, itemsOfRevision, itemsOfRun } from "@/db/queries/find-items";
import { readRows } from "@/db/queries/item-rows";
import type { Deps } from "../deps";
import { shapeRows } from "./item-row";
import { type Reading, readAs, sees } from "./reading";
import type { FoundItem } from "./shapes-item";

const MOST = 8;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;
const HASH = /(?:sha256:)?([0-9a-f]{64})/i;

/** The surest way first; an item found in two ways is told once. What the person may not see is not there. */
export function findItems(deps: Deps, person: PersonId, { text }: FindItemsInput): Promise<readonly FoundItem[]> {
  return readAs(deps, person, async (reading) => {
    const { tx, names, standing } = reading;
    const found = await placesOf(reading, text);
    const records = (await readRows(tx, [...found.keys()])).filter(({ fold }) => sees(standing, fold));
    const rows = new Map((await shapeRows(tx, records, names)).map((row) => [row.id, row]));
    return [...found].flatMap(([id, by]) => {
      const row = rows.get(id);
      return row === undefined ? [] : [{ row, by }];
    });
  });
}

async function placesOf({ tx, directory }: Reading, text: string): Promise<ReadonlyMap<ItemId, FoundItem["by"]>> {
  const found = new Map<ItemId, FoundItem["by"]>();
  const add = (ids: readonly ItemId[], by: FoundItem["by"]) => {
    for (const id of ids) if (!found.has(id) && found.size < MOST) found.set(id, by);
  };
  const uuid = UUID.exec(text)?.[0].toLowerCase();
  if (uuid !== undefined) {
    add([asItemId(uuid)], "id");
    const execution = await readExecution(tx, asExecutionId(uuid));
    if (execution) add([execution.item], "execution");
  }
  const hash = HASH.exec(text)?.[1]?.toLowerCase();
  if (hash !== undefined) add(await itemsOfRevision(tx, asHash(`sha256:${hash}`), MOST), "revision");
  add(await itemsOfExternalId(tx, [...directory.agents.keys()], text, MOST), "external id");
  add(await itemsOfRun(tx, text, MOST), "run");
  return found;
}
