// Which items have new entries after a place in the trail: only what it takes to wake those who wait for them.
import { idOfStream } from "@core/trail/event";
import { asItemId, type ItemId } from "@core/words/ids";
import { readStreamsAfter, trailEnd } from "@/db/queries/events";
import type { Deps } from "../deps";

export interface SequencedSince {
  readonly items: ReadonlySet<ItemId>;
  /** Where to go on from. */
  readonly end: number;
  /** More is there already. */
  readonly more: boolean;
}

/** `after` null starts at the present end. */
export function sequencedSince(deps: Deps, after: number | null, limit: number): Promise<SequencedSince> {
  return deps.store.read(async (tx) => {
    if (after === null) return { items: new Set(), end: await trailEnd(tx), more: false };
    const rows = await readStreamsAfter(tx, after, limit);
    const items = rows.flatMap(({ stream }) => (stream.startsWith("item:") ? [asItemId(idOfStream(stream))] : []));
    return { items: new Set(items), end: rows.at(-1)?.logIndex ?? after, more: rows.length === limit };
  });
}
