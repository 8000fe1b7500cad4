// Who an API key stands for: the agent, the person who made the key for themselves if any, and the workflows it may touch.
import type { AgentId, KeyId, PersonId } from "@core/words/ids";

export interface AgentActor {
  readonly kind: "agent";
  readonly agent: AgentId;
  readonly keyId: KeyId;
  /** The person behind a key of their own: may not review what it submits. */
  readonly maker: PersonId | null;
  readonly workflows: readonly string[] | "all";
}

export const mayTouchWorkflow = (actor: AgentActor, workflow: string): boolean =>
  actor.workflows === "all" || actor.workflows.includes(workflow);
