// Who an API key stands for: the agent, the person who made the key for themselves if any, and the workflows it may touch.
import type { AgentId, KeyId, PersonId } from "@core/words/ids";
import { isReservedWorkflow } from "@core/words/self-test";

export interface AgentActor {
  readonly kind: "agent";
  readonly agent: AgentId;
  readonly keyId: KeyId;
  /** The person behind a key of their own: may not review what it submits. */
  readonly maker: PersonId | null;
  readonly workflows: readonly string[] | "all";
}

/** A key for all workflows is none for the product's own. */
export const mayTouchWorkflow = (actor: AgentActor, workflow: string): boolean =>
  actor.workflows === "all" ? !isReservedWorkflow(workflow) : actor.workflows.includes(workflow);
