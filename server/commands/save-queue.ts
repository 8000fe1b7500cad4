// Creates a queue, or changes one to what is asked: name, owner, members, ladder, hours, terms, and where it escalates to.
import type { PersonId, QueueId } from "@core/words/ids";
import type { FieldError, Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { t } from "@core/words/t";
import { lockAlone } from "@/db/engine/locks";
import { insertQueue, readQueue, readRemovedQueues, type StoredQueue, updateQueue } from "@/db/queries/queues";
import { putRetiming } from "@/db/queries/retimings";
import type { Tx } from "@/db/store";
import { type Directory, hoursOf } from "../access/directory";
import { withQueue } from "../access/ladder-ground";
import type { Deps } from "../deps";
import { changedMeanwhile, type EditedBy, editorOf, mayEdit, pathErrors } from "./commit/directory-edit";
import { recordEvent } from "./commit/record-event";

export type QueueToSave = Omit<StoredQueue, "version" | "createdAt">;

/** `version`: the one that a person saw; null where they create it. */
export interface QueueEditor {
  readonly by: EditedBy;
  readonly version: number | null;
}
const AS_OPERATOR: QueueEditor = { by: "operator", version: null };

/** Refuses people, queues and calendars that do not exist by name, and a person whatever the lint calls an error; nothing is half saved. Answers the version. */
export function saveQueue(
  deps: Deps,
  queue: QueueToSave,
  { by, version }: QueueEditor = AS_OPERATOR,
): Promise<Result<{ readonly version: number }, Refusal>> {
  return deps.store.write(async (tx) => {
    await lockAlone(tx, "organisation");
    const now = await deps.store.nowMs(tx);
    const directory = await deps.directory.at(tx);
    const known = await readQueue(tx, queue.id);
    if (!mayEdit(directory, by, version === null ? null : queue.id, now)) return refuse({ code: "forbidden", right: "queue.write" });
    if (by !== "operator" && version !== null && known === null) return refuse({ code: "not-found" });
    if (by !== "operator" && version !== null && known?.version !== version) return changedMeanwhile();
    const errors = [...(await takenNames(tx, directory, queue, known, { by, version })), ...unknownNames(directory, queue)];
    if (errors.length > 0) return refuse({ code: "invalid", errors });
    if (by !== "operator") {
      const after = withQueue(directory, { ...queue, version: 0, createdAt: now });
      const wrong = await pathErrors(deps, tx, now, {
        before: directory,
        after,
        edited: new Set([queue.id]),
        fieldOf: (finding) => (finding.queue === queue.id ? finding.field : `/paths/${finding.queue}${finding.field}`),
      });
      if (wrong.length > 0) return refuse({ code: "invalid", errors: wrong });
    }
    const { id, ...change } = queue;
    if (!known) await insertQueue(tx, { ...queue, createdAt: now });
    else if (!(await updateQueue(tx, id, change, known.version))) throw new Error(`queue ${id} moved under its own lock`);
    if (known && known.calendar !== queue.calendar) await putRetiming(tx, id, now);
    const { name, ladder, terms, ...data } = change;
    await recordEvent(deps, tx, now, {
      kind: "queue",
      id,
      type: known ? "changed" : "created",
      actor: editorOf(by),
      data: {
        ...data,
        members: [...data.members],
        ladder: ladder.map((rung) => ({ ...rung })),
        terms: { ...terms, skills: [...terms.skills] },
      },
      free: { name },
    });
    return ok({ version: (known?.version ?? 0) + 1 });
  });
}

/** A person who creates a queue takes neither an id that is, or ever was, another's, nor a name that would be read as another's. */
async function takenNames(
  tx: Tx,
  { queues }: Directory,
  { id, name }: QueueToSave,
  known: StoredQueue | null,
  { by, version }: QueueEditor,
): Promise<readonly FieldError[]> {
  const isNew = by !== "operator" && version === null;
  const removed = (await readRemovedQueues(tx)).some((one) => one.id === id);
  const taken = removed || (known !== null && isNew);
  const same = by !== "operator" && [...queues.values()].some((other) => other.id !== id && other.name === name);
  return [
    ...(taken ? [{ path: "/id", message: t("ladders.idTaken") }] : []),
    ...(same ? [{ path: "/name", message: t("ladders.nameTaken") }] : []),
  ];
}

function unknownNames(directory: Directory, queue: QueueToSave): readonly FieldError[] {
  const { id, owner, members, over, ladder, calendar } = queue;
  const person = (path: string, who: PersonId) =>
    directory.people.has(who) ? [] : [{ path, message: t("ladders.noPerson", { id: who }) }];
  const target = (path: string, to: QueueId | null) =>
    to === null || to === id || directory.queues.has(to) ? [] : [{ path, message: t("ladders.noQueue", { id: to }) }];
  return [
    ...person("/owner", owner),
    ...members.flatMap((member, index) => person(`/members/${index}`, member)),
    ...target("/over", over),
    ...(calendar !== null && hoursOf(directory, queue) === null ? [{ path: "/calendar", message: t("ladders.noCalendar") }] : []),
    ...ladder.flatMap((rung, index) => {
      if (rung.do === "move") return target(`/ladder/${index}/to`, rung.to);
      return rung.who === "owner" || rung.who === "members" ? [] : person(`/ladder/${index}/who`, rung.who);
    }),
  ];
}
