// What the coming days bring each queue against the people on duty, and what can be done where it does not fit.
import { fitOf } from "@core/escalation/capacity";
import type { PersonId } from "@core/words/ids";
import { daysOf, doesNotFit, planCapacity, type Way, waysOut } from "../access/capacity";
import { seesQueue } from "../access/resolve";
import type { Deps } from "../deps";
import { type Reading, readAs } from "./reading";
import type { CapacityPage, CapacityWay } from "./shapes-coverage";

export function capacityPage(deps: Deps, person: PersonId, zone: string): Promise<CapacityPage> {
  return readAs(deps, person, async ({ tx, now, directory, standing, names }) => {
    const plan = await planCapacity(tx, { directory, now, zone, policyOf: (workflow) => deps.policies.current(tx, workflow) });
    const { meanS, from, measured } = plan.pace;
    return {
      zone,
      people: plan.days.map((day) => ({ from: day.from, to: day.to, seconds: day.people })),
      queues: [...directory.queues.values()]
        .filter(({ id }) => seesQueue(standing, id))
        .map(({ id }) => {
          const known = plan.queues.get(id);
          return {
            id,
            name: names.queue(id).name,
            history: { weeks: known?.known.weeks ?? 0, items: known?.known.items ?? 0, known: known?.load !== null },
            waiting: known?.waiting ?? 0,
            days: daysOf(plan, id).map((day) => ({
              from: day.from,
              to: day.to,
              fit: fitOf(day),
              expected: day.expected,
              workS: Math.round(day.work),
              leftS: Math.round(day.left),
            })),
            ways: doesNotFit(plan, id) ? waysOut(directory, plan, id, now).map((way) => wayView(way, names)) : [],
          };
        }),
      pace: { meanS, from, measured },
      weekSeen: plan.weekSeen,
    };
  });
}

function wayView(way: Way, names: Reading["names"]): CapacityWay {
  switch (way.way) {
    case "members":
    case "deputies":
      return { way: way.way, people: way.people.map(names.person) };
    case "over":
      return { way: way.way, queue: { id: way.queue, name: names.queue(way.queue).name } };
    default:
      return way;
  }
}
