// Says why a stop was pulled, after it was: pulling asks for nothing first.
import type { StopInput } from "@core/words/decisions";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result } from "@core/words/result";
import { setStop } from "@/db/queries/stops";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";
import { recordEvent } from "./commit/record-event";
import { standingStop } from "./commit/standing-stop";

/** The stop goes on as it is. */
export function explainStop(deps: Deps, input: ByPerson<StopInput>): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    const found = await standingStop(deps, tx, input, "stop.pull");
    if (!found.ok) return found;
    const { now, stop, happening } = found.value;
    await setStop(tx, { ...stop, reason: input.reason });
    await recordEvent(deps, tx, now, { ...happening, type: "explained" });
    return ok(null);
  });
}
