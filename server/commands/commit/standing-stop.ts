// A stop that is on, for somebody who may change it: looked up under the lock of all stops, with what each event about it says.
import type { StopInput } from "@core/words/decisions";
import type { Ms } from "@core/words/ids";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { lockAlone } from "@/db/engine/locks";
import { listStops, type StoredStop } from "@/db/queries/stops";
import type { Tx } from "@/db/store";
import { standingAt } from "../../access/directory";
import { maySwitchStop } from "../../access/resolve";
import type { Deps } from "../../deps";
import { type ByPerson, namedActor } from "./actor";
import type { Happening } from "./record-event";
import { stopTarget } from "./stop-target";

interface StandingStop {
  readonly now: Ms;
  readonly stop: StoredStop;
  readonly happening: Omit<Happening, "type">;
}

/** A stop that is not on is not found. */
export async function standingStop(
  deps: Deps,
  tx: Tx,
  { actor, scope, target, reason }: ByPerson<StopInput>,
  right: "stop.pull" | "stop.lift",
): Promise<Result<StandingStop, Refusal>> {
  await lockAlone(tx, "stops");
  const now = await deps.store.nowMs(tx);
  const directory = await deps.directory.at(tx);
  const standing = standingAt(directory, actor.person, now);
  if (!standing || !maySwitchStop(standing, { scope, target })) return refuse({ code: "forbidden", right });
  const subject = stopTarget(directory, scope, target);
  const stop = (await listStops(tx)).find((one) => one.scope === scope && one.subject === subject);
  if (!stop?.on) return refuse({ code: "not-found" });
  const id = stop.subject === "" ? scope : `${scope}:${stop.subject}`;
  const free = { ...(stop.subject !== "" && { subject: stop.subject }), ...(reason !== null && { reason }) };
  return ok({ now, stop, happening: { kind: "stop", id, actor: namedActor(actor), data: { scope }, free } });
}
