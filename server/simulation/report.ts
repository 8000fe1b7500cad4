// What a simulation's counts come to: levels, rules, hours of the week, and what each queue and each person would have had to do.
import { arrivalsOf, type Dealt, dealWork, uniforms } from "@core/policy/deal-work";
import type { LaneCounts } from "@core/policy/lane-counts";
import type { SimulationCounts } from "@core/policy/simulate-rows";
import { hourOfWeekIn, WorkingTime } from "@core/policy/working-time";
import { HOUR, HOURS_OF_WEEK } from "@core/words/time";
import { PRINTED_LEVELS } from "@core/words/vocabulary";
import type { Measured, SimulationReport, SimulationTask } from "./task";

/** The same for both sides and each run, so that only the documents differ. */
const SEED = 2026;
/** 1970 began on a Thursday. */
const WEEK_BEGAN = 3;
/** Working time is counted hour by hour: what spans more was dated wrongly. */
const MOST_HOURS = 100 * 366 * 24;

export function reportOf(task: SimulationTask, measured: Measured, counts: SimulationCounts): Omit<SimulationReport, "tookMs"> {
  const { rows, imported, first, last, days, inForce, draft, moves } = counts;
  const hourOfWeek = hourOfWeekIn(task.zone);
  const [dealtBefore, dealtAfter] = [deal(inForce), deal(draft)];

  function deal({ load }: LaneCounts): Dealt {
    // Of both sides, so that what the one has not is not left out of its time.
    const hours = [inForce, draft].flatMap((side) => [side.load[0]?.hour ?? [], side.load.at(-1)?.hour ?? []].flat());
    if (load.length === 0) return { queues: [], people: [] };
    const [begin, end] = [Math.min(...hours), Math.max(...hours)];
    if (end - begin > MOST_HOURS)
      throw new RangeError("These cases span more than a century: choose the part of the past that they are run over.");
    const random = uniforms(SEED);
    const staff = {
      membersOf: (queue: string) => task.staff.get(queue) ?? [],
      slownessOf: (person: string) => measured.slowness[person] ?? 1,
    };
    const time = new WorkingTime(measured.week, hourOfWeek, begin * HOUR);
    return dealWork(arrivalsOf(load, random), staff, time, (end + 1) * HOUR, random);
  }

  const { byAction, ...pace } = measured.pace;
  return {
    rows,
    imported,
    first,
    last,
    days: days.length,
    weeks: new Set(days.map((day) => Math.floor((day + WEEK_BEGAN) / 7))).size,
    levels: PRINTED_LEVELS.map((level) => ({ level, before: inForce.levels[level], after: draft.levels[level] })),
    unseen: { before: inForce.unseen, after: draft.unseen },
    expectedChecks: { before: inForce.expectedChecks, after: draft.expectedChecks },
    rules: both(Object.keys(inForce.rules), Object.keys(draft.rules)).map((rule) => ({
      rule,
      before: matchesOf(inForce, rule),
      after: matchesOf(draft, rule),
    })),
    seconds: { before: secondsOf(inForce), after: secondsOf(draft) },
    hours: { before: weekOf(inForce, hourOfWeek), after: weekOf(draft, hourOfWeek) },
    queues: both(queuesOf(dealtBefore), queuesOf(dealtAfter)).map((queue) => ({
      queue,
      before: delayOf(dealtBefore, queue),
      after: delayOf(dealtAfter, queue),
    })),
    people: both(peopleOf(dealtBefore), peopleOf(dealtAfter)).map((person) => ({
      person,
      before: shareOf(dealtBefore, person),
      after: shareOf(dealtAfter, person),
    })),
    pace: { ...pace, actions: Object.keys(byAction).length },
    week: { seen: measured.weekSeen, hours: measured.week.filter(Boolean).length },
    moves,
  };
}

const both = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...a, ...b])];
const secondsOf = ({ load }: LaneCounts): number => load.reduce((sum, { seconds }) => sum + seconds, 0);
const queuesOf = ({ queues }: Dealt) => queues.map(({ queue }) => queue);
const peopleOf = ({ people }: Dealt) => people.map(({ person }) => person);

const matchesOf = ({ rules }: LaneCounts, rule: string): number | null => (Object.hasOwn(rules, rule) ? (rules[rule] ?? null) : null);

function delayOf({ queues }: Dealt, queue: string) {
  const found = queues.find((one) => one.queue === queue);
  if (found === undefined) return null;
  const { queue: _queue, ...delay } = found;
  return delay;
}

function shareOf({ people }: Dealt, person: string) {
  const { items, seconds } = people.find((one) => one.person === person) ?? { items: 0, seconds: 0 };
  return { items, seconds };
}

/** Seconds by the hour of the week in which they came. */
function weekOf({ load }: LaneCounts, hourOfWeek: (hour: number) => number): readonly number[] {
  const week = new Array<number>(HOURS_OF_WEEK).fill(0);
  for (const { hour, seconds } of load) {
    const place = hourOfWeek(hour);
    week[place] = (week[place] ?? 0) + seconds;
  }
  return week;
}
