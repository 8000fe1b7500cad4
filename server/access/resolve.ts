// From a person's standing to what they may see and do: pure functions over roles, scopes, queues and deputies.
// The object rules (own work, exclusions, quorum) are not here: the core checks them again, whatever is granted here.
import type { ItemRight, PersonInScene, QueueInScene, Rung } from "@core/words/actors";
import type { Calendar } from "@core/words/calendar";
import type { PersonId, QueueId } from "@core/words/ids";
import type { Role } from "@core/words/vocabulary";
import type { RoleGrant, Scope, Standing } from "./standing";
import { accessRow, type Permission } from "./table";

/** Where an item stands, as far as scopes can tell. */
export interface Place {
  readonly workflow: string;
  /** Null for an item that never needed people. */
  readonly queue: QueueId | null;
}

/** What of the whole a person may see, in a form that a query can bound itself by. */
export type Sight =
  | { readonly kind: "all" }
  | { readonly kind: "some"; readonly workflows: readonly string[]; readonly queues: readonly QueueId[] };

const READING_ROLES = accessRow("item.read").roles;

/** Whether a role's scope reaches an item. */
export function covers(scope: Scope, place: Place): boolean {
  switch (scope.kind) {
    case "all":
      return true;
    case "workflow":
      return scope.workflow === place.workflow;
    case "queue":
      return scope.queue === place.queue;
  }
}

const holds = (grants: readonly RoleGrant[], role: Role, place: Place) =>
  grants.some((grant) => grant.role === role && covers(grant.scope, place));

/** The first door: does the person have one of the permission's roles, in whatever scope? The second, the scope, is checked where the object is known. */
export function opens(standing: Standing, permission: Permission): boolean {
  if (standing.offboarded) return false;
  const { roles } = accessRow(permission);
  return roles === "everyone" || standing.grants.some((grant) => roles.includes(grant.role));
}

/** The queues a person works: as a member, or as the owner who answers for it. */
const works = (standing: Standing, queue: QueueId | null) => queue !== null && (standing.memberOf.has(queue) || standing.owns.has(queue));

/** Rights on one item. `review` needs both the reviewer's role in scope and the queue; the others only the role in scope. */
export function rightsOn(standing: Standing, place: Place): ReadonlySet<ItemRight> {
  const rights = new Set<ItemRight>();
  if (standing.offboarded) return rights;
  if (holds(standing.grants, "reviewer", place) && works(standing, place.queue)) rights.add("review");
  if (holds(standing.grants, "manager", place)) rights.add("manage").add("reverse");
  if (holds(standing.grants, "admin", place)) rights.add("admin");
  return rights;
}

/**
 * What a deputy may do for somebody: the intersection of both people's rights. Membership of the queue is the one thing that a deputyship
 * lends, since a stand-in from the queue itself would need no deputyship; the role in scope has to be the deputy's own. Outside of its own
 * scope a deputyship lends nothing.
 */
export function rightsFor(deputy: Standing, principal: Standing, place: Place): ReadonlySet<ItemRight> {
  const lends = deputy.deputyFor.some(({ person, scope }) => person === principal.id && covers(scope, place));
  if (!lends || deputy.id === principal.id) return new Set();
  const lent: Standing = { ...deputy, memberOf: principal.memberOf, owns: principal.owns };
  const theirs = rightsOn(principal, place);
  return new Set([...rightsOn(lent, place)].filter((right) => theirs.has(right)));
}

/** Whether the item exists for this person: a role in scope, or a hand they had in it. Everything else is answered with not-found. */
export function seesItem(standing: Standing, place: Place, parties: readonly PersonId[] = []): boolean {
  if (standing.offboarded) return false;
  if (READING_ROLES === "everyone" || parties.includes(standing.id)) return true;
  return standing.grants.some((grant) => READING_ROLES.includes(grant.role) && covers(grant.scope, place));
}

/** A queue is seen by its members and its owner, and by every scope but another queue's: work of any workflow may come into it. Its rows are bounded by `sightOf`. */
export function seesQueue(standing: Standing, queue: QueueId): boolean {
  if (standing.offboarded || standing.grants.length === 0) return false;
  return works(standing, queue) || standing.grants.some(({ scope }) => scope.kind !== "queue" || scope.queue === queue);
}

/** Whether a role that the permission needs reaches a workflow as a whole; a queue's scope does not. */
export function reachesWorkflow(standing: Standing, permission: Permission, workflow: string): boolean {
  const { roles } = accessRow(permission);
  if (standing.offboarded || roles === "everyone") return !standing.offboarded;
  return standing.grants.some(
    ({ role, scope }) => roles.includes(role) && (scope.kind === "all" || (scope.kind === "workflow" && scope.workflow === workflow)),
  );
}

