// Asks for a check of past rulings now; the job makes it. While one runs, that one is the answer.
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { lockAlone } from "@/db/engine/locks";
import { insertPredictabilityCheck, runningCheck } from "@/db/queries/predictability";
import { standingAt } from "../access/directory";
import { opens } from "../access/resolve";
import type { Deps } from "../deps";
import type { PersonActor } from "./commit/actor";
import { newCheck } from "./commit/new-check";

export function startPredictabilityCheck(
  deps: Deps,
  { actor }: { readonly actor: PersonActor },
): Promise<Result<{ readonly id: string }, Refusal>> {
  return deps.store.write(async (tx) => {
    await lockAlone(tx, "organisation");
    const standing = standingAt(await deps.directory.at(tx), actor.person, await deps.store.nowMs(tx));
    if (standing === null || !opens(standing, "policy.sign")) return refuse({ code: "forbidden", right: "policy.sign" });
    const running = await runningCheck(tx);
    if (running !== null) return ok({ id: running.id });
    const fresh = await newCheck(deps, tx, { night: null, startedBy: actor.person });
    if (!(await insertPredictabilityCheck(tx, fresh))) throw new Error(`check ${fresh.id} was there before`);
    return ok({ id: fresh.id });
  });
}
