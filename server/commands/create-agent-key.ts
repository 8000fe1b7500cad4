// Makes a key for an agent, and the agent if it is new. The key is shown once; only its digest is kept.
import { type AgentId, asAgentId, asKeyId, type KeyId, type Ms } from "@core/words/ids";
import type { FieldError, Refusal } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { isReservedAgent, isReservedWorkflow, SELF_TEST_WORKFLOW } from "@core/words/self-test";
import { lockAlone } from "@/db/engine/locks";
import { findAgentByName, insertAgent, insertKey } from "@/db/queries/agents";
import { findPersonByEmail } from "@/db/queries/people";
import type { Tx } from "@/db/store";
import { newAgentKey } from "../access/agent-key";
import type { Deps } from "../deps";
import { OPERATOR, recordEvent } from "./commit/record-event";

export interface AgentKeyToCreate {
  readonly agent: string;
  /** E-mail address of the person who answers for the agent; may be left out for one that exists. */
  readonly owner: string | null;
  /** Workflows that the key may touch; null for all. */
  readonly workflows: readonly string[] | null;
  /** How long the key holds; null for ever. */
  readonly lifetimeMs: Ms | null;
}

export interface CreatedAgentKey {
  readonly agent: AgentId;
  readonly keyId: KeyId;
  readonly key: string;
  readonly expiresAt: Ms | null;
  readonly newAgent: boolean;
}

export async function createAgentKey(
  deps: Deps,
  { agent: name, owner, workflows, lifetimeMs }: AgentKeyToCreate,
): Promise<Result<CreatedAgentKey, Refusal>> {
  if (isReservedAgent(name)) return invalid("/agent", `${name} is the product's own.`);
  if (workflows?.some(isReservedWorkflow)) return invalid("/workflows", `${SELF_TEST_WORKFLOW} is the product's own.`);
  const fresh = { agent: asAgentId(deps.ids.any()), key: asKeyId(deps.ids.any()) };
  const { key, prefix, digest } = newAgentKey(deps.randomBytes, deps.secrets.keyPepper);
  return deps.store.write(async (tx) => {
    await lockAlone(tx, "organisation");
    const now = await deps.store.nowMs(tx);
    const found = await agentOf(deps, tx, { name, owner, fresh: fresh.agent, now });
    if (!found.ok) return found;
    const { agent, newAgent } = found.value;
    const expiresAt = lifetimeMs === null ? null : now + lifetimeMs;
    await insertKey(tx, { id: fresh.key, agent, person: null, prefix, mac: digest, scope: { workflows }, createdAt: now, expiresAt });
    const data = { key: fresh.key, prefix, workflows, expiresAt };
    await recordEvent(deps, tx, now, { kind: "agent", id: agent, type: "key_created", actor: OPERATOR, data, free: {} });
    return ok({ agent, keyId: fresh.key, key, expiresAt, newAgent });
  });
}

async function agentOf(
  deps: Deps,
  tx: Tx,
  { name, owner, fresh, now }: { readonly name: string; readonly owner: string | null; readonly fresh: AgentId; readonly now: Ms },
): Promise<Result<{ readonly agent: AgentId; readonly newAgent: boolean }, Refusal>> {
  const person = owner === null ? null : await findPersonByEmail(tx, owner);
  if (owner !== null && !person) return invalid("/owner", `There is no person with the address ${owner}.`);
  const known = await findAgentByName(tx, name);
  if (known && known.disabledAt !== null) return invalid("/agent", `${name} is disabled.`);
  if (known && person && known.owner !== person.id) return invalid("/owner", `${name} has another owner already.`);
  if (known) return ok({ agent: known.id, newAgent: false });
  if (!person) return invalid("/owner", `${name} is new, so it needs an owner.`);
  await insertAgent(tx, { id: fresh, name, owner: person.id, createdAt: now });
  const data = { owner: person.id };
  await recordEvent(deps, tx, now, { kind: "agent", id: fresh, type: "created", actor: OPERATOR, data, free: { name } });
  return ok({ agent: fresh, newAgent: true });
}

const invalid = (path: FieldError["path"], message: string) => refuse<Refusal>({ code: "invalid", errors: [{ path, message }] });
