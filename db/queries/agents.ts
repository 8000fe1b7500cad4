// Agents and their API keys. A key is found by its prefix; whether the secret fits is the caller's comparison.
import type { AgentId, KeyId, Ms, PersonId } from "@core/words/ids";
import { and, asc, eq, gt, isNull, or, sql } from "drizzle-orm";
import { prepared } from "../engine/prepared";
import type { Tx } from "../store";
import { touchDirectory } from "./directory";

export type StoredAgent = Tx["t"]["agents"]["$inferSelect"];
export type StoredKey = Tx["t"]["keys"]["$inferSelect"];

const byId = prepared("agent by id", ({ q, t }) =>
  q
    .select()
    .from(t.agents)
    .where(eq(t.agents.id, sql.placeholder("id"))),
);

export async function readAgent(tx: Tx, id: AgentId): Promise<StoredAgent | null> {
  const [agent] = await byId(tx).execute({ id });
  return agent ?? null;
}

export async function findAgentByName(tx: Tx, name: string): Promise<StoredAgent | null> {
  const [agent] = await tx.q.select().from(tx.t.agents).where(eq(tx.t.agents.name, name));
  return agent ?? null;
}

export async function readAgents(tx: Tx): Promise<StoredAgent[]> {
  return await tx.q.select().from(tx.t.agents).orderBy(asc(tx.t.agents.name));
}

export async function insertAgent(tx: Tx, agent: Omit<StoredAgent, "disabledAt">): Promise<void> {
  await tx.q.insert(tx.t.agents).values({ ...agent, disabledAt: null });
  await touchDirectory(tx);
}

/** Changes what is named. */
export async function updateAgent(
  tx: Tx,
  id: AgentId,
  change: { readonly owner?: PersonId; readonly disabledAt?: Ms | null },
): Promise<void> {
  await tx.q.update(tx.t.agents).set(change).where(eq(tx.t.agents.id, id));
  await touchDirectory(tx);
}

export async function insertKey(tx: Tx, key: Omit<StoredKey, "revokedAt">): Promise<void> {
  await tx.q.insert(tx.t.keys).values({ ...key, revokedAt: null });
}

const byPrefix = prepared("key by prefix", ({ q, t }) =>
  q
    .select({ key: t.keys, agent: t.agents })
    .from(t.keys)
    .innerJoin(t.agents, eq(t.agents.id, t.keys.agent))
    .where(eq(t.keys.prefix, sql.placeholder("prefix"))),
);

/** The key with its agent, also when expired, revoked or disabled: saying so is the caller's. */
export async function findKeyByPrefix(tx: Tx, prefix: string): Promise<{ readonly key: StoredKey; readonly agent: StoredAgent } | null> {
  const [found] = await byPrefix(tx).execute({ prefix });
  return found ?? null;
}

export async function listKeys(tx: Tx, agent: AgentId): Promise<StoredKey[]> {
  return await tx.q.select().from(tx.t.keys).where(eq(tx.t.keys.agent, agent)).orderBy(asc(tx.t.keys.createdAt), asc(tx.t.keys.id));
}

/** Keys that open a door now, each with its agent's owner: of enabled agents, neither revoked nor expired. Few, and read whole. */
export async function listLiveKeys(
  tx: Tx,
  now: Ms,
): Promise<(Pick<StoredKey, "person" | "scope"> & { readonly owner: StoredAgent["owner"] })[]> {
  const { agents, keys } = tx.t;
  return await tx.q
    .select({ owner: agents.owner, person: keys.person, scope: keys.scope })
    .from(keys)
    .innerJoin(agents, eq(agents.id, keys.agent))
    .where(and(isNull(agents.disabledAt), isNull(keys.revokedAt), or(isNull(keys.expiresAt), gt(keys.expiresAt, now))));
}

export async function revokeKey(tx: Tx, id: KeyId, at: Ms): Promise<void> {
  await tx.q.update(tx.t.keys).set({ revokedAt: at }).where(eq(tx.t.keys.id, id));
}

/** Revokes the keys that a person made for themselves; answers which. */
export async function revokeKeysOf(tx: Tx, person: PersonId, at: Ms): Promise<Pick<StoredKey, "id" | "agent">[]> {
  const { keys } = tx.t;
  return await tx.q
    .update(keys)
    .set({ revokedAt: at })
    .where(and(eq(keys.person, person), isNull(keys.revokedAt)))
    .returning({ id: keys.id, agent: keys.agent });
}

/** How many such keys open a door still. */
export async function countKeysOf(tx: Tx, person: PersonId): Promise<number> {
  return tx.q.$count(tx.t.keys, and(eq(tx.t.keys.person, person), isNull(tx.t.keys.revokedAt)));
}
