// What a stop names: an agent by its id, a workflow by its name, or everything.
import { asAgentId } from "@core/words/ids";
import { isReservedWorkflow } from "@core/words/self-test";
import type { Directory } from "../../access/directory";

/** The subject as the store keeps it, or null for an agent that nobody knows and for the product's own workflow. A workflow may be stopped before its first item. */
export function stopTarget(directory: Directory, scope: "agent" | "workflow" | "all", target: string | null): string | null {
  if (scope === "all") return "";
  if (target === null || isReservedWorkflow(target)) return null;
  return scope === "workflow" || directory.agents.has(asAgentId(target)) ? target : null;
}
