// Whose API key this is: found by its prefix, compared in constant time, refused when it has expired, was revoked or its agent is disabled.

import { ok, type Result, refuse } from "@core/words/result";
import { findKeyByPrefix } from "@/db/queries/agents";
import type { AgentActor } from "../access/agent-actor";
import { agentKeyMatches, agentKeyPrefix } from "../access/agent-key";
import type { Deps } from "../deps";

export type KeyRefusal = "unknown" | "expired" | "revoked" | "disabled";

export async function findAgentByKey(deps: Deps, text: string): Promise<Result<AgentActor, KeyRefusal>> {
  const prefix = agentKeyPrefix(text);
  if (prefix === null) return refuse("unknown");
  const { found, now, directory } = await deps.store.read(async (tx) => ({
    found: await findKeyByPrefix(tx, prefix),
    now: await deps.store.nowMs(tx),
    directory: await deps.directory.at(tx),
  }));
  if (!found || !agentKeyMatches(text, found.key.mac, deps.secrets.keyPepper)) return refuse("unknown");
  const { key, agent } = found;
  if (key.revokedAt !== null) return refuse("revoked");
  if (key.expiresAt !== null && key.expiresAt <= now) return refuse("expired");
  if (agent.disabledAt !== null) return refuse("disabled");
  if (key.person !== null && directory.people.get(key.person)?.offboardedAt !== null) return refuse("disabled");
  return ok({ kind: "agent", agent: agent.id, keyId: key.id, maker: key.person, workflows: key.scope.workflows ?? "all" });
}
