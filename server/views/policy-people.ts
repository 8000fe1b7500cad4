// Who can be named in a policy: as the owner of a row, or as excluded from it.
import type { PersonId } from "@core/words/ids";
import type { Deps } from "../deps";
import { readAs } from "./reading";
import type { NamedPerson } from "./shapes-registry";

/** Everybody who is here and has a role, by name. */
export function policyPeople(deps: Deps, person: PersonId): Promise<readonly NamedPerson[]> {
  return readAs(deps, person, async ({ directory, now }) =>
    [...directory.people.values()]
      .filter(({ roles, offboardedAt }) => roles.length > 0 && (offboardedAt === null || offboardedAt > now))
      .map(({ id, name }) => ({ id, name }))
      .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)),
  );
}
