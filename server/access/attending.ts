// Who may look after whom: their absences, their deputies, what they hold, and that they leave.
import type { PersonId } from "@core/words/ids";
import { covers } from "./resolve";
import type { Scope, Standing } from "./standing";

const CHANGING = ["reviewer", "manager", "admin"] as const;
const mayChange = ({ offboarded, grants }: Standing) => !offboarded && grants.some(({ role }) => CHANGING.some((one) => one === role));

/** Absences: one's own; a manager's and an admin's, of those who work in their scope. */
export function mayAttend(standing: Standing, person: Standing): boolean {
  if (standing.id === person.id) return mayChange(standing);
  if (standing.offboarded) return false;
  return standing.grants.some(({ role, scope }) => (role === "manager" || role === "admin") && worksWithin(person, scope));
}

/** Somebody works within a scope who works its queue, or has a role that reaches its workflow. */
function worksWithin(person: Standing, scope: Scope): boolean {
  switch (scope.kind) {
    case "all":
      return true;
    case "queue":
      return person.memberOf.has(scope.queue) || person.owns.has(scope.queue);
    case "workflow":
      return person.grants.some((grant) => covers(grant.scope, { workflow: scope.workflow, queue: null }));
  }
}

/** A deputyship lends membership of queues: nobody but oneself gives it away, or an admin of everything, since one of a part could take in a share of the rest. */
export const mayNameDeputy = (standing: Standing, person: PersonId): boolean =>
  standing.id === person ? mayChange(standing) : administersAll(standing);

/** Who leaves is gone everywhere, so the admin's scope has to be everything. */
export const mayOffboard = (standing: Standing): boolean => administersAll(standing);

function administersAll({ offboarded, grants }: Standing): boolean {
  return !offboarded && grants.some(({ role, scope }) => role === "admin" && scope.kind === "all");
}
