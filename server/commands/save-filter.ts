// Saves a filter of a queue page for oneself, or shares it with the members of a queue that one belongs to or answers for.

import type { SaveFilterInput } from "@core/words/decisions";
import type { Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { t } from "@core/words/t";
import type { JsonObject } from "@core/words/vocabulary";
import { saveFilter as keepFilter } from "@/db/queries/filters";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";

/** A filter of a queue page, or a search of the trail: whose it is and who has it too is the same. */
type Saved = Omit<SaveFilterInput, "query"> & { readonly query: JsonObject };

export function saveFilter(deps: Deps, { actor, ...filter }: ByPerson<Saved>): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    const { person } = actor;
    const queue = filter.sharedWith === null ? null : (await deps.directory.at(tx)).queues.get(filter.sharedWith);
    const theirs = queue === null || (queue !== undefined && (queue.members.includes(person) || queue.owner === person));
    if (!theirs) return refuse({ code: "invalid", errors: [{ path: "/sharedWith", message: t("form.ownQueue") }] });
    const saved = await keepFilter(tx, { ...filter, person, at: await deps.store.nowMs(tx) });
    return saved ? ok(null) : refuse({ code: "not-found" });
  });
}
