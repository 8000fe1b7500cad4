// One pooled connection of PostgreSQL as transactions use it: what need not be waited for is sent ahead, and what failed is heard at the latest at the commit.
import type { Socket } from "node:net";
import { drizzle, type NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { PgDatabase } from "drizzle-orm/pg-core";
import type { PoolClient, QueryConfig, QueryResult } from "pg";
import { StoreBusy, StoreFault, type Tx } from "../store";
import { isAway } from "./pg-faults";

const CHANGING = new Set(["INSERT", "UPDATE", "DELETE"]);

/** Only what the connection itself says is taken for its absence, never what the work of a transaction throws. */
export function rethrown(error: unknown): never {
  throw isAway(error) ? new StoreBusy("the database cannot be reached now", { cause: error }) : error;
}

export class Session {
  /** Whether the transaction has changed a row. */
  changed = false;
  readonly q: Tx["q"];
  private readonly socket: Socket;
  /** What went wrong first, with whoever heard it or with nobody. */
  private failed: { readonly error: unknown } | null = null;
  private corked = false;

  constructor(private readonly client: PoolClient) {
    this.socket = socketOf(client);
    this.q = asBuilder(drizzle({ client: asClient(this) }));
  }

  /** Sent at once, in the order asked. A query that failed only because an earlier one had is told the earlier one's error. */
  async query(config: QueryConfig | string, values?: unknown[]): Promise<QueryResult> {
    this.cork();
    try {
      const result = await this.client.query(config, values);
      this.changed ||= CHANGING.has(result.command) && (result.rowCount ?? 0) > 0;
      return result;
    } catch (error) {
      this.failed ??= { error };
      return rethrown(this.failed.error);
    }
  }

  /** Travels together with the first query. */
  begin(how: string): void {
    this.changed = false;
    this.failed = null;
    heardLater(this.query(how));
  }

  /** PostgreSQL answers a commit of what has failed with a rollback, and calls that no error. */
  async commit(): Promise<void> {
    const { command } = await this.query("commit");
    if (this.failed) rethrown(this.failed.error);
    if (command !== "COMMIT") throw new StoreFault("the transaction had been ended; nothing of it is kept");
  }

  /** What is asked in one turn leaves in one write: system calls cost more than most statements. */
  private cork(): void {
    if (this.corked) return;
    this.corked = true;
    this.socket.cork();
    process.nextTick(() => {
      this.corked = false;
      this.socket.uncork();
    });
  }
}

/** For statements whose answer nobody needs: a failure fails the transaction's next query, or its commit. */
export function heardLater(sent: Promise<unknown>): void {
  sent.catch(() => undefined);
}

/** The types of `pg` leave out the connection's socket, which the driver has always had there. */
const socketOf = (client: PoolClient): Socket =>
  (client as unknown as { readonly connection: { readonly stream: Socket } }).connection.stream;

/** drizzle asks nothing of a client but `query`. */
const asClient = (session: Session) => session as unknown as PoolClient;

/** `Tx` tells why SQLite's type stands for both. */
export const asBuilder = (pgBuilder: PgDatabase<NodePgQueryResultHKT>) => pgBuilder as unknown as Tx["q"];

/** The way back, for the few statements that only PostgreSQL has. */
export const builderOf = (tx: Tx) => tx.q as unknown as PgDatabase<NodePgQueryResultHKT>;
