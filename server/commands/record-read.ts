// Puts on the trail that somebody read an item outside of their work: an auditor always, everybody else what is closed and they had no part in.
// It is written before the answer leaves, so that nobody reads what is not on the trail; once an hour for each person and item, so that looking again costs one look-up.
import { streamOf } from "@core/trail/event";
import type { ReadWhat } from "@core/words/erasure";
import type { ItemId, Ms, PersonId } from "@core/words/ids";
import { readItem } from "@/db/queries/items";
import { hourOf, isReadKept, keepRead } from "@/db/queries/reads";
import type { StoredItem } from "@/db/queries/stored-item";
import type { Tx } from "@/db/store";
import { type Directory, standingAt } from "../access/directory";
import { partiesOf } from "../access/parties";
import { covers, rightsOn, seesItem } from "../access/resolve";
import type { Deps } from "../deps";
import { recordEvent } from "./commit/record-event";

export const recordRead = (deps: Deps, person: PersonId, item: ItemId, what: ReadWhat): Promise<void> =>
  recordReads(deps, person, [item], what);

/** Of all that were read together, in one transaction. */
export async function recordReads(deps: Deps, person: PersonId, items: readonly ItemId[], what: ReadWhat): Promise<void> {
  const due = await deps.store.read(async (tx) => {
    const now = await deps.store.nowMs(tx);
    const directory = await deps.directory.at(tx);
    const found: ItemId[] = [];
    for (const item of items) if (await isDue(tx, directory, person, item, now)) found.push(item);
    return found;
  });
  if (due.length === 0) return;
  await deps.store.write(async (tx) => {
    const now = await deps.store.nowMs(tx);
    for (const item of due) await keep(deps, tx, now, { person, item, what });
  });
}

async function isDue(tx: Tx, directory: Directory, person: PersonId, item: ItemId, now: Ms): Promise<boolean> {
  if (await isReadKept(tx, { person, item, hour: hourOf(now) })) return false;
  const stored = await readItem(tx, item);
  return stored !== null && isOutsideOfWork(directory, person, stored, now);
}

interface Read {
  readonly person: PersonId;
  readonly item: ItemId;
  readonly what: ReadWhat;
}

async function keep(deps: Deps, tx: Tx, now: Ms, { person, item, what }: Read): Promise<void> {
  const stored = await readItem(tx, item);
  if (stored === null) return;
  const { hash, number } = stored.item.revision;
  const isFirst = await keepRead(tx, { person, item, hour: hourOf(now), at: now, what, revision: number });
  if (!isFirst) return;
  const data = { item, stream: streamOf("item", item), revision: number, revisionHash: hash, version: stored.item.version, what };
  await recordEvent(deps, tx, now, { kind: "person", id: person, type: "read", actor: { kind: "person", id: person }, data, free: {} });
}

/** An auditor's reading is never work; nor is anybody's of what is closed and was not theirs. What they may not see they do not read. */
function isOutsideOfWork(directory: Directory, person: PersonId, { item, workflow }: StoredItem, now: Ms): boolean {
  const standing = standingAt(directory, person, now);
  const place = { workflow, queue: item.queue };
  if (standing === null || partiesOf(item).includes(person) || !seesItem(standing, place)) return false;
  const audits = standing.grants.some(({ role, scope }) => role === "auditor" && covers(scope, place));
  return (audits && !rightsOn(standing, place).has("review")) || item.closedAt !== null;
}
