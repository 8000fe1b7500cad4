// Creates a calendar, or changes one; the running ladders of the queues that count in it are put in line to be computed anew.
import type { SaveCalendarInput } from "@core/words/ladders";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { t } from "@core/words/t";
import { lockAlone } from "@/db/engine/locks";
import { insertCalendar, updateCalendar } from "@/db/queries/calendars";
import { putRetiming } from "@/db/queries/retimings";
import { withCalendar } from "../access/ladder-ground";
import type { Deps } from "../deps";
import { type ByPerson, namedActor } from "./commit/actor";
import { changedMeanwhile, mayEdit, pathErrors } from "./commit/directory-edit";
import { recordEvent } from "./commit/record-event";

export interface SavedCalendar {
  readonly id: string;
  /** How many queues count in it. */
  readonly queues: number;
}

/** Hours under which a path no longer works are refused, with the queue that they break. */
export function saveCalendar(
  deps: Deps,
  { actor, id: wanted, version, name, body }: ByPerson<SaveCalendarInput>,
): Promise<Result<SavedCalendar, Refusal>> {
  return deps.store.write(async (tx) => {
    await lockAlone(tx, "organisation");
    const now = await deps.store.nowMs(tx);
    const directory = await deps.directory.at(tx);
    if (!mayEdit(directory, actor, null, now)) return refuse({ code: "forbidden", right: "queue.write" });
    const known = wanted === null ? null : (directory.calendars.get(wanted) ?? null);
    if (wanted !== null && known === null) return refuse({ code: "not-found" });
    if ((known?.version ?? null) !== version) return changedMeanwhile();
    const id = known?.id ?? deps.ids.any();
    if ([...directory.calendars.values()].some((other) => other.id !== id && other.name === name))
      return refuse({ code: "invalid", errors: [{ path: "/name", message: t("ladders.nameTaken") }] });
    const queues = [...directory.queues.values()].filter(({ calendar }) => calendar === id).map((queue) => queue.id);
    const after = withCalendar(directory, { id, name, body, version: 0, createdAt: now });
    const wrong = await pathErrors(deps, tx, now, { before: directory, after, edited: new Set(), fieldOf: () => "/body/week" });
    if (wrong.length > 0) return refuse({ code: "invalid", errors: wrong });
    if (known === null) await insertCalendar(tx, { id, name, body, createdAt: now });
    else if (!(await updateCalendar(tx, id, { name, body }, known.version))) throw new Error(`calendar ${id} moved under its own lock`);
    for (const queue of queues) await putRetiming(tx, queue, now);
    await recordEvent(deps, tx, now, {
      kind: "calendar",
      id,
      type: known === null ? "created" : "changed",
      actor: namedActor(actor),
      data: { zone: body.zone, week: body.week.map((day) => day.map((shift) => ({ ...shift }))), queues },
      free: {
        name,
        days: Object.fromEntries(
          Object.entries(body.days).map(([date, day]) => [date, { name: day.name, shifts: day.shifts.map((shift) => ({ ...shift })) }]),
        ),
      },
    });
    return ok({ id, queues: queues.length });
  });
}
