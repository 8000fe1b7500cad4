// Runs one simulation over several counters at once: hands out slices, says how far it is, stops when it is told to, and puts the parts together.
import { setTimeout as pause } from "node:timers/promises";
import { mergeResults, type SimulationCounts } from "@core/policy/simulate-rows";
import { type Counter, KEPT } from "./counter";
import type { Measured, SimulationReport, SimulationTask } from "./task";

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
  const planned = await keptWhile(first.plan(task), () => tell(0, 0));
  if (planned === null) return null;
  const { slices, rows: total, measured } = planned;
  if (!(await tell(0, total))) return null;

  const lanes = slices.length < FEW ? 1 : counters.most;
  const working = await Promise.all(Array.from({ length: lanes }, (_, place) => (place === 0 ? first : counters.counter(place))));
  const begun = Promise.all(working.map((counter) => counter.begin(task, measured)));
  if ((await keptWhile(begun, () => tell(0, total))) === null) return null;

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

  const report = await keptWhile(reportOn(working, first, task, measured), () => tell(done, done));
  return report === null ? null : { ...report, tookMs: Math.round(performance.now() - began) };
}

async function reportOn(working: readonly Counter[], first: Counter, task: SimulationTask, measured: Measured) {
  const parts = await Promise.all(working.map((counter) => counter.counts()));
  const counts = parts.reduce((whole: SimulationCounts, part) => mergeResults(whole, part, KEPT));
  return first.report(task, measured, counts);
}

/** Waits for what says nothing while it goes on, and says meanwhile that somebody is at it; null when it was told to stop. It ends before this does. */
async function keptWhile<Value>(asked: Promise<Value>, tellAgain: () => Promise<boolean>): Promise<Value | null> {
  const over = new AbortController();
  const telling = async () => {
    for (;;) {
      await pause(TOLD_EVERY_MS, null, { signal: over.signal }).catch(() => null);
      if (over.signal.aborted) return true;
      if (!(await tellAgain())) return false;
    }
  };
  const [answered, told] = await Promise.allSettled([asked.finally(() => over.abort()), telling()]);
  if (answered.status === "rejected") throw answered.reason;
  if (told.status === "rejected") throw told.reason;
  return told.value ? answered.value : null;
}
