// Removes a queue to which nothing leads any more. Past items go on naming it.

import type { RemoveQueueInput } from "@core/words/ladders";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { lockAlone } from "@/db/engine/locks";
import { removeQueue as markRemoved } from "@/db/queries/queues";
import { policiesOnPaths } from "../access/ladder-ground";
import { openUse, standingUses, useWords } from "../access/queue-uses";
import type { Deps } from "../deps";
import { type ByPerson, namedActor } from "./commit/actor";
import { changedMeanwhile, mayEdit } from "./commit/directory-edit";
import { recordEvent } from "./commit/record-event";

/** While something uses it each use is named, at its place: `/uses/boundary/refunds/issue_refund`. */
export function removeQueue(deps: Deps, { actor, id, version }: ByPerson<RemoveQueueInput>): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    await lockAlone(tx, "organisation");
    const now = await deps.store.nowMs(tx);
    const directory = await deps.directory.at(tx);
    const queue = directory.queues.get(id);
    if (!mayEdit(directory, actor, id, now)) return refuse({ code: "forbidden", right: "queue.write" });
    if (queue === undefined) return refuse({ code: "not-found" });
    const { fallbackQueue } = deps.lifecycle;
    const policies = (await policiesOnPaths(tx, fallbackQueue, now)).map(({ compiled }) => compiled.policy);
    const uses = [...standingUses(id, directory, policies, fallbackQueue), ...(await openUse(tx, id))];
    if (uses.length > 0)
      return refuse({ code: "invalid", errors: uses.map((use) => ({ path: `/uses/${placeOf(use)}`, message: useWords(use) })) });
    if (!(await markRemoved(tx, id, now, version))) return changedMeanwhile();
    await recordEvent(deps, tx, now, {
      kind: "queue",
      id,
      type: "removed",
      actor: namedActor(actor),
      data: {},
      free: { name: queue.name },
    });
    return ok(null);
  });
}

const placeOf = (use: ReturnType<typeof standingUses>[number]): string => {
  if (use.kind === "boundary" || use.kind === "rule") return `${use.kind}/${use.workflow}/${use.of}`;
  if (use.kind === "policy") return `${use.kind}/${use.workflow}`;
  return use.kind === "over" || use.kind === "ladder" ? `${use.kind}/${use.queue}` : use.kind;
};
