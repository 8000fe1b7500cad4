// The saved filters that a person has: their own, and those shared with the queues that they belong to or answer for.
import { saveFilterInput } from "@core/words/decisions";
import type { PersonId } from "@core/words/ids";
import { listFilters as storedFilters } from "@/db/queries/filters";
import type { Deps } from "../deps";
import { readAs } from "./reading";
import type { SavedFilter } from "./shapes-queue";

/** By name. One of a shape that is no longer known is left out. */
export function listFilters(deps: Deps, person: PersonId): Promise<readonly SavedFilter[]> {
  return readAs(deps, person, async ({ tx, directory, standing, names }) => {
    const queues = [...new Set([...standing.memberOf, ...standing.owns])];
    return (await storedFilters(tx, person, queues)).flatMap(({ id, name, query, sharedWith, person: by }): SavedFilter[] => {
      const known = saveFilterInput.shape.query.safeParse(query);
      if (!known.success) return [];
      const queue = sharedWith === null ? null : { id: sharedWith, name: directory.queues.get(sharedWith)?.name ?? sharedWith };
      return [{ id, name, query: known.data, sharedWith: queue, by: names.person(by) }];
    });
  });
}
