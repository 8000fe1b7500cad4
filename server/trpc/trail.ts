// The trail: searched, its events with their proofs, the state of the whole, and searches kept under a name.
import { arrivedInput, removeSearchInput, saveSearchInput, searchTrailInput, trailEventInput } from "@core/words/search-trail";
import { checkTrailAgain } from "../commands/check-trail";
import { removeFilter } from "../commands/remove-filter";
import { saveFilter } from "../commands/save-filter";
import { savedSearches } from "../views/saved-searches";
import { searchTerms } from "../views/search-terms";
import { arrivedInTrail, searchTrail } from "../views/search-trail";
import type { SavedSearch, SearchWords, TrailEventView, TrailPage, TrailState } from "../views/shapes-trail";
import { trailEvent } from "../views/trail-event";
import { trailState } from "../views/trail-state";
import { allowed, router } from "./init";
import { unwrap } from "./receipt";
import { recordedAs } from "./recorded";

export const trail = router({
  search: allowed("trail.read")
    .input(searchTrailInput)
    .query(({ ctx, input }): Promise<TrailPage> => searchTrail(ctx.deps, ctx.person, input)),
  arrived: allowed("trail.read")
    .input(arrivedInput)
    .query(({ ctx, input }) => arrivedInTrail(ctx.deps, ctx.person, input)),
  terms: allowed("trail.read").query(({ ctx }): Promise<SearchWords> => searchTerms(ctx.deps, ctx.person)),
  event: allowed("trail.read")
    .input(trailEventInput)
    .query(
      ({ ctx, input }): Promise<TrailEventView> =>
        recordedAs(ctx, "proof", unwrap(trailEvent(ctx.deps, ctx.person, input.logIndex)), ({ row }) =>
          row.item === null ? [] : [row.item],
        ),
    ),
  state: allowed("trail.read").query(({ ctx }): Promise<TrailState> => trailState(ctx.deps, ctx.person)),
  checkAgain: allowed("trail.read").mutation(({ ctx }) => checkTrailAgain(ctx.deps)),
  saved: allowed("trail.read").query(({ ctx }): Promise<readonly SavedSearch[]> => savedSearches(ctx.deps, ctx.person)),
  save: allowed("filter.write")
    .input(saveSearchInput)
    .mutation(({ ctx, input: { search, ...saved } }) => unwrap(saveFilter(ctx.deps, { actor: ctx.actor, ...saved, query: { search } }))),
  removeSaved: allowed("filter.write")
    .input(removeSearchInput)
    .mutation(({ ctx, input }) => unwrap(removeFilter(ctx.deps, { actor: ctx.actor, ...input }))),
});
