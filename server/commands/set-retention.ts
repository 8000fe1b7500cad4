// Says for how long a workflow keeps the content of what was closed. To keep it longer, or until people erase it, takes one person and holds at once;
// to keep it for a shorter time is to erase, so it waits for a second person.
import type { RetentionInput } from "@core/words/erasure";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { lockAlone } from "@/db/engine/locks";
import { dropRetention, putRetention, readRetention } from "@/db/queries/erasures";
import { standingAt } from "../access/directory";
import { erasureRefused, mayErase } from "../access/erasing";
import type { Deps } from "../deps";
import { type ByPerson, namedActor } from "./commit/actor";
import { askSecondPerson, waitingErasure } from "./commit/erasure-event";
import { recordEvent } from "./commit/record-event";

/** `asked`: another person has to sign before it holds. */
export function setRetention(
  deps: Deps,
  { actor, workflow, days, reason }: ByPerson<RetentionInput>,
): Promise<Result<{ readonly asked: boolean }, Refusal>> {
  return deps.store.write(async (tx) => {
    await lockAlone(tx, "organisation");
    const now = await deps.store.nowMs(tx);
    const standing = standingAt(await deps.directory.at(tx), actor.person, now);
    if (standing === null || !mayErase(standing, "retention.set", workflow)) return refuse({ code: "forbidden", right: "retention.set" });
    if ((await waitingErasure(deps, tx, now, "retention", workflow)) !== null) return refuse(erasureRefused("asked"));
    const before = (await readRetention(tx, workflow))?.days ?? null;
    if (before === days) return ok({ asked: false });
    if (days !== null && (before === null || days < before)) {
      await askSecondPerson(deps, tx, now, { kind: "retention", subject: workflow, workflow, days, reason, actor });
      return ok({ asked: true });
    }
    if (days === null) await dropRetention(tx, workflow);
    else await putRetention(tx, { workflow, days, setBy: actor.person, signedBy: null, at: now });
    const data = { days, before };
    await recordEvent(deps, tx, now, { kind: "retention", id: workflow, type: "set", actor: namedActor(actor), data, free: { reason } });
    return ok({ asked: false });
  });
}
