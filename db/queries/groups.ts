// Groups: the items that one turn of an agent asks together. The row is the lock that every command on a member takes first.
import type { AgentId } from "@core/words/ids";
import { and, eq } from "drizzle-orm";
import { forUpdate } from "../engine/sql";
import { StoreConflict, type Tx } from "../store";

export type StoredGroup = Tx["t"]["groups"]["$inferSelect"];

/** The group's row, locked; null when no member has been submitted yet. */
export async function lockGroup(tx: Tx, agent: AgentId, id: string): Promise<StoredGroup | null> {
  const { groups } = tx.t;
  const [group] = await forUpdate(
    tx.q
      .select()
      .from(groups)
      .where(and(eq(groups.agent, agent), eq(groups.id, id))),
  );
  return group ?? null;
}

/** The first member fixes the size. Ask for the lock before: somebody who opened the group since then is a conflict. */
export async function openGroup(
  tx: Tx,
  asked: { readonly agent: AgentId; readonly id: string; readonly size: number },
): Promise<StoredGroup> {
  const { groups } = tx.t;
  const [group] = await tx.q
    .insert(groups)
    .values({ ...asked, settled: 0, settledAt: null })
    .onConflictDoNothing()
    .returning();
  if (!group) throw new StoreConflict(`somebody else opened the group ${asked.id}`);
  return group;
}

export async function saveGroup(tx: Tx, { agent, id, settled, settledAt }: Omit<StoredGroup, "size">): Promise<void> {
  const { groups } = tx.t;
  await tx.q
    .update(groups)
    .set({ settled, settledAt })
    .where(and(eq(groups.agent, agent), eq(groups.id, id)));
}

/** The group's row, unlocked: for views. */
export async function readGroup(tx: Tx, agent: AgentId, id: string): Promise<StoredGroup | null> {
  const { groups } = tx.t;
  const [group] = await tx.q
    .select()
    .from(groups)
    .where(and(eq(groups.agent, agent), eq(groups.id, id)));
  return group ?? null;
}
