// What changed after a place in the trail, as one person may see it: one notice an item and batch, with the row as it is now.
import { idOfStream, parseData } from "@core/trail/event";
import { asItemId, asQueueId, type ItemId, type PersonId } from "@core/words/ids";
import { isReservedWorkflow } from "@core/words/self-test";
import { readEventsAfter, type StoredEvent, trailEnd } from "@/db/queries/events";
import { type ItemRowRecord, readRows } from "@/db/queries/item-rows";
import { inboxState } from "@/db/queries/notices";
import { seesItem } from "../access/resolve";
import type { Standing } from "../access/standing";
import type { Deps } from "../deps";
import { shapeRows } from "./item-row";
import { readAs, sees } from "./reading";
import type { InboxCount } from "./shapes-inbox";
import type { LiveNotice, StopNotice } from "./shapes-live";

export interface LiveBatch {
  readonly notices: readonly { readonly index: number; readonly notice: LiveNotice | StopNotice }[];
  /** Where to go on from. */
  readonly end: number;
  /** More is there already. */
  readonly more: boolean;
  /** The person's own inbox as it is now. */
  readonly inbox: InboxCount;
}

/** `after` null starts at the present end and tells nothing of the past. */
export function liveNotices(
  deps: Deps,
  person: PersonId,
  { after, limit }: { readonly after: number | null; readonly limit: number },
): Promise<LiveBatch> {
  return readAs(deps, person, async ({ tx, standing, names }) => {
    const inbox = await inboxState(tx, person);
    if (after === null) return { notices: [], end: await trailEnd(tx), more: false, inbox };
    const events = await readEventsAfter(tx, { after, limit });
    const last = new Map<ItemId, StoredEvent>();
    const left = new Set<ItemId>();
    const records = new Map<ItemId, ItemRowRecord>();
    const touched = events.filter(({ stream }) => stream.startsWith("item:"));
    for (const event of touched) last.set(asItemId(idOfStream(event.stream)), event);
    for (const record of await readRows(tx, [...last.keys()])) records.set(record.id, record);
    for (const event of touched) {
      const record = records.get(asItemId(idOfStream(event.stream)));
      if (record && cameFromSight(standing, event, record)) left.add(record.id);
    }

    // The self-test is on no screen.
    const visible = [...records.values()].filter(({ workflow, fold }) => !isReservedWorkflow(workflow) && sees(standing, fold));
    const rows = new Map((await shapeRows(tx, visible, names)).map((row) => [row.id, row]));
    const notices: LiveBatch["notices"][number][] = [...last].flatMap(([itemId, event]) => {
      const row = rows.get(itemId) ?? null;
      if (row === null && !left.has(itemId)) return [];
      const { seq, type, at, logIndex } = event;
      const notice = { itemId, version: row?.version ?? seq, type, queue: row?.queue ?? null, at, row };
      return [{ index: logIndex ?? after, notice }];
    });
    const stopped = events.findLast(({ stream }) => stream.startsWith("stop:"));
    if (stopped !== undefined) notices.push({ index: stopped.logIndex ?? after, notice: { stop: true } });
    return {
      notices: notices.sort((a, b) => a.index - b.index),
      end: events.at(-1)?.logIndex ?? after,
      more: events.length === limit,
      inbox,
    };
  });
}

/** The item came out of a queue in which the person saw it: they are told that it has left, and not where to. */
function cameFromSight(standing: Standing, event: StoredEvent, { workflow }: ItemRowRecord): boolean {
  const { from } = parseData(event.data);
  return typeof from === "string" && seesItem(standing, { workflow, queue: asQueueId(from) });
}
