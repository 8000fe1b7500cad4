// Runs a draft over the past that a person chose, in place of what was under way.
import type { Refusal } from "@core/words/refusals";
import { ok, type Result } from "@core/words/result";
import type { SimulateInput } from "@core/words/studio";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { draftAtHand } from "./commit/draft-at-hand";
import { simulateAnew } from "./commit/simulate-anew";

export function simulateDraft(deps: Deps, { actor, draft: id, ...chosen }: ByPerson<SimulateInput>): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    const found = await draftAtHand(deps, tx, actor, "policy.sign", { draft: id, version: null }, ["open", "asked"]);
    if (!found.ok) return found;
    await simulateAnew(deps, tx, found.value, actor.person, chosen);
    return ok(null);
  });
}
