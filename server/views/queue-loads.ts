// How much each queue and each of its people have to do now, and how its promises were kept: a manager's view of load.
import { isOpen } from "@core/escalation/calendar";
import { daysOf, monthStart, QUARTER, tookOf } from "@core/escalation/promises";
import type { Ms, PersonId } from "@core/words/ids";
import type { QueueLoadsInput } from "@core/words/load";
import { DAY } from "@core/words/time";
import { countEscalations } from "@/db/queries/escalations";
import { openedAt } from "@/db/queries/queue-pages";
import type { StoredQueue } from "@/db/queries/queues";
import { promiseCounts, stayTimes } from "@/db/queries/stays";
import { hoursOf } from "../access/directory";
import { loadsOf, NO_LOAD } from "../access/hands";
import { boundsOf } from "../access/open-work";
import { mayLimitPerson, seesQueue } from "../access/resolve";
import { paceOfQueues, worksQueue } from "../access/work-left";
import type { Deps } from "../deps";
import { openCounts } from "./open-counts";
import { type Reading, readAs } from "./reading";
import type { LoadedPerson, PromiseRecord, QueueLoad } from "./shapes-load";

/** How long things took is told of so many days, by the latest so many. */
const TOLD_FOR = 30 * DAY;
const TOLD_OF = 2_000;

/** Those with something overdue first, then those with most to do, then by name. */
export function queueLoads(deps: Deps, person: PersonId, { queueId }: QueueLoadsInput): Promise<readonly QueueLoad[]> {
  return readAs(deps, person, async (reading) => {
    const { tx, now, directory, standing } = reading;
    const counts = await openCounts(deps.store, tx, now, boundsOf(standing, directory, queueId));
    const opened = await openedAt(
      tx,
      [...counts.values()].map(({ oldest }) => oldest),
    );
    const paces = await paceOfQueues(deps.store, tx, now, directory);
    const loads: QueueLoad[] = [];
    for (const queue of directory.queues.values()) {
      if ((queueId !== null && queue.id !== queueId) || !seesQueue(standing, queue.id)) continue;
      const count = counts.get(queue.id);
      const people = await peopleOf(deps, reading, queue);
      const present = people.filter((one) => one.present).length;
      const workMs = (count?.open ?? 0) * (paces.get(queue.id) ?? 0);
      const hours = hoursOf(directory, queue);
      const zone = hours?.zone ?? "UTC";
      loads.push({
        id: queue.id,
        name: reading.names.queue(queue.id).name,
        owner: reading.names.person(queue.owner),
        waiting: (count?.open ?? 0) - (count?.inWork ?? 0),
        inWork: count?.inWork ?? 0,
        atRisk: count?.dueSoon ?? 0,
        overdue: count?.overdue ?? 0,
        oldestAt: count === undefined ? null : (opened.get(count.oldest) ?? null),
        workMs,
        clearsInMs: present === 0 ? null : workMs / present,
        openNow: hours === null || isOpen(hours, now),
        zone,
        people,
        ...(await promisesOf(reading, queue, zone)),
        sentUp: await countEscalations(tx, queue.id, now - TOLD_FOR),
      });
    }
    return loads.sort((a, b) => b.overdue - a.overdue || b.workMs - a.workMs || a.name.localeCompare(b.name, "en"));
  });
}

async function peopleOf(
  deps: Deps,
  { tx, now, directory, standing, names }: Reading,
  queue: StoredQueue,
): Promise<readonly LoadedPerson[]> {
  const working = worksQueue(directory, queue, now);
  const loads = await loadsOf(
    deps.store,
    tx,
    now,
    working.map(({ id }) => id),
  );
  const mayLimit = mayLimitPerson(standing, [queue.id]);
  return working
    .map(({ id, present }): LoadedPerson => {
      const { holding, byQueue, loadMs } = loads.get(id) ?? NO_LOAD;
      const limit = directory.people.get(id)?.wipLimit ?? null;
      return { ...names.person(id), present, here: byQueue.get(queue.id) ?? 0, holding, loadMs, limit, mayLimit };
    })
    .sort((a, b) => Number(b.present) - Number(a.present) || b.loadMs - a.loadMs || a.name.localeCompare(b.name, "en"));
}

async function promisesOf(
  { tx, now }: Reading,
  { id, terms }: StoredQueue,
  zone: string,
): Promise<Pick<QueueLoad, "response" | "resolution">> {
  const times = await stayTimes(tx, id, now - TOLD_FOR, TOLD_OF);
  const record = async (kind: "response" | "resolution", promisedS: number | null, took: readonly Ms[]): Promise<PromiseRecord> => {
    const { kept, broken } = await promiseCounts(tx, id, kind, { since: monthStart(zone, now), now, quarterMs: QUARTER });
    const settled = [
      ...kept.map(({ quarter, count }) => ({ quarter, kept: count, broken: 0 })),
      ...broken.map(({ quarter, count }) => ({ quarter, kept: 0, broken: count })),
    ];
    const days = daysOf(zone, now, settled);
    const sum = (of: "kept" | "broken") => days.reduce((all, day) => all + day[of], 0);
    return { promisedS, took: tookOf(took), days, kept: sum("kept"), broken: sum("broken") };
  };
  return {
    response: await record("response", terms.responseS, times.response),
    resolution: await record("resolution", terms.resolutionS, times.resolution),
  };
}
