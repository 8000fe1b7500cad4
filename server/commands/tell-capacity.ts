// Tells managers once a day of each queue whose coming days bring more work than its people have time for, with what can be done. No level is lowered.
import { fitOf } from "@core/escalation/capacity";
import type { Ms, PersonId, QueueId } from "@core/words/ids";
import { takeDay } from "@/db/queries/told-days";
import { dayOf, daysOf, doesNotFit, type Plan, planCapacity, waysOut } from "../access/capacity";
import { type Directory, standingsAt } from "../access/directory";
import { covers } from "../access/resolve";
import type { Deps } from "../deps";
import { tell } from "./commit/tell";

/** Answers of how many queues somebody was told. */
export async function tellCapacity(deps: Deps): Promise<number> {
  const { plan, directory } = await deps.store.read(async (tx) => {
    const now = await deps.store.nowMs(tx);
    const read = await deps.directory.at(tx);
    const zone = [...read.calendars.values()][0]?.body.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    return {
      directory: read,
      plan: await planCapacity(tx, { directory: read, now, zone, policyOf: (workflow) => deps.policies.current(tx, workflow) }),
    };
  });
  const short = [...directory.queues.keys()].filter((queue) => doesNotFit(plan, queue));
  if (short.length === 0) return 0;
  return deps.store.write(async (tx) => {
    const now = await deps.store.nowMs(tx);
    let told = 0;
    for (const queue of short) {
      if (!(await takeDay(tx, `capacity:${queue}`, dayOf(now)))) continue;
      const to = managersOf(directory, queue, now);
      await tell(deps, tx, now, {
        kind: "capacity",
        cause: `capacity:${queue}`,
        to,
        item: null,
        queue,
        data: factsOf(directory, plan, queue, now),
      });
      told += 1;
    }
    return told;
  });
}

/** Whoever manages the queue, and who answers for it. */
function managersOf(directory: Directory, queue: QueueId, now: Ms): readonly PersonId[] {
  const managers = [...standingsAt(directory, now).values()].filter(
    ({ offboarded, grants }) =>
      !offboarded &&
      grants.some(({ role, scope }) => role === "manager" && (scope.kind === "workflow" || covers(scope, { workflow: "", queue }))),
  );
  const owner = directory.queues.get(queue)?.owner;
  return [...new Set([...(owner === undefined ? [] : [owner]), ...managers.map(({ id }) => id)])];
}

const MINUTE_S = 60;

/** The first day that does not fit, in minutes, and the ways out by name. */
function factsOf(directory: Directory, plan: Plan, queue: QueueId, now: Ms) {
  const day = daysOf(plan, queue).find((one) => fitOf(one) === "short");
  return {
    day: day?.from ?? now,
    workMinutes: Math.round((day?.work ?? 0) / MINUTE_S),
    leftMinutes: Math.round((day?.left ?? 0) / MINUTE_S),
    ways: waysOut(directory, plan, queue, now).map(({ way }) => way),
  };
}
