// The coming days of every queue: what came lately, how long people take and when they work, and who of the coverage is there.
import {
  type Duty,
  daysFrom,
  fitOf,
  type HourOfArrivals,
  type Load,
  loadFrom,
  MOST_WEEKS,
  planDays,
  type QueueDay,
  type TooLittle,
} from "@core/escalation/capacity";
import type { CoveredQueue } from "@core/escalation/coverage";
import type { CompiledPolicy } from "@core/policy/compile-policy";
import { type Pace, paceFrom, secondsFor, type TimedCase, type TimedDecision, workWeekFrom } from "@core/policy/decision-times";
import { hourOfWeekIn } from "@core/policy/working-time";
import type { Ms, PersonId, QueueId } from "@core/words/ids";
import { DAY, HOUR, HOURS_OF_WEEK, SECOND } from "@core/words/time";
import { arrivalsByHour, firstArrival } from "@/db/queries/arrivals";
import { latestDecidedIn } from "@/db/queries/past-rows";
import { listWorkflows } from "@/db/queries/policies";
import { countOpen } from "@/db/queries/queue-pages";
import { timedDecisions } from "@/db/queries/timed-decisions";
import type { Tx } from "@/db/store";
import { coverageBetween, type Work, workOf } from "./coverage";
import { type Directory, standingsAt } from "./directory";

const DAYS = 7;
/** Of more items in the weeks that are looked at, so many are counted: the latest. */
const MOST_COUNTED = 200_000;
/** Decisions of each action, and cases of each workflow, that are timed. */
const TIMED = 200;
const TIMED_CASES = 1_000;

export interface Plan {
  readonly days: ReturnType<typeof planDays>;
  readonly queues: ReadonlyMap<QueueId, { readonly load: Load | null; readonly known: TooLittle; readonly waiting: number }>;
  readonly work: Work;
  readonly covered: readonly CoveredQueue[];
  readonly pace: Pace;
  readonly weekSeen: boolean;
}

interface PlanRequest {
  readonly directory: Directory;
  readonly now: Ms;
  /** Days begin at its midnight, and people work by its clock. */
  readonly zone: string;
  readonly policyOf: (workflow: string) => Promise<CompiledPolicy | null>;
}

export async function planCapacity(tx: Tx, { directory, now, zone, policyOf }: PlanRequest): Promise<Plan> {
  const hourOfWeek = hourOfWeekIn(zone);
  const { own, imported } = await timesOf(tx, policyOf);
  const pace = paceFrom(own, imported);
  const { week, seen } = workWeekFrom(own, hourOfWeek);
  const since = (await firstArrival(tx)) ?? now;
  const arrivals = (await arrivalsByHour(tx, Math.floor(now / HOUR) * HOUR - MOST_WEEKS * HOURS_OF_WEEK * HOUR, MOST_COUNTED)).map(
    ({ queue, action, hour, items }): HourOfArrivals => ({ queue, hour, items, seconds: items * secondsFor(pace, action) }),
  );
  const byQueue = new Map<QueueId, HourOfArrivals[]>();
  for (const arrival of arrivals) {
    const row = byQueue.get(arrival.queue);
    if (row === undefined) byQueue.set(arrival.queue, [arrival]);
    else row.push(arrival);
  }
  const open = new Map((await countOpen(tx, { now, soon: now })).map((count) => [count.queue, count.open]));

  const days = daysFrom(zone, now, DAYS);
  const work = await workOf(tx, directory, now, policyOf);
  // Who is senior is served first: what comes there is there for a reason.
  const rows = [...directory.queues.values()].sort((a, b) => b.rank - a.rank);
  const covered = coverageBetween(directory, work, rows, { from: now, to: days.at(-1)?.to ?? now });
  const queues = new Map(
    rows.map(({ id }) => {
      const { load } = loadFrom(byQueue.get(id) ?? [], { since, now, hourOfWeek });
      const known = { weeks: load.weeks, items: load.items };
      return [id, { load: "perHour" in load ? load : null, known, waiting: open.get(id) ?? 0 }] as const;
    }),
  );
  const planned = rows.map(({ id: queue }) => {
    const { load = null, waiting = 0 } = queues.get(queue) ?? {};
    return { queue, load, waiting: waiting * (load?.secondsEach ?? pace.meanS) };
  });
  const dutyOn = (day: { readonly from: Ms; readonly to: Ms }) => dutyBetween(covered, day, (hour) => week[hourOfWeek(hour)] === true);
  return { days: planDays(days, planned, dutyOn, hourOfWeek), queues, work, covered, pace, weekSeen: seen };
}

