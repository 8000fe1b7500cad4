// What somebody with a hand in the database could do behind the product's back, for tests that must find it.
import { streamOf } from "@core/trail/event";
import type { ItemId } from "@core/words/ids";
import type { Json } from "@core/words/vocabulary";
import { and, eq } from "drizzle-orm";
import type { PolicyKind } from "../queries/policies";
import type { Tx } from "../store";

/** Writes something else into what a ruling says inline. */
export async function tamperRuling(tx: Tx, item: ItemId, change: (text: string) => string): Promise<void> {
  const { events } = tx.t;
  const ruled = and(eq(events.stream, streamOf("item", item)), eq(events.type, "ruled"));
  for (const { seq, data } of await tx.q.select().from(events).where(ruled))
    await tx.q
      .update(events)
      .set({ data: change(data) })
      .where(and(ruled, eq(events.seq, seq)));
}

/** Writes something else beside the chain: facts, reasons, the sampled share. */
export async function tamperValue(tx: Tx, item: ItemId, field: string, change: (text: string) => string): Promise<void> {
  const { eventValues } = tx.t;
  const those = and(eq(eventValues.stream, streamOf("item", item)), eq(eventValues.field, field));
  for (const { seq, value } of await tx.q.select().from(eventValues).where(those))
    await tx.q
      .update(eventValues)
      .set({ value: change(value) })
      .where(and(those, eq(eventValues.seq, seq)));
}

/** As erasure does it: the values and their salts are gone, the chain still stands. */
export async function eraseValue(tx: Tx, item: ItemId, field: string): Promise<void> {
  const { eventValues } = tx.t;
  await tx.q.delete(eventValues).where(and(eq(eventValues.stream, streamOf("item", item)), eq(eventValues.field, field)));
}

/** Changes what was sealed of an item, and leaves the hashes as they were. */
export async function tamperRevision(tx: Tx, item: ItemId, change: (text: string) => string): Promise<void> {
  const { revisions } = tx.t;
  for (const { number, body } of await tx.q.select().from(revisions).where(eq(revisions.item, item)))
    await tx.q
      .update(revisions)
      .set({ body: change(body) })
      .where(and(eq(revisions.item, item), eq(revisions.number, number)));
}

/** Changes a published version; null takes it away. */
export async function tamperVersion(
  tx: Tx,
  kind: PolicyKind,
  workflow: string,
  version: number,
  change: (body: Json) => Json | null,
): Promise<void> {
  const { policyVersions } = tx.t;
  const that = and(eq(policyVersions.kind, kind), eq(policyVersions.workflow, workflow), eq(policyVersions.version, version));
  for (const { body } of await tx.q.select().from(policyVersions).where(that)) {
    const changed = change(body);
    if (changed === null) await tx.q.delete(policyVersions).where(that);
    else await tx.q.update(policyVersions).set({ body: changed }).where(that);
  }
}

/** Changes the ruling in an item's row, which screens and commands go by. */
export async function tamperRow(tx: Tx, item: ItemId, change: (ruling: string) => string): Promise<void> {
  const { items } = tx.t;
  for (const { ruling } of await tx.q.select({ ruling: items.ruling }).from(items).where(eq(items.id, item)))
    await tx.q
      .update(items)
      .set({ ruling: JSON.parse(change(JSON.stringify(ruling))) })
      .where(eq(items.id, item));
}
