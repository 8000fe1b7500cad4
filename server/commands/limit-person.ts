// Says how many items somebody may have in hand at once; what they have already stays theirs.
import type { LimitPersonInput } from "@core/words/load";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { lockAlone } from "@/db/engine/locks";
import { setWipLimit } from "@/db/queries/people";
import { standingAt } from "../access/directory";
import { mayLimitPerson, workQueues } from "../access/resolve";
import type { Deps } from "../deps";
import { type ByPerson, namedActor } from "./commit/actor";
import { recordEvent } from "./commit/record-event";

export function limitPerson(deps: Deps, { actor, person, limit }: ByPerson<LimitPersonInput>): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    await lockAlone(tx, "organisation");
    const now = await deps.store.nowMs(tx);
    const directory = await deps.directory.at(tx);
    const by = standingAt(directory, actor.person, now);
    const them = standingAt(directory, person, now);
    if (by === null || them === null || !mayLimitPerson(by, workQueues(them))) return refuse({ code: "not-found" });
    if ((directory.people.get(person)?.wipLimit ?? null) === limit) return ok(null);
    await setWipLimit(tx, person, limit);
    await recordEvent(deps, tx, now, { kind: "person", id: person, type: "limited", actor: namedActor(actor), data: { limit }, free: {} });
    return ok(null);
  });
}
