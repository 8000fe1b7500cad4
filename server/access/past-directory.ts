// The directory and the stops as they stood at an instant, by their own trail: which queues there were, whose they were, their ladders and hours.
// People and agents go by the names of today: their names are theirs to change, and no event keeps an older one.
import { streamOf } from "@core/trail/event";
import type { StopsInScene } from "@core/words/actors";
import { type Calendar, calendarSchema } from "@core/words/calendar";
import type { AgentId, Ms, QueueId } from "@core/words/ids";
import type { JsonObject } from "@core/words/vocabulary";
import { changesUpTo, type PastChange } from "@/db/queries/past-streams";
import type { StoredQueue } from "@/db/queries/queues";
import type { Tx } from "@/db/store";
import { type Directory, everyQueue } from "./directory";

/** A queue or a calendar whose trail does not say how it stood is taken as it is now, if it was there. */
export async function directoryAt(tx: Tx, directory: Directory, at: Ms): Promise<Directory> {
  const known = [...everyQueue(directory).values()];
  const calendars = [...directory.calendars.values()];
  const streams = [...known.map(({ id }) => streamOf("queue", id)), ...calendars.map(({ id }) => streamOf("calendar", id))];
  const last = new Map((await changesUpTo(tx, streams, at)).map((change) => [change.stream, change]));
  const queues: StoredQueue[] = [];
  for (const queue of known) {
    const told = last.get(streamOf("queue", queue.id));
    if (queue.createdAt > at || told?.type === "removed") continue;
    if (told !== undefined) queues.push(queueOf(queue, told));
    else if (directory.queues.has(queue.id)) queues.push(queue);
  }
  const there = new Set(queues.map(({ id }) => id));
  return {
    ...directory,
    queues: new Map(queues.map((queue) => [queue.id, queue])),
    removedQueues: new Map(known.filter(({ id }) => !there.has(id)).map((queue) => [queue.id, queue])),
    calendars: new Map(
      calendars.map((calendar) => {
        const told = last.get(streamOf("calendar", calendar.id));
        return [calendar.id, told === undefined ? calendar : { ...calendar, body: hoursTold(told) ?? calendar.body }];
      }),
    ),
  };
}

/** The cast holds because `saveQueue` alone writes these events, with every column of the queue but its name and its version. */
function queueOf(queue: StoredQueue, { data, free }: PastChange): StoredQueue {
  const told = data as unknown as Omit<StoredQueue, "id" | "name" | "version" | "createdAt">;
  return { ...queue, ...told, name: typeof free.name === "string" ? free.name : queue.name };
}

function hoursTold({ data, free }: PastChange): Calendar | null {
  const read = calendarSchema.safeParse({ zone: data.zone, week: data.week, days: (free.days as JsonObject | undefined) ?? {} });
  return read.success ? read.data : null;
}

/** Which stops covered an item of this agent in this workflow. */
export async function stopsAt(
  tx: Tx,
  { agent, workflow }: { readonly agent: AgentId; readonly workflow: string },
  at: Ms,
): Promise<StopsInScene> {
  const [all, ofAgent, ofWorkflow] = ["all", `agent:${agent}`, `workflow:${workflow}`].map((id) => streamOf("stop", id));
  const changes = await changesUpTo(
    tx,
    [all, ofAgent, ofWorkflow].filter((stream) => stream !== undefined),
    at,
  );
  const isOn = (stream: string | undefined) => {
    const last = changes.findLast((change) => change.stream === stream && (change.type === "pulled" || change.type === "lifted"));
    return last?.type === "pulled";
  };
  return { all: isOn(all), agent: isOn(ofAgent), workflow: isOn(ofWorkflow) };
}

/** The queues of then, by id. */
export const queueThen = ({ queues }: Directory, id: QueueId | null): StoredQueue | undefined => (id === null ? undefined : queues.get(id));
