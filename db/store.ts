// The store as commands and views see it: transactions, snapshots, the database's clock. Engines stand behind it.
import type { Ms } from "@core/words/ids";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import type { Tables } from "./schema/tables";

export type Engine = "sqlite" | "pg";

/**
 * A transaction: the query builder, and the engine's own tables. It is dead once its work has ended. The builder is typed
 * as SQLite's on both engines, since drizzle has no type that they share; what only one of them can say stands in `engine/`.
 */
export interface Tx {
  readonly engine: Engine;
  readonly q: BetterSQLite3Database;
  readonly t: Tables;
}

export interface Store {
  /** A consistent snapshot that never sees uncommitted writes. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * One transaction: everything that `work` wrote is durable when this resolves, or nothing is. Awaits only its own `tx`, and may be
   * run again from its beginning when the engine asks for that, so it leaves nothing outside of `tx` that a second run would double.
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The database's clock, which never goes back within a process. */
  nowMs(tx: Tx): Promise<Ms>;
  /** Wakes after each commit of this process that changed something; returns how to unsubscribe. */
  onCommit(listener: () => void): () => void;
  /** Tells every process on this database, once `tx` is committed, to look at the trail again. Only a hint: it may be lost. */
  announce(tx: Tx): Promise<void>;
  /** Wakes after an announcement, of whatever process, and whenever some may have been missed; returns how to unsubscribe. */
  onAnnounced(listener: () => void): () => void;
  /** Most transactions that work in the background opens at once, so that people and agents find a connection beside it. */
  readonly background: number;
  /** Takes no more work, finishes what was taken, and closes the database. */
  close(): Promise<void>;
  /** What better-auth's drizzle adapter is given: a connection of its own, outside commands' transactions. */
  readonly accounts: AccountsDatabase;
}

export interface AccountsDatabase {
  readonly db: BetterSQLite3Database;
  readonly provider: Engine;
  readonly schema: Pick<Tables, "authUser" | "authSession" | "authAccount" | "authVerification">;
}

/** A fault of the machine, not a refusal: the whole transaction is undone and the caller may try again. */
export class StoreFault extends Error {
  override readonly name = "StoreFault";
}

/** What this transaction had read has changed in the meantime: the store runs it again from its beginning. Cannot happen under one writer. */
export class StoreConflict extends StoreFault {}

/** The database cannot be asked right now: locked for longer than one may wait, away, or at odds with neighbours thrice in a row. */
export class StoreBusy extends StoreFault {}
