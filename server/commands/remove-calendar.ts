// Removes a calendar in which no queue counts.
import type { RemoveCalendarInput } from "@core/words/ladders";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import { lockAlone } from "@/db/engine/locks";
import { removeCalendar as takeAway } from "@/db/queries/calendars";
import type { Deps } from "../deps";
import { type ByPerson, namedActor } from "./commit/actor";
import { changedMeanwhile, mayEdit } from "./commit/directory-edit";
import { recordEvent } from "./commit/record-event";

/** While queues count in it each is named, as `/queues/refunds-exceptions`. */
export function removeCalendar(deps: Deps, { actor, id, version }: ByPerson<RemoveCalendarInput>): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    await lockAlone(tx, "organisation");
    const now = await deps.store.nowMs(tx);
    const directory = await deps.directory.at(tx);
    if (!mayEdit(directory, actor, null, now)) return refuse({ code: "forbidden", right: "queue.write" });
    const calendar = directory.calendars.get(id);
    if (calendar === undefined) return refuse({ code: "not-found" });
    if (calendar.version !== version) return changedMeanwhile();
    const queues = [...directory.queues.values()].filter((queue) => queue.calendar === id);
    if (queues.length > 0) {
      const errors = queues.map((queue) => ({
        path: `/queues/${queue.id}`,
        message: t("ladders.calendarInUse", { queue: revealLine(queue.name) }),
      }));
      return refuse({ code: "invalid", errors });
    }
    await takeAway(tx, id);
    await recordEvent(deps, tx, now, {
      kind: "calendar",
      id,
      type: "removed",
      actor: namedActor(actor),
      data: {},
      free: { name: calendar.name },
    });
    return ok(null);
  });
}
