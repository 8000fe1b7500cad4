// Who read which item outside of their work, once an hour each.
import type { ItemId, Ms } from "@core/words/ids";
import { and, desc, eq, sql } from "drizzle-orm";
import { prepared } from "../engine/prepared";
import type { Tx } from "../store";

export type StoredRead = Readonly<Tx["t"]["reads"]["$inferSelect"]>;

const known = prepared("read known", ({ q, t: { reads } }) =>
  q
    .select({ at: reads.at })
    .from(reads)
    .where(
      and(eq(reads.person, sql.placeholder("person")), eq(reads.item, sql.placeholder("item")), eq(reads.hour, sql.placeholder("hour"))),
    ),
);

/** Whether this hour's read stands already. */
export async function isReadKept(tx: Tx, read: Pick<StoredRead, "person" | "item" | "hour">): Promise<boolean> {
  const { person, item, hour } = read;
  return (await known(tx).execute({ person, item, hour })).length > 0;
}

/** False when it stood already. */
export async function keepRead(tx: Tx, read: StoredRead): Promise<boolean> {
  const { reads } = tx.t;
  return (await tx.q.insert(reads).values(read).onConflictDoNothing().returning({ at: reads.at })).length === 1;
}

/** The latest reads of an item, the newest first. */
export async function readsOf(tx: Tx, item: ItemId, limit: number): Promise<StoredRead[]> {
  const { reads } = tx.t;
  return await tx.q.select().from(reads).where(eq(reads.item, item)).orderBy(desc(reads.at)).limit(limit);
}

export const hourOf = (at: Ms): number => Math.floor(at / 3_600_000);
