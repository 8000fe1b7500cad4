// Ends the simulation of a draft that is under way; its runner finds out within a moment. What was found before stays.
import type { Refusal } from "@core/words/refusals";
import { ok, type Result } from "@core/words/result";
import type { CancelSimulationInput } from "@core/words/studio";
import { cancelSimulations } from "@/db/queries/simulations";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { draftAtHand } from "./commit/draft-at-hand";

const ANY_STATE = ["open", "asked", "published", "dropped"] as const;

export function cancelSimulation(deps: Deps, { actor, draft: id }: ByPerson<CancelSimulationInput>): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    const found = await draftAtHand(deps, tx, actor, "policy.sign", { draft: id, version: null }, ANY_STATE);
    if (!found.ok) return found;
    await cancelSimulations(tx, id, await deps.store.nowMs(tx));
    return ok(null);
  });
}
