// Ends a deputyship: one under way ends now, one to come is taken away. One that is over stays as it was.
import type { EndInput } from "@core/words/absences";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { t } from "@core/words/t";
import { lockAlone } from "@/db/engine/locks";
import { readDeputy } from "@/db/queries/absences";
import { mayNameDeputy } from "../access/attending";
import { standingAt } from "../access/directory";
import type { Deps } from "../deps";
import { type ByPerson, namedActor } from "./commit/actor";
import { endDeputyship } from "./commit/end-deputyship";

export function endDeputy(deps: Deps, { actor, id }: ByPerson<EndInput>): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    await lockAlone(tx, "organisation");
    const now = await deps.store.nowMs(tx);
    const by = standingAt(await deps.directory.at(tx), actor.person, now);
    const deputyship = await readDeputy(tx, id);
    if (by === null || deputyship === null) return refuse({ code: "not-found" });
    // Who stands in may say no as well.
    const may = mayNameDeputy(by, deputyship.person) || deputyship.deputy === actor.person;
    if (!may) return refuse({ code: "forbidden", right: "admin" });
    if (deputyship.until <= now) return refuse({ code: "invalid", errors: [{ path: "/id", message: t("coverage.isOver") }] });
    await endDeputyship(deps, tx, now, { deputyship, actor: namedActor(actor) });
    return ok(null);
  });
}
