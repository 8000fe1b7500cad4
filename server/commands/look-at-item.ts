// A person has an item before them, or has gone: told to others for half a minute, kept nowhere else.
import type { LookInput } from "@core/words/decisions";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { SECOND } from "@core/words/time";
import { readItem } from "@/db/queries/items";
import { dropPresence, keepPresence } from "@/db/queries/presences";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { isVisible } from "./commit/visible";

/** A page says so again every twenty seconds. */
const STANDS_MS = 35 * SECOND;

export function lookAtItem(deps: Deps, { actor, itemId, leaving }: ByPerson<LookInput>): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    const presence = { item: itemId, person: actor.person };
    if (leaving) {
      await dropPresence(tx, presence);
      return ok(null);
    }
    const now = await deps.store.nowMs(tx);
    const stored = await readItem(tx, itemId);
    if (!stored || !(await isVisible(deps, tx, actor, stored, now))) return refuse({ code: "not-found" });
    await keepPresence(tx, presence, now + STANDS_MS, now);
    return ok(null);
  });
}
