// Moves one item that somebody holds: back to its queue, or to a colleague. By the ordinary commands, so that whatever refuses those refuses this.
import type { HandOverInput } from "@core/words/absences";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { readItem } from "@/db/queries/items";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { changeItem } from "./commit/change-item";

export async function handOver(deps: Deps, { actor, person, itemId, to, why }: ByPerson<HandOverInput>): Promise<Result<null, Refusal>> {
  const known = await deps.store.read((tx) => readItem(tx, itemId));
  // Only who sets an item aside can hand it on, once it is taken up again; a manager's word does both.
  if (known?.item.suspension?.by === person) {
    const taken = await changeItem(deps, { actor, itemId, prepare: () => ok({ command: { type: "resume" } }) });
    if (!taken.ok) return taken;
  }
  const done = await changeItem(deps, {
    actor,
    itemId,
    prepare: ({ stored: { item } }) => {
      const theirs = item.claim?.by === person || item.question?.by === person;
      if (!theirs) return refuse({ code: "wrong-state", review: item.review, execution: item.execution });
      return ok({ command: to === null ? { type: "release", away: { person, why } } : { type: "delegate", to } });
    },
  });
  return done.ok ? ok(null) : done;
}
