// Runs one simulation over several counters at once: hands out slices, says how far it is, stops when it is told to, and puts the parts together.
import { mergeResults, type SimulationCounts } from "@core/policy/simulate-rows";
import { type Counter, KEPT } from "./counter";
import type { SimulationReport, SimulationTask } from "./task";

/** Where counters come from; each works by itself. */
export interface Counters {
  /** So many work at once at most. */
  readonly most: number;
  counter(place: number): Promise<Counter>;
}

/** Says how far it is; answers whether to go on. */
export type Progress = (done: number, total: number) => Promise<boolean>;

/** It is told how far it is at most so often. */
const TOLD_EVERY_MS = 300;
/** Fewer slices than this are not worth another thread. */
const FEW = 4;

/** Null when it was told to stop. */
export async function runSimulation(counters: Counters, task: SimulationTask, tell: Progress): Promise<SimulationReport | null> {
  const began = performance.now();
  const first = await counters.counter(0);
  const { slices, rows: total, measured } = await first.plan(task);
  if (!(await tell(0, total))) return null;

  const lanes = slices.length < FEW ? 1 : counters.most;
  const working = await Promise.all(Array.from({ length: lanes }, (_, place) => (place === 0 ? first : counters.counter(place))));
  await Promise.all(working.map((counter) => counter.begin(task, measured)));

  const left = slices.values();
  let [done, toldAt, stopped] = [0, performance.now(), false];
  const work = async (counter: Counter) => {
    for (const slice of left) {
      const rows = await counter.count(slice);
      done += rows;
      if (stopped) return;
      const now = performance.now();
      if (now - toldAt < TOLD_EVERY_MS) continue;
      toldAt = now;
      if (!(await tell(done, Math.max(done, total)))) stopped = true;
      if (stopped) return;
    }
  };
  // A lane that breaks stops the others too, and is waited for with them: counters are asked anew as soon as this one is over.
  const ended = await Promise.allSettled(
    working.map((counter) =>
      work(counter).catch((fault: unknown) => {
        stopped = true;
        throw fault;
      }),
    ),
  );
  const broken = ended.find((one) => one.status === "rejected");
  if (broken !== undefined) throw broken.reason;
  if (stopped || !(await tell(done, done))) return null;

  const parts = await Promise.all(working.map((counter) => counter.counts()));
  const counts = parts.reduce((whole: SimulationCounts, part) => mergeResults(whole, part, KEPT));
  return { ...(await first.report(task, measured, counts)), tookMs: Math.round(performance.now() - began) };
}
