// Searches of the trail under a name: a person's own, and those shared with the queues that they belong to or answer for. They lie beside the filters of queues.

import type { PersonId } from "@core/words/ids";
import { type SavedSearchQuery, savedSearchQuery } from "@core/words/search-trail";
import { listFilters } from "@/db/queries/filters";
import type { Deps } from "../deps";
import { readAs } from "./reading";
import type { SavedSearch } from "./shapes-trail";

export function savedSearches(deps: Deps, person: PersonId): Promise<readonly SavedSearch[]> {
  return readAs(deps, person, async ({ tx, directory, standing, names }) => {
    const queues = [...new Set([...standing.memberOf, ...standing.owns])];
    return (await listFilters(tx, person, queues)).flatMap(({ id, name, query, sharedWith, person: by }): SavedSearch[] => {
      const known = savedSearchQuery.safeParse(query);
      if (!known.success) return [];
      const { search }: SavedSearchQuery = known.data;
      const queue = sharedWith === null ? null : { id: sharedWith, name: directory.queues.get(sharedWith)?.name ?? sharedWith };
      return [{ id, name, search, sharedWith: queue, by: names.person(by) }];
    });
  });
}
