// Ends an absence: one under way ends now, one to come is taken away. One that is over stays as it was.
import type { EndInput } from "@core/words/absences";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { t } from "@core/words/t";
import { lockAlone } from "@/db/engine/locks";
import { dropAbsences, endAbsence as endRow, readAbsence } from "@/db/queries/absences";
import { mayAttend } from "../access/attending";
import { standingAt } from "../access/directory";
import type { Deps } from "../deps";
import { type ByPerson, namedActor } from "./commit/actor";
import { recordEvent } from "./commit/record-event";

export function endAbsence(deps: Deps, { actor, id }: ByPerson<EndInput>): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    await lockAlone(tx, "organisation");
    const now = await deps.store.nowMs(tx);
    const directory = await deps.directory.at(tx);
    const absence = await readAbsence(tx, id);
    const by = standingAt(directory, actor.person, now);
    const who = absence && standingAt(directory, absence.person, now);
    if (by === null || absence === null || who === null) return refuse({ code: "not-found" });
    if (!mayAttend(by, who)) return refuse({ code: "forbidden", right: "manager" });
    if (absence.until <= now) return refuse({ code: "invalid", errors: [{ path: "/id", message: t("coverage.isOver") }] });
    const began = absence.from < now;
    if (began) await endRow(tx, id, now);
    else await dropAbsences(tx, [id]);
    await recordEvent(deps, tx, now, {
      kind: "person",
      id: absence.person,
      type: began ? "absence_ended" : "absence_removed",
      actor: namedActor(actor),
      data: { absence: id, from: absence.from, until: absence.until },
      free: {},
    });
    return ok(null);
  });
}
