// Who has an item before them right now, across all instances.
import type { ItemId, Ms, PersonId } from "@core/words/ids";
import { and, eq, gt, inArray, lte } from "drizzle-orm";
import type { Tx } from "../store";

export interface Presence {
  readonly item: ItemId;
  readonly person: PersonId;
}

/** Says so until then, and forgets what this person looked at before and left. */
export async function keepPresence(tx: Tx, { item, person }: Presence, until: Ms, now: Ms): Promise<void> {
  const { presences } = tx.t;
  await tx.q.delete(presences).where(and(eq(presences.person, person), lte(presences.until, now)));
  await tx.q
    .insert(presences)
    .values({ item, person, until })
    .onConflictDoUpdate({ target: [presences.item, presences.person], set: { until } });
}

export async function dropPresence(tx: Tx, { item, person }: Presence): Promise<void> {
  const { presences } = tx.t;
  await tx.q.delete(presences).where(and(eq(presences.item, item), eq(presences.person, person)));
}

/** Of these items, who looks at which now. */
export async function presentAt(tx: Tx, items: readonly ItemId[], now: Ms): Promise<Presence[]> {
  if (items.length === 0) return [];
  const { presences } = tx.t;
  return await tx.q
    .select({ item: presences.item, person: presences.person })
    .from(presences)
    .where(and(inArray(presences.item, [...items]), gt(presences.until, now)))
    .orderBy(presences.item, presences.person);
}
