// Removes one of a person's own saved filters, also for those it was shared with.
import type { Refusal } from "@core/words/refusals";
import { ok, type Result } from "@core/words/result";
import { removeFilter as forgetFilter } from "@/db/queries/filters";
import type { Deps } from "../deps";
import type { ByPerson } from "./commit/actor";

export function removeFilter(deps: Deps, { actor, id }: ByPerson<{ readonly id: string }>): Promise<Result<null, Refusal>> {
  return deps.store.write(async (tx) => {
    await forgetFilter(tx, actor.person, id);
    return ok(null);
  });
}
