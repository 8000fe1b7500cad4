// Runs simulations that wait, one after the other; after a crash another instance, or this one started again, begins the same one anew.
import { failSimulation, keepSimulated, leaveSimulation, takeSimulation, tellSimulation } from "../commands/advance-simulation";
import type { Deps } from "../deps";
import { type Counters, runSimulation } from "../simulation/run";
import { type Loop, startLoop } from "./loop";

/** What was asked for begins after so long at the latest. */
const EVERY_MS = 400;

export const startSimulating = (deps: Deps, counters: Counters): Loop =>
  startLoop({ name: "simulations", log: deps.log, everyMs: EVERY_MS }, async (stopping) =>
    (await runNextSimulation(deps, counters, stopping)) ? "now" : "later",
  );

/** Runs the oldest that nobody runs to its end; false where there is none. One that fails says so on its page. */
export async function runNextSimulation(deps: Deps, counters: Counters, stopping: AbortSignal): Promise<boolean> {
  const taken = await takeSimulation(deps);
  if (taken === null) return false;
  try {
    const report = await runSimulation(counters, taken.task, async (done, total) => {
      if (stopping.aborted) return false;
      return tellSimulation(deps, taken, done, total);
    });
    if (report !== null) await keepSimulated(deps, taken, report);
    else if (stopping.aborted) await leaveSimulation(deps, taken);
  } catch (fault) {
    if (stopping.aborted) await leaveSimulation(deps, taken);
    else {
      deps.log.error({ err: fault, simulation: taken.id }, "a simulation failed");
      await failSimulation(deps, taken, fault instanceof Error ? fault.message : String(fault));
    }
  }
  return true;
}
