// Claims the next best item for a person, in the order that the screens fetched ahead; what they hold already comes first and is kept longer.
import type { NextInput } from "@core/words/decisions";
import type { ItemId } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result } from "@core/words/result";
import { standingAt } from "../access/directory";
import { offeredWork } from "../access/open-work";
import { type Deps, oursOf } from "../deps";
import type { ByPerson } from "./commit/actor";
import { type Changed, changeItem } from "./commit/change-item";
import { countedHands } from "./commit/counted-hands";

/** How many of the offered are tried when others are quicker. */
const TRIES = 20;

/** Null when nothing waits that this person may take. */
export async function claimNext(deps: Deps, { actor, queues, kind, skip }: ByPerson<NextInput>): Promise<Result<Changed | null, Refusal>> {
  const offered = await deps.store.read(async (tx) => {
    const now = await deps.store.nowMs(tx);
    const directory = await deps.directory.at(tx);
    const standing = standingAt(directory, actor.person, now);
    return standing ? offeredWork(oursOf(deps), tx, { now, directory, standing, queues, kind, skip, limit: TRIES }) : [];
  });
  for (const { id, fold } of offered) {
    const changed = await take(deps, actor, id, fold.claim?.by === actor.person);
    // With full hands nothing else could be taken either; whatever else is refused, others were quicker.
    if (changed.ok || changed.refusal.code === "hands-full") return changed;
  }
  return ok(null);
}

const take = (deps: Deps, actor: ByPerson<unknown>["actor"], itemId: ItemId, held: boolean) =>
  changeItem(deps, {
    actor,
    itemId,
    ifFree: true,
    prepare: async ({ tx }) =>
      ok(held ? { command: { type: "renew" } } : { command: { type: "claim" }, hands: await countedHands(deps, tx, [actor.person]) }),
  });
