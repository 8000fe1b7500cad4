// What is found out before anything is ruled: how many rows there are and in which slices, and how long decisions take people here.
import { type Pace, paceFrom, slownessOf, type TimedDecision, workWeekFrom } from "@core/policy/decision-times";
import { hourOfWeekIn } from "@core/policy/working-time";
import { parseData, streamOf } from "@core/trail/event";
import type { Ms } from "@core/words/ids";
import { latestDecided, latestDecidedIn, personEvents, sliceCases, sliceItems, type TimedEvent } from "@/db/queries/past-rows";
import type { Store, Tx } from "@/db/store";
import type { Measured, SimulationPlan, SimulationTask } from "./task";

/** Rows of one slice: some ten milliseconds of work, and little enough to be forgotten before the collector moves it. */
const SLICE = 250;
/** Decisions of each action, and cases together, that are timed: the latest. */
const TIMED = 500;
const TIMED_CASES = 2_000;

export function planSimulation(store: Store, task: SimulationTask): Promise<SimulationPlan> {
  return store.read(async (tx) => {
    const { workflow, source, window } = task;
    const items = source === "history" ? NOTHING : await sliceItems(tx, workflow, window, SLICE);
    const cases = source === "items" ? NOTHING : await sliceCases(tx, workflow, window, SLICE);
    return { slices: [...cases.slices, ...items.slices], rows: cases.rows + items.rows, measured: await measure(tx, task) };
  });
}

const NOTHING = { slices: [], rows: 0 } as const;

async function measure(tx: Tx, { workflow, inForce, zone }: SimulationTask): Promise<Measured> {
  const own: TimedDecision[] = [];
  const actions = new Set([...Object.keys(inForce.registry.actions), ...Object.keys(inForce.policy.boundaries)]);
  for (const action of actions) {
    const streams = (await latestDecided(tx, workflow, action, TIMED)).map((id) => streamOf("item", id));
    own.push(...timedDecisions(action, await personEvents(tx, streams, [...TAKEN, ...DECIDED])));
  }
  const pace: Pace = paceFrom(own, await latestDecidedIn(tx, workflow, TIMED_CASES));
  const { week, seen } = workWeekFrom(own, hourOfWeekIn(zone));
  return { pace, slowness: slownessOf(own, pace), week, weekSeen: seen };
}

const TAKEN = ["claimed", "delegated", "resumed"];
const DECIDED = ["voted", "closed"];

/** Each decision by how long the item was on the screen; where no screen told, by how long the person had it. Events are those of one stream after the other. */
function timedDecisions(action: string, events: readonly TimedEvent[]): TimedDecision[] {
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
