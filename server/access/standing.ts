// What a person is here and now: roles with scopes, queues, deputies. Read fresh for every request, so that a right taken away is gone at once.
import { asQueueId, type PersonId, type QueueId } from "@core/words/ids";
import type { Role } from "@core/words/vocabulary";

export type Scope =
  | { readonly kind: "all" }
  | { readonly kind: "workflow"; readonly workflow: string }
  | { readonly kind: "queue"; readonly queue: QueueId };

export interface RoleGrant {
  readonly role: Role;
  readonly scope: Scope;
}

export interface Standing {
  readonly id: PersonId;
  readonly offboarded: boolean;
  readonly absent: boolean;
  readonly grants: readonly RoleGrant[];
  readonly memberOf: ReadonlySet<QueueId>;
  /** Queues whose accountable owner this person is. */
  readonly owns: ReadonlySet<QueueId>;
  readonly skills: ReadonlySet<string>;
  /** Deputyships that hold now, both ways. */
  readonly deputyFor: readonly StandIn[];
  readonly deputies: readonly StandIn[];
}

/** One of the two of a deputyship as the other sees them, and how far it reaches. */
export interface StandIn {
  readonly person: PersonId;
  readonly scope: Scope;
}

/** Empty for everything, `workflow:refunds` or `queue:refunds-exceptions`: how the store and the command line write a scope. */
export function parseScope(text: string): Scope | null {
  if (text === "" || text === "all") return { kind: "all" };
  const [kind, ...rest] = text.split(":");
  const name = rest.join(":");
  if (name === "") return null;
  if (kind === "workflow") return { kind, workflow: name };
  return kind === "queue" ? { kind, queue: asQueueId(name) } : null;
}

export function printScope(scope: Scope): string {
  switch (scope.kind) {
    case "all":
      return "";
    case "workflow":
      return `workflow:${scope.workflow}`;
    case "queue":
      return `queue:${scope.queue}`;
  }
}
