// What is found out before anything is ruled: how many rows there are and in which slices, and how long decisions take people here.
import { type Pace, paceFrom, slownessOf, workWeekFrom } from "@core/policy/decision-times";
import { hourOfWeekIn } from "@core/policy/working-time";
import { latestDecidedIn, sliceCases, sliceItems } from "@/db/queries/past-rows";
import { timedDecisions } from "@/db/queries/timed-decisions";
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
  const actions = new Set([...Object.keys(inForce.registry.actions), ...Object.keys(inForce.policy.boundaries)]);
  const own = await timedDecisions(tx, workflow, actions, TIMED);
  const pace: Pace = paceFrom(own, await latestDecidedIn(tx, workflow, TIMED_CASES));
  const { week, seen } = workWeekFrom(own, hourOfWeekIn(zone));
  return { pace, slowness: slownessOf(own, pace), week, weekSeen: seen };
}
