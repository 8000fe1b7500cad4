// The whole timeline of an item: every event in words with who, why and for how long, who held it when, and where each event stands in the trail.

import { isBlind } from "@core/lifecycle/blind";
import { type HolderSince, holderSpans } from "@core/lifecycle/holder-spans";
import { openEvent, streamOf } from "@core/trail/event";
import type { ItemId, PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { revealLine } from "@core/words/untrusted-text";
import { listStream, listValues } from "@/db/queries/events";
import { readHistory } from "@/db/queries/item-history";
import { readRows } from "@/db/queries/item-rows";
import { isInSight, opens, sightFor } from "../access/resolve";
import type { Deps } from "../deps";
import { titleOf } from "./item-row";
import { readAs, sees } from "./reading";
import type { HolderView } from "./shapes";
import type { TimelineEntry } from "./shapes-item";
import type { ItemPast, PastEntry } from "./shapes-past";
import { toldNow } from "./timeline-view";

export function itemPast(deps: Deps, person: PersonId, itemId: ItemId): Promise<Result<ItemPast, Refusal>> {
  return readAs(deps, person, async (reading) => {
    const { tx, standing, now } = reading;
    const [record] = await readRows(tx, [itemId]);
    if (!record || !sees(standing, record.fold)) return refuse({ code: "not-found" });
    const lines = await toldNow(deps, reading, record, await readHistory(tx, itemId));
    const past = lines.filter(({ seq }) => seq !== null);
    const stream = streamOf("item", itemId);
    const stored = new Map((await listStream(tx, stream)).map((event) => [event.seq, event]));
    const values = await listValues(tx, stream);
    const mayProve = opens(standing, "trail.read") && isInSight(sightFor(standing, "trail.read"), record);
    const { closedAt, openedAt } = record.fold;
    return ok({
      id: itemId,
      title: titleOf(record.title),
      now,
      openedAt,
      closedAt,
      entries: withHeld(past).map((entry): PastEntry => {
        const event = entry.stream === undefined && entry.seq !== null ? stored.get(entry.seq) : undefined;
        if (event === undefined) return { ...entry, hash: null, logIndex: null, erased: [] };
        const own = values.filter(({ seq }) => seq === event.seq);
        return {
          ...entry,
          hash: event.hash,
          logIndex: mayProve ? event.logIndex : null,
          erased: openEvent(event.data, own).erased.map(revealLine),
        };
      }),
      next: lines.filter(({ seq }) => seq === null),
      spans: holderSpans(pointsOf(past), closedAt ?? now),
      blind: isBlind(record.fold),
      mayProve,
    });
  });
}

/** Events of one instant are one point: what a transaction passed through nobody held. */
const pointsOf = (past: readonly TimelineEntry[]): readonly HolderSince<HolderView>[] => past.map(({ at, holder }) => ({ at, holder }));

/** At each transfer: who had it until then, and for how long. */
function withHeld(past: readonly TimelineEntry[]): readonly (TimelineEntry & Pick<PastEntry, "before">)[] {
  let since: { readonly holder: HolderView | null; readonly at: number } | null = null;
  return past.map((entry) => {
    if (!entry.transfer) return { ...entry, before: null };
    const holder = since?.holder ?? null;
    const before = since === null || holder === null ? null : { holder, ms: entry.at - since.at };
    since = { holder: entry.holder, at: entry.at };
    return { ...entry, before };
  });
}
