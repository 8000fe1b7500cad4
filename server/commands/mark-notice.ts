// Marks what a person was told as read or unread: only their own inbox is touched.
import type { Ms } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { markAllRead, markRead, markUnread } from "@/db/queries/notices";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";

export function markNotice(
  deps: Deps,
  { actor, notice, read }: ByPerson<{ readonly notice: string; readonly read: boolean }>,
): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    const now = await deps.store.nowMs(tx);
    const found = read ? await markRead(tx, actor.person, notice, now) : await markUnread(tx, actor.person, notice);
    return found ? ok(null) : refuse({ code: "not-found" });
  });
}

/** All that were said up to an instant; answers how many. */
export const readAllNotices = (deps: Deps, { actor, upTo }: ByPerson<{ readonly upTo: Ms }>): Promise<{ readonly read: number }> =>
  deps.store.write(async (tx) => ({ read: await markAllRead(tx, actor.person, upTo, await deps.store.nowMs(tx)) }));
