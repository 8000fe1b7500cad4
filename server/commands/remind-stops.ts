// Reminds whoever pulled a stop, or whoever may lift it once they have left, that it still stands: at the time that was set for looking at it again, and once a day from then on.
import { asAgentId, type Ms, type PersonId } from "@core/words/ids";
import { DAY } from "@core/words/time";
import { lockAlone } from "@/db/engine/locks";
import { anyStopReminds, listStops, type StoredStop, setStop, stopRemindsAt } from "@/db/queries/stops";
import type { Tx } from "@/db/store";
import { type Directory, standingsAt } from "../access/directory";
import { maySwitchStop } from "../access/resolve";
import type { Deps } from "../deps";
import { tell } from "./commit/tell";

/** Again after a day; days that nobody served are not caught up with. */
const AGAIN_AFTER_MS = DAY;

/** Returns how many stops somebody was reminded of. */
export async function remindStops(deps: Deps): Promise<number> {
  const due = await deps.store.read(async (tx) => anyStopReminds(tx, await deps.store.nowMs(tx)));
  return due ? deps.store.write((tx) => remind(deps, tx)) : 0;
}

async function remind(deps: Deps, tx: Tx): Promise<number> {
  await lockAlone(tx, "stops");
  const now = await deps.store.nowMs(tx);
  const due = (await listStops(tx)).filter((stop) => stop.on && (stopRemindsAt(stop) ?? now + 1) <= now);
  for (const stop of due) {
    await setStop(tx, { ...stop, remindAt: now + AGAIN_AFTER_MS });
    await tell(deps, tx, now, await noticeOf(deps, tx, stop, now));
  }
  return due.length;
}

/** Who pulled it; once they may no longer lift it, or have left, everybody who may. */
function whoLooks(
  directory: Directory,
  { scope, subject, by }: Pick<StoredStop, "scope" | "subject" | "by">,
  now: Ms,
): readonly PersonId[] {
  const target = scope === "all" ? null : subject;
  const may = [...standingsAt(directory, now).values()]
    .filter((standing) => !standing.offboarded && maySwitchStop(standing, { scope, target }))
    .map(({ id }) => id);
  return may.includes(by) ? [by] : may;
}

async function noticeOf(deps: Deps, tx: Tx, { scope, subject, by, at, reviewAt }: StoredStop, now: Ms) {
  const directory = await deps.directory.at(tx);
  const { agents } = directory;
  const name = scope === "agent" ? (agents.get(asAgentId(subject))?.name ?? subject) : subject;
  return {
    kind: "stop_review",
    cause: `stop-review:${scope}:${subject}`,
    to: whoLooks(directory, { scope, subject, by }, now),
    item: null,
    queue: null,
    data: { scope, subject, name, at, reviewAt, days: Math.floor((now - at) / DAY) },
  } as const;
}
