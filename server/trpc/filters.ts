// Saved filters of the queue pages: one's own, and those shared with the members of one's queues.
import { removeFilterInput, saveFilterInput } from "@core/words/decisions";
import { removeFilter } from "../commands/remove-filter";
import { saveFilter } from "../commands/save-filter";
import { listFilters } from "../views/list-filters";
import type { SavedFilter } from "../views/shapes-queue";
import { allowed, router } from "./init";
import { unwrap } from "./receipt";

export const filters = router({
  list: allowed("filter.read").query(({ ctx }): Promise<readonly SavedFilter[]> => listFilters(ctx.deps, ctx.person)),
  save: allowed("filter.write")
    .input(saveFilterInput)
    .mutation(({ ctx, input }) => unwrap(saveFilter(ctx.deps, { actor: ctx.actor, ...input }))),
  remove: allowed("filter.write")
    .input(removeFilterInput)
    .mutation(({ ctx, input }) => unwrap(removeFilter(ctx.deps, { actor: ctx.actor, ...input }))),
});
