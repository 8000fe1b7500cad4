// The timeline of one item by itself: what happened, and what will fire if nobody acts.

import { isBlind } from "@core/lifecycle/blind";
import type { Item } from "@core/lifecycle/item";
import { openRevision, type RevisionContent } from "@core/trail/revision-hash";
import type { RecordedEvent } from "@core/words/events";
import type { ItemId, Ms, PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { Json, JsonObject } from "@core/words/vocabulary";
import { readHistory } from "@/db/queries/item-history";
import { type ItemRowRecord, readRows } from "@/db/queries/item-rows";
import { listRevisions, type StoredRevision } from "@/db/queries/revisions";
import type { Tx } from "@/db/store";
import { hoursOf } from "../access/directory";
import type { Deps } from "../deps";
import { checksBetween, type PastCheck } from "./past-checks";
import { type Reading, readAs, sees } from "./reading";
import { proposalWords } from "./revision-view";
import type { TimelineEntry } from "./shapes-item";
import { type TimelineSource, timelineOf } from "./timeline";

export function timelineView(deps: Deps, person: PersonId, itemId: ItemId): Promise<Result<readonly TimelineEntry[], Refusal>> {
  return readAs(deps, person, async (reading) => {
    const [record] = await readRows(reading.tx, [itemId]);
    if (!record || !sees(reading.standing, record.fold)) return refuse({ code: "not-found" });
    return ok(await toldNow(deps, reading, record, await readHistory(reading.tx, itemId)));
  });
}

/** The lines of now, of an item whose events have been read. */
export async function toldNow(
  deps: Deps,
  reading: Reading,
  record: ItemRowRecord,
  events: readonly RecordedEvent[],
): Promise<TimelineEntry[]> {
  const { tx, now } = reading;
  const policy = await deps.policies.current(tx, record.workflow);
  const signedArgument = policy?.actions.get(record.action)?.entry?.sign_keys?.argument ?? null;
  const revisions = await listRevisions(tx, record.id);
  return toldTimeline(reading, { record, revisions, events, signedArgument, checks: await checksOn(tx, record.fold, revisions, now) });
}

/** Checks of all that was ever claimed in it, while it was open. */
export const checksOn = (tx: Tx, item: Item, revisions: readonly StoredRevision[], now: Ms): Promise<readonly PastCheck[]> =>
  checksBetween(
    tx,
    revisions.map(({ body }) => openRevision(body)),
    { from: item.openedAt, until: item.closedAt ?? now },
  );

/** What the store was asked for. */
export interface Told {
  readonly record: Pick<ItemRowRecord, "fold">;
  readonly revisions: readonly StoredRevision[];
  readonly events: readonly RecordedEvent[];
  /** Left out where only the item's own events matter. */
  readonly checks?: readonly PastCheck[];
  readonly signedArgument: string | null;
  /** Where it is more than the item itself says. */
  readonly blind?: boolean;
  readonly standing?: boolean;
}

/** From what the store was asked for, to the lines of the timeline. */
export const toldTimeline = (reading: Pick<Reading, "names" | "now" | "directory">, told: Told): TimelineEntry[] =>
  timelineOf(timelineSource(reading, told));

export function timelineSource({ names, now, directory }: Pick<Reading, "names" | "now" | "directory">, told: Told): TimelineSource {
  const proposals = new Map(
    told.revisions.flatMap(({ number, body }) => {
      const content = openRevision(body);
      const words = proposalWords(content, content.at_risk ?? ruledAtRisk(told.events, number), told.signedArgument);
      return words === null ? [] : [[number, words] as const];
    }),
  );
  return {
    events: told.events,
    item: told.record.fold,
    blind: told.blind ?? isBlind(told.record.fold),
    checks: told.checks ?? [],
    standing: told.standing === true,
    names,
    now,
    proposals,
    ladderOf: (queue) => directory.queues.get(queue)?.ladder ?? [],
    hoursOf: (queue) => hoursOf(directory, directory.queues.get(queue)),
  };
}

/** What the policy found at stake in a revision: the registry computes it where the agent claimed nothing. */
function ruledAtRisk(events: readonly RecordedEvent[], revision: number): RevisionContent["at_risk"] {
  const ruled = events.find((event) => event.type === "ruled" && event.data.revision === revision);
  const atRisk = memberOf(memberOf(ruled?.free, "facts"), "at_risk");
  const [amount, currency] = [memberOf(atRisk, "amount"), memberOf(atRisk, "currency")];
  return typeof amount === "number" && typeof currency === "string" ? { amount, currency } : null;
}

const memberOf = (value: Json | undefined, name: string): Json | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject)[name] : undefined;
