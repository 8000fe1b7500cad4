// A ladder tried on the last month: what it would have done with the items that really came into its queue, beside what the one in force does by the same count.
import { dryRun } from "@core/escalation/dry-run";
import { openClock } from "@core/escalation/open-clock";
import { kindOfWhom } from "@core/escalation/path";
import { staysIn } from "@core/escalation/stays";
import type { Rung } from "@core/words/actors";
import { asPersonId, type PersonId, type QueueId } from "@core/words/ids";
import type { DryRunInput } from "@core/words/ladders";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { DAY } from "@core/words/time";
import { latestIn, placingEvents } from "@/db/queries/queue-stays";
import { type Directory, hoursOf } from "../access/directory";
import { administersQueue } from "../access/resolve";
import type { Deps } from "../deps";
import type { Names } from "./names";
import { readAs } from "./reading";
import type { DryRunSide, DryRunView } from "./shapes-ladders";

const DAYS = 30;
const MOST_ITEMS = 2_000;

/** Counts items of every workflow, so only who administers the queue is answered. */
export function ladderDryRun(
  deps: Deps,
  person: PersonId,
  { queue: id, ladder, calendar }: DryRunInput,
): Promise<Result<DryRunView, Refusal>> {
  return readAs(deps, person, async ({ tx, now, directory, standing, names }) => {
    const queue = directory.queues.get(id);
    if (queue === undefined) return refuse({ code: "not-found" });
    if (!administersQueue(standing, id)) return refuse({ code: "forbidden", right: "queue.write" });
    const since = now - DAYS * DAY;
    const items = await latestIn(tx, goneTo(id, directory), since, MOST_ITEMS);
    const told = await placingEvents(tx, items);
    const past = items.map((item) => staysIn(id, told.get(item) ?? [], now)).filter((stays) => stays.length > 0);
    const stays = past.flat();
    const side = (rungs: readonly Rung[], hours: string | null): DryRunSide => {
      const run = dryRun(rungs, openClock(hoursOf(directory, { calendar: hours }), since), stays);
      return { ...run, rungs: run.rungs.map((outcome) => ({ ...outcome, ...rungWords(rungs[outcome.index], names) })) };
    };
    return ok({
      days: DAYS,
      most: MOST_ITEMS,
      items: past.length,
      inForce: side(queue.ladder, queue.calendar),
      edited: side(ladder, calendar),
    });
  });
}

/** The queue, and where its items go from it by themselves: an item is found by the queue that it was in last. */
function goneTo(id: QueueId, { queues }: Directory): readonly QueueId[] {
  const found = new Set<QueueId>();
  const visit = (one: QueueId): void => {
    const queue = queues.get(one);
    if (found.has(one) || queue === undefined) return;
    found.add(one);
    if (queue.over !== null) visit(queue.over);
    for (const rung of queue.ladder) if (rung.do === "move") visit(rung.to);
  };
  visit(id);
  return [...found];
}

function rungWords(rung: Rung | undefined, names: Names): Pick<DryRunSide["rungs"][number], "afterS" | "does" | "target"> {
  if (rung === undefined) throw new Error("a rung was counted that the ladder does not have");
  if (rung.do === "move") return { afterS: rung.afterS, does: "move", target: names.queue(rung.to).name };
  const does = kindOfWhom(rung.who);
  return { afterS: rung.afterS, does, target: does === "person" ? names.person(asPersonId(rung.who)).name : null };
}
