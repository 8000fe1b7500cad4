// Locks that belong to no row. They are PostgreSQL's advisory locks, held until the transaction ends; SQLite's one writer needs none.
import { sql } from "drizzle-orm";
import type { Tx } from "../store";
import { heardLater } from "./pg-session";

/** Numbers that every version of the product agrees on. */
const LOCKS = {
  /** Shared by what clears or redeems, alone for who switches a stop. */
  stops: 7_108_650_001,
  /** People, queues, agents, policies: rarely changed, by one at a time. */
  organisation: 7_108_650_002,
  /** Who numbers the trail. */
  sequencer: 7_108_650_003,
  /** Who checks the whole trail. */
  "trail-check": 7_108_650_016,
  /** Who keeps the trail's index. */
  indexer: 7_108_650_015,
  /** Who tells people of what was numbered, and composes what goes out to them. */
  teller: 7_108_650_010,
  /** Who fills hands that have a limit: taken after an item's own lock, so that two items never count on the same room. */
  hands: 7_108_650_004,
} as const;

export type LockName = keyof typeof LOCKS;

/** Waits for whoever holds it alone, and then for nobody who shares it. What is read afterwards is as they left it. */
export const lockShared = (tx: Tx, name: LockName) => take(tx, "pg_advisory_xact_lock_shared", name);

/** Waits until nobody else holds it. */
export const lockAlone = (tx: Tx, name: LockName) => take(tx, "pg_advisory_xact_lock", name);

/** False when somebody else holds it. */
export async function tryLock(tx: Tx, name: LockName): Promise<boolean> {
  if (tx.engine === "sqlite") return true;
  const rows = await tx.q.select({ taken: sql<boolean>`pg_try_advisory_xact_lock(${LOCKS[name]})` }).from(sql`(select 1) as one`);
  return rows[0]?.taken === true;
}

async function take(tx: Tx, lock: "pg_advisory_xact_lock" | "pg_advisory_xact_lock_shared", name: LockName): Promise<void> {
  if (tx.engine === "sqlite") return;
  // Sent ahead: what is asked after it waits for it on the server.
  heardLater(Promise.resolve(tx.q.select({ taken: sql`${sql.raw(lock)}(${LOCKS[name]})` }).from(sql`(select 1) as one`)));
}
