// The queues a person may see, and how full each is.
import type { PersonId } from "@core/words/ids";
import { countHeld, openedAt } from "@/db/queries/queue-pages";
import { boundsOf } from "../access/open-work";
import { seesQueue } from "../access/resolve";
import { paceOfQueues, worksQueue } from "../access/work-left";
import type { Deps } from "../deps";
import { openCounts } from "./open-counts";
import { readAs } from "./reading";
import type { QueueSummary } from "./shapes-queue";

/** In order of name. A queue whose items lie outside of the person's scopes is listed as empty. */
export function listQueues(deps: Deps, person: PersonId): Promise<readonly QueueSummary[]> {
  return readAs(deps, person, async ({ tx, now, directory, standing, names }) => {
    const counts = await openCounts(deps.store, tx, now, boundsOf(standing, directory, null));
    const opened = await openedAt(
      tx,
      [...counts.values()].map(({ oldest }) => oldest),
    );
    const held = new Map((await countHeld(tx, [person])).map(({ queue, held }) => [queue, held]));
    const paces = await paceOfQueues(deps.store, tx, now, directory);
    return [...directory.queues.values()]
      .filter(({ id }) => seesQueue(standing, id))
      .map((queue) => {
        const { id, name, owner, members } = queue;
        const count = counts.get(id);
        const onDuty = worksQueue(directory, queue, now).filter(({ present }) => present).length;
        const pace = paces.get(id) ?? null;
        return {
          id,
          name,
          owner: names.person(owner),
          member: members.includes(person),
          open: count?.open ?? 0,
          overdue: count?.overdue ?? 0,
          dueSoon: count?.dueSoon ?? 0,
          freeOverdue: count?.freeOverdue ?? 0,
          freeDueSoon: count?.freeDueSoon ?? 0,
          inWork: count?.inWork ?? 0,
          waiting: count?.waiting ?? 0,
          mine: held.get(id) ?? 0,
          oldestAt: count ? (opened.get(count.oldest) ?? null) : null,
          onDuty,
          clearsInMs: count === undefined || pace === null || onDuty === 0 ? null : (count.open * pace) / onDuty,
        };
      })
      .sort((a, b) => a.name.localeCompare(b.name, "en"));
  });
}
