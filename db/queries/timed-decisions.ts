// How long people had items before them when they decided, and when: the latest decisions of each action.
import type { TimedDecision } from "@core/policy/decision-times";
import { parseData, streamOf } from "@core/trail/event";
import type { Ms } from "@core/words/ids";
import type { Tx } from "../store";
import { latestDecided, personEvents, type TimedEvent } from "./past-rows";

/** Of each of these actions the latest decided `each` items. */
export async function timedDecisions(tx: Tx, workflow: string, actions: Iterable<string>, each: number): Promise<TimedDecision[]> {
  const timed: TimedDecision[] = [];
  for (const action of actions) {
    const streams = (await latestDecided(tx, workflow, action, each)).map((id) => streamOf("item", id));
    timed.push(...timesIn(action, await personEvents(tx, streams, [...TAKEN, ...DECIDED])));
  }
  return timed;
}

const TAKEN = ["claimed", "delegated", "resumed"];
const DECIDED = ["voted", "closed"];

/** Each decision by how long the item was on the screen; where no screen told, by how long the person had it. Events are those of one stream after the other. */
function timesIn(action: string, events: readonly TimedEvent[]): TimedDecision[] {
  const timed: TimedDecision[] = [];
  let taken: { readonly stream: string; readonly at: Ms } | null = null;
  for (const { stream, type, at, data, person } of events) {
    if (TAKEN.includes(type)) {
      taken = { stream, at };
      continue;
    }
    const seconds = seenS(data) ?? (taken?.stream === stream ? (at - taken.at) / 1_000 : null);
    if (seconds !== null) timed.push({ action, person, seconds, at });
  }
  return timed;
}

function seenS(data: string): number | null {
  const { seen } = parseData(data);
  if (typeof seen !== "object" || seen === null || !("seenMs" in seen)) return null;
  return typeof seen.seenMs === "number" ? seen.seenMs / 1_000 : null;
}
