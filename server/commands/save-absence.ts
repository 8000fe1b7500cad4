// Enters when somebody is away. What overlaps an absence that they have already, or touches it, becomes one with it.
import type { SaveAbsenceInput } from "@core/words/absences";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { t } from "@core/words/t";
import { lockAlone } from "@/db/engine/locks";
import { absencesAround, dropAbsences } from "@/db/queries/absences";
import { addAbsence } from "@/db/queries/people";
import { mayAttend } from "../access/attending";
import { standingAt } from "../access/directory";
import type { Deps } from "../deps";
import { type ByPerson, namedActor } from "./commit/actor";
import { recordEvent } from "./commit/record-event";

export function saveAbsence(
  deps: Deps,
  { actor, person, fromMs, untilMs }: ByPerson<SaveAbsenceInput>,
): Promise<Result<{ readonly id: string; readonly fromMs: number; readonly untilMs: number }, Refusal>> {
  return deps.store.write(async (tx) => {
    await lockAlone(tx, "organisation");
    const now = await deps.store.nowMs(tx);
    const directory = await deps.directory.at(tx);
    const by = standingAt(directory, actor.person, now);
    const who = standingAt(directory, person, now);
    if (by === null || who === null || who.offboarded) return refuse({ code: "not-found" });
    if (!mayAttend(by, who)) return refuse({ code: "forbidden", right: "manager" });
    if (untilMs <= now) return refuse({ code: "invalid", errors: [{ path: "/untilMs", message: t("coverage.isPast") }] });
    // Nobody was away before they said so: what they did until now they did.
    const wanted = { from: Math.max(fromMs, now), until: untilMs };
    const joined = await absencesAround(tx, { person, ...wanted });
    const whole = {
      from: Math.min(wanted.from, ...joined.map(({ from }) => from)),
      until: Math.max(wanted.until, ...joined.map(({ until }) => until)),
    };
    await dropAbsences(
      tx,
      joined.map(({ id }) => id),
    );
    const id = deps.ids.any();
    await addAbsence(tx, { id, person, ...whole });
    await recordEvent(deps, tx, now, {
      kind: "person",
      id: person,
      type: "absence_saved",
      actor: namedActor(actor),
      data: { absence: id, ...whole, joined: joined.map((one) => one.id) },
      free: {},
    });
    return ok({ id, fromMs: whole.from, untilMs: whole.until });
  });
}
