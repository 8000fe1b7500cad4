// The timeline of one item by itself: what happened, and what will fire if nobody acts.
import { openRevision, type RevisionContent } from "@core/trail/revision-hash";
import type { RecordedEvent } from "@core/words/events";
import type { ItemId, PersonId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import type { Json, JsonObject } from "@core/words/vocabulary";
import { readHistory } from "@/db/queries/item-history";
import { type ItemRowRecord, readRows } from "@/db/queries/item-rows";
import { listRevisions, type StoredRevision } from "@/db/queries/revisions";
import { hoursOf } from "../access/directory";
import type { Deps } from "../deps";
import { isBlind } from "./item-row";
import { type Reading, readAs, sees } from "./reading";
import { proposalWords } from "./revision-view";
import type { TimelineEntry } from "./shapes";
import { type TimelineSource, timelineOf } from "./timeline";

export function timelineView(deps: Deps, person: PersonId, itemId: ItemId): Promise<Result<readonly TimelineEntry[], Refusal>> {
  return readAs(deps, person, async (reading) => {
    const { tx, standing } = reading;
    const [record] = await readRows(tx, [itemId]);
    if (!record || !sees(standing, record.fold)) return refuse({ code: "not-found" });
    const policy = await deps.policies.current(tx, record.workflow);
    const signedArgument = policy?.actions.get(record.action)?.entry?.sign_keys?.argument ?? null;
    const revisions = await listRevisions(tx, itemId);
    return ok(toldTimeline(reading, { record, revisions, events: await readHistory(tx, itemId), signedArgument }));
  });
}

/** What the store was asked for. */
export interface Told {
  readonly record: Pick<ItemRowRecord, "fold">;
  readonly revisions: readonly StoredRevision[];
  readonly events: readonly RecordedEvent[];
  readonly signedArgument: string | null;
  /** Where it is more than the item itself says. */
  readonly blind?: boolean;
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