async function timesOf(
  tx: Tx,
  policyOf: PlanRequest["policyOf"],
): Promise<{ own: readonly TimedDecision[]; imported: readonly TimedCase[] }> {
  const own: TimedDecision[] = [];
  const imported: TimedCase[] = [];
  for (const { workflow } of await listWorkflows(tx, "policy")) {
    const compiled = await policyOf(workflow);
    if (compiled === null) continue;
    own.push(...(await timedDecisions(tx, workflow, compiled.actions.keys(), TIMED)));
    imported.push(...(await latestDecidedIn(tx, workflow, TIMED_CASES)));
  }
  return { own, imported };
}

/** The time that people have in the hours in which they work: in each queue while it is open and they may decide there, and altogether, each minute once. */
function dutyBetween(
  covered: readonly CoveredQueue[],
  day: { readonly from: Ms; readonly to: Ms },
  works: (hour: number) => boolean,
): Duty {
  const queues = new Map<QueueId, Map<PersonId, number>>();
  const times = new Map<PersonId, [Ms, Ms][]>();
  for (let hour = Math.floor(day.from / HOUR); hour * HOUR < day.to; hour++) {
    if (!works(hour)) continue;
    const [from, to] = [Math.max(day.from, hour * HOUR), Math.min(day.to, (hour + 1) * HOUR)];
    for (const { queue, spans } of covered) {
      const row = queues.get(queue) ?? new Map<PersonId, number>();
      queues.set(queue, row);
      for (const { from: begins, to: ends, cover } of spans) {
        if (cover === null || ends <= from || begins >= to) continue;
        const part: [Ms, Ms] = [Math.max(from, begins), Math.min(to, ends)];
        for (const person of cover.able) {
          row.set(person, (row.get(person) ?? 0) + (part[1] - part[0]) / SECOND);
          times.set(person, [...(times.get(person) ?? []), part]);
        }
      }
    }
  }
  return { people: new Map([...times].map(([person, parts]) => [person, lengthOf(parts) / SECOND])), queues };
}

/** Of all of them together: what lies in several counts once. */
function lengthOf(parts: readonly (readonly [Ms, Ms])[]): Ms {
  let [sum, reached] = [0, 0];
  for (const [from, to] of parts.toSorted(([a], [b]) => a - b)) {
    sum += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return sum;
}

/** A queue's days of the plan. */
export const daysOf = ({ days }: Plan, queue: QueueId): readonly (QueueDay & { readonly from: Ms; readonly to: Ms })[] =>
  days.flatMap(({ from, to, queues }) => queues.filter((one) => one.queue === queue).map((one) => ({ ...one, from, to })));

export const doesNotFit = (plan: Plan, queue: QueueId): boolean => daysOf(plan, queue).some((day) => fitOf(day) === "short");

/** What the policy in force allows where there is too much: it lowers no level, and neither does any of these. */
export type Way =
  | { readonly way: "members"; readonly people: readonly PersonId[] }
  | { readonly way: "deputies"; readonly people: readonly PersonId[] }
  | { readonly way: "over"; readonly queue: QueueId }
  | { readonly way: "targets" }
  | { readonly way: "stop" };

export function waysOut(directory: Directory, { work }: Pick<Plan, "work">, id: QueueId, now: Ms): readonly Way[] {
  const queue = directory.queues.get(id);
  if (queue === undefined) return [];
  const skills = [...new Set([...queue.terms.skills, ...(work.get(id) ?? []).flatMap((kind) => kind.skills)])];
  const standings = [...standingsAt(directory, now).values()].filter(({ offboarded }) => !offboarded);
  const members = standings
    .filter(({ memberOf, owns, grants }) => !memberOf.has(id) && !owns.has(id) && grants.some(({ role }) => role === "reviewer"))
    .filter((person) => skills.every((skill) => person.skills.has(skill)));
  const deputies = standings.filter(({ absent, memberOf, deputies: some }) => absent && memberOf.has(id) && some.length === 0);
  return [
    ...(members.length > 0 ? [{ way: "members" as const, people: members.map((one) => one.id) }] : []),
    ...(deputies.length > 0 ? [{ way: "deputies" as const, people: deputies.map((one) => one.id) }] : []),
    ...(queue.over === null ? [] : [{ way: "over" as const, queue: queue.over }]),
    ...(queue.terms.responseS === null && queue.terms.resolutionS === null ? [] : [{ way: "targets" as const }]),
    { way: "stop" as const },
  ];
}

/** For how long nobody is told of the same queue again. */
export const dayOf = (now: Ms): number => Math.floor(now / DAY);
