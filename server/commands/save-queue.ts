// Creates a queue, or changes one to what is asked: name, owner, members, ladder, and where it escalates to.
import type { PersonId, QueueId } from "@core/words/ids";
import type { FieldError, Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { lockAlone } from "@/db/engine/locks";
import { insertQueue, readQueue, readQueues, type StoredQueue, updateQueue } from "@/db/queries/queues";
import type { Tx } from "@/db/store";
import type { Deps } from "../deps";
import { OPERATOR, recordEvent } from "./commit/record-event";

export type QueueToSave = Omit<StoredQueue, "version" | "createdAt">;

/** Refuses people and queues that do not exist by name; nothing is half saved. */
export function saveQueue(deps: Deps, queue: QueueToSave): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    await lockAlone(tx, "organisation");
    const now = await deps.store.nowMs(tx);
    const errors = await unknownNames(deps, tx, queue);
    if (errors.length > 0) return refuse({ code: "invalid", errors });
    const { id, ...change } = queue;
    const known = await readQueue(tx, id);
    if (!known) await insertQueue(tx, { ...queue, createdAt: now });
    else if (!(await updateQueue(tx, id, change, known.version))) throw new Error(`queue ${id} moved under its own lock`);
    const { name, ladder, terms, ...data } = change;
    await recordEvent(deps, tx, now, {
      kind: "queue",
      id,
      type: known ? "changed" : "created",
      actor: OPERATOR,
      data: { ...data, members: [...data.members], ladder: ladder.map((rung) => ({ ...rung })), terms: { ...terms } },
      free: { name },
    });
    return ok(null);
  });
}

async function unknownNames(deps: Deps, tx: Tx, { id, owner, members, over, ladder }: QueueToSave): Promise<readonly FieldError[]> {
  const { people } = await deps.directory.at(tx);
  const queues = new Set<QueueId>([id, ...(await readQueues(tx)).map((queue) => queue.id)]);
  const person = (path: string, who: PersonId) => (people.has(who) ? [] : [{ path, message: `There is no person "${who}".` }]);
  const target = (path: string, to: QueueId | null) =>
    to === null || queues.has(to) ? [] : [{ path, message: `There is no queue "${to}".` }];
  return [
    ...person("/owner", owner),
    ...members.flatMap((member, index) => person(`/members/${index}`, member)),
    ...target("/over", over),
    ...ladder.flatMap((rung, index) => (rung.do === "move" ? target(`/ladder/${index}/to`, rung.to) : [])),
  ];
}