/** Whether a file of past cases may be brought in: it may hold cases of any workflow, so the scope has to be everything. */
export function mayImportHistory(standing: Standing): boolean {
  const { roles } = accessRow("policy.draft");
  return !standing.offboarded && standing.grants.some(({ role, scope }) => roles.includes(role) && scope.kind === "all");
}

/** Whether an admin's scope reaches a queue; null for what concerns all queues, such as a new one or a calendar. A workflow's scope does not: other workflows' work waits there too. */
export function administersQueue(standing: Standing, queue: QueueId | null): boolean {
  const { roles } = accessRow("queue.write");
  if (standing.offboarded || roles === "everyone") return false;
  return standing.grants.some(
    ({ role, scope }) => roles.includes(role) && (scope.kind === "all" || (scope.kind === "queue" && scope.queue === queue)),
  );
}

/** The union of a person's scopes. A workflow's or a queue's name in it is enough; lists are bounded by it in the query itself. */
export function sightOf(standing: Standing): Sight {
  const scopes = standing.offboarded ? [] : standing.grants.map((grant) => grant.scope);
  if (scopes.some((scope) => scope.kind === "all")) return { kind: "all" };
  return {
    kind: "some",
    workflows: [...new Set(scopes.flatMap((scope) => (scope.kind === "workflow" ? [scope.workflow] : [])))],
    queues: [...new Set(scopes.flatMap((scope) => (scope.kind === "queue" ? [scope.queue] : [])))],
  };
}

/** As `sightOf`, counting only the roles that a permission names: a reviewer's scope does not widen what an auditor may take away. */
export function sightFor(standing: Standing, permission: Permission): Sight {
  const { roles } = accessRow(permission);
  return sightOf({ ...standing, grants: standing.grants.filter(({ role }) => roles === "everyone" || roles.includes(role)) });
}

/** Whether a place lies in what a person may see. */
export const isInSight = (sight: Sight, { workflow, queue }: Place): boolean =>
  sight.kind === "all" || sight.workflows.includes(workflow) || (queue !== null && sight.queues.includes(queue));

/** The queues a person may take work from. Whether an item in them is covered by a workflow's scope is asked of each item. */
export function workQueues(standing: Standing): readonly QueueId[] {
  if (standing.offboarded) return [];
  const scopes = standing.grants.filter((grant) => grant.role === "reviewer").map((grant) => grant.scope);
  return [...new Set([...standing.memberOf, ...standing.owns])].filter((queue) =>
    scopes.some((scope) => scope.kind !== "queue" || scope.queue === queue),
  );
}

/** Whether a stop may be pulled or lifted: a workflow's needs that workflow in scope, the others everything. */
export function maySwitchStop(
  standing: Standing,
  stop: { readonly scope: "agent" | "workflow" | "all"; readonly target: string | null },
): boolean {
  if (standing.offboarded) return false;
  return standing.grants.some(
    ({ role, scope }) =>
      role === "manager" &&
      (scope.kind === "all" || (stop.scope === "workflow" && scope.kind === "workflow" && scope.workflow === stop.target)),
  );
}

/** Whether one may say how much somebody has in hand who works in these queues: as a manager of one of them. */
export const mayLimitPerson = (standing: Standing, queues: readonly QueueId[]): boolean =>
  !standing.offboarded &&
  standing.grants.some(({ role, scope }) => role === "manager" && (scope.kind !== "queue" || queues.includes(scope.queue)));

/** A person as the core's decisions see them. Deputyships that would give nothing on this item are left out. */
export function personInScene(standing: Standing, place: Place, others: ReadonlyMap<PersonId, Standing>): PersonInScene {
  const principals = [...new Set(standing.deputyFor.map(({ person }) => person))].filter((id) => {
    const principal = others.get(id);
    return principal !== undefined && rightsFor(standing, principal, place).size > 0;
  });
  return {
    id: standing.id,
    present: !standing.offboarded && !standing.absent,
    rights: rightsOn(standing, place),
    deputyFor: principals,
    deputies: [...new Set(standing.deputies.filter(({ scope }) => covers(scope, place)).map(({ person }) => person))],
  };
}

export interface QueueFacts {
  readonly id: QueueId;
  readonly owner: PersonId;
  readonly over: QueueId | null;
  readonly ladder: readonly Rung[];
  /** Skills that everybody needs who works it. */
  readonly skills: readonly string[];
  readonly calendar: Calendar | null;
}

/** A queue as the core's decisions see it, with the people who could decide an item of this workflow in it. */
export function queueInScene(queue: QueueFacts, workflow: string, skills: readonly string[], people: Iterable<Standing>): QueueInScene {
  const place = { workflow, queue: queue.id };
  const needed = [...queue.skills, ...skills];
  const reviewers = [...people]
    .filter((person) => rightsOn(person, place).has("review") && needed.every((skill) => person.skills.has(skill)))
    .map((person) => person.id);
  return { id: queue.id, owner: queue.owner, over: queue.over, ladder: queue.ladder, calendar: queue.calendar, reviewers };
}
