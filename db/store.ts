// The store as commands and views see it: transactions, snapshots, the database's clock. Engines stand behind it.
import type { Ms } from "@core/words/ids";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import type { tables } from "./schema/sqlite";

/** A transaction: the query builder, and the engine's own tables. It is dead once its work has ended. */
export interface Tx {
  readonly q: BetterSQLite3Database;
  readonly t: typeof tables;
}

export interface Store {
  /** A consistent snapshot that never sees uncommitted writes. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** One transaction: everything that `work` wrote is durable when this resolves, or nothing is. Awaits only its own `tx`. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The database's clock, which never goes back within a process. */
  nowMs(tx: Tx): Promise<Ms>;
  /** Wakes after each commit of this process that changed something; returns how to unsubscribe. */
  onCommit(listener: () => void): () => void;
  /** Takes no more work, finishes what was taken, and closes the file. */
  close(): Promise<void>;
  /** What better-auth's drizzle adapter is given: a connection of its own, outside commands' transactions. */
  readonly accounts: AccountsDatabase;
}

export interface AccountsDatabase {
  readonly db: BetterSQLite3Database;
  readonly provider: "sqlite" | "pg";
  readonly schema: Pick<typeof tables, "authUser" | "authSession" | "authAccount" | "authVerification">;
}

/** A fault of the machine, not a refusal: the whole transaction is undone and the caller may try again. */
export class StoreFault extends Error {
  override readonly name = "StoreFault";
}

/** Somebody else holds the database's lock, and has for longer than one may wait. */
export class StoreBusy extends StoreFault {}
