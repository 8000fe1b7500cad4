// Who may look after whom: their absences, their deputies, what they hold, and that they leave.
import type { PersonId } from "@core/words/ids";
import { covers } from "./resolve";
import type { Scope, Standing } from "./standing";

const CHANGING = ["reviewer", "manager", "admin"] as const;
const isIn = (standing: Standing, roles: readonly string[]) =>
  !standing.offboarded && standing.grants.some(({ role }) => roles.includes(role));

/** Absences: one's own; a manager's, of those who work in the manager's scope; an admin's, of anybody. */
export function mayAttend(standing: Standing, person: Standing): boolean {
  if (standing.id === person.id) return isIn(standing, CHANGING);
  if (isIn(standing, ["admin"])) return true;
  if (standing.offboarded) return false;
  return standing.grants.some(({ role, scope }) => role === "manager" && worksWithin(person, scope));
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

/** A deputyship lends what one may do oneself: nobody but oneself or an admin gives it away. */
export const mayNameDeputy = (standing: Standing, person: PersonId): boolean =>
  standing.id === person ? isIn(standing, CHANGING) : isIn(standing, ["admin"]);

/** Who leaves is gone everywhere, so the admin's scope has to be everything. */
export const mayOffboard = (standing: Standing): boolean =>
  !standing.offboarded && standing.grants.some(({ role, scope }) => role === "admin" && scope.kind === "all");
