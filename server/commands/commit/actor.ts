// Who gives a command: an agent by a key, a person by a session, or the product itself.

import type { Actor } from "@core/words/actors";
import type { PersonId } from "@core/words/ids";
import type { StoredItem } from "@/db/queries/stored-item";
import { type AgentActor, mayTouchWorkflow } from "../../access/agent-actor";

export interface PersonActor {
  readonly kind: "person";
  readonly person: PersonId;
}

/** A person's command: its input, and who gave it. */
export type ByPerson<Input> = Input & { readonly actor: PersonActor };

export interface SystemActor {
  readonly kind: "system";
  readonly id: "timer" | "policy" | "stop" | "assignment" | "retention";
}

export type CommandActor = AgentActor | PersonActor | SystemActor;

/** The actor as events name it. */
export function namedActor(actor: CommandActor): Actor {
  switch (actor.kind) {
    case "agent":
      return { kind: "agent", id: actor.agent };
    case "person":
      return { kind: "person", id: actor.person };
    case "system":
      return { kind: "system", id: actor.id };
  }
}

/** An agent's key sees its own agent's items within its workflows, and nothing else exists for it. */
export const agentSees = (actor: AgentActor, stored: StoredItem): boolean =>
  stored.item.agent === actor.agent && mayTouchWorkflow(actor, stored.workflow);
