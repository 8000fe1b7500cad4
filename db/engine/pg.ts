// PostgreSQL: a pool of connections, a transaction for each command, and one connection that hears what other processes announce.
import type { Ms } from "@core/words/ids";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { Client, type ClientBase, type ClientConfig, Pool, type PoolClient, types } from "pg";
import * as tables from "../schema/pg";
import type { Tables } from "../schema/tables";
import { type AccountsDatabase, type Store, StoreBusy, StoreFault, type Tx } from "../store";
import { migratePg } from "./migrate";
import { refuseUnfinishedPg } from "./move-marks";
import { busyIn, isConflict, isTwice } from "./pg-faults";
import { ANNOUNCE, listen } from "./pg-listener";
import { asBuilder, builderOf, rethrown, Session } from "./pg-session";

export interface PgOptions {
  readonly url: string;
  /** Most connections of this process for commands, views and sign-in; one more listens. */
  readonly poolSize?: number;
  /** For tests; by default the clock is the server's own. */
  readonly clock?: () => Ms;
}

/** What every connection of an instance calls itself: a move finds by it whether a database is being served. */
export const APPLICATION = "countersign";
const OLDEST_SUPPORTED = 15;
const POOL_SIZE = 10;
const TRIES = 4;
/**
 * A process that stops in the middle of a transaction (paused, or cut off from the network) must not keep its locks:
 * the server ends its connection, and what it wants to write later is refused.
 */
const LIMITS = {
  connectionTimeoutMillis: 5_000,
  lock_timeout: 5_000,
  statement_timeout: 30_000,
  idle_in_transaction_session_timeout: 5_000,
  /** A server that is cut off without a word answers nothing at all: past its own limit it is given up. */
  query_timeout: 35_000,
  keepAlive: true,
  pipeline: true,
} as const;

const INT8 = 20;
/** Counts and milliseconds stay below 2^53; drizzle asks the driver's own parsers. */
types.setTypeParser(INT8, Number);

export async function openPgStore({ url, poolSize = POOL_SIZE, clock }: PgOptions): Promise<Store> {
  const config: ClientConfig = { connectionString: url, application_name: APPLICATION, ...LIMITS };
  await prepareDatabase(config);
  return makeStore(new Pool({ ...config, max: poolSize }), config, clock);
}

async function prepareDatabase(config: ClientConfig): Promise<void> {
  // Whoever migrates may take longer than a command may.
  const client = new Client({ ...config, lock_timeout: 0, statement_timeout: 0, query_timeout: 0 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await checkServer(client);
    await refuseUnfinishedPg(client);
    await migratePg(client);
  } catch (error) {
    rethrown(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Throws for a server that the product cannot keep its promises on. */
export async function checkServer(client: ClientBase): Promise<void> {
  const setting = async (name: string) => String((await client.query(`show ${name}`)).rows[0]?.[name]);
  const version = Number(await setting("server_version_num"));
  if (version < OLDEST_SUPPORTED * 10_000)
    throw new StoreFault(`PostgreSQL ${OLDEST_SUPPORTED} or newer is needed; this server is ${await setting("server_version")}`);
  const encoding = await setting("server_encoding");
  if (encoding !== "UTF8") throw new StoreFault(`the database's encoding is ${encoding}, not UTF8`);
  for (const name of ["fsync", "synchronous_commit"])
    if ((await setting(name)) === "off") throw new StoreFault(`the server runs with ${name} off: what it acknowledges may be lost`);
}

function makeStore(pool: Pool, config: ClientConfig, clock?: () => Ms): Store {
  // A connection that dies while nobody uses it is replaced by the next use; whoever uses one is told by the query itself.
  pool.on("error", () => undefined);
  const listener = listen(config);
  const listeners = new Set<() => void>();
  const builders = new WeakMap<PoolClient, Session>();
  let underWay = 0;
  let closed = false;
  let whenIdle: () => void = () => undefined;

  const sessionOf = (client: PoolClient): Session => {
    const kept = builders.get(client);
    if (kept) return kept;
    const fresh = new Session(client);
    builders.set(client, fresh);
    // Without a listener a connection that dies between two queries would end the process.
    client.on("error", () => undefined);
    return fresh;
  };

  const once = async <T>(begin: string, work: (tx: Tx) => Promise<T>): Promise<{ readonly value: T; readonly changed: boolean }> => {
    const client = await pool.connect().catch(rethrown);
    let broken = true;
    try {
      const session = sessionOf(client);
      session.begin(begin);
      const tx = new OpenTx(session);
      try {
        const value = await work(tx);
        tx.end();
        await session.commit();
        broken = false;
        return { value, changed: session.changed };
      } catch (error) {
        tx.end();
        await session.query("rollback").then(
          () => {
            broken = false;
          },
          () => undefined,
        );
        throw error;
      }
    } finally {
      client.release(broken);
    }
  };

  const counted = async <T>(work: () => Promise<T>): Promise<T> => {
    if (closed) throw new StoreFault("the store is closed");
    underWay += 1;
    try {
      return await work();
    } catch (error) {
      throw busyIn(error) ?? error;
    } finally {
      underWay -= 1;
      if (underWay === 0) whenIdle();
    }
  };

  const write = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    for (let tries = 1; ; tries++) {
      try {
        const { value, changed } = await once("begin isolation level read committed", work);
        if (changed) for (const wake of listeners) queueMicrotask(wake);
        return value;
      } catch (error) {
        if (!isConflict(error)) throw error;
        if (tries < TRIES) continue;
        throw isTwice(error) ? error : new StoreBusy("in each other's way too often", { cause: error });
      }
    }
  };

  return {
    read: (work) => counted(async () => (await once("begin isolation level repeatable read read only", work)).value),
    write: (work) => counted(() => write(work)),
    nowMs: makeClock(clock),
    onCommit(wake) {
      listeners.add(wake);
      return () => listeners.delete(wake);
    },
    announce: async (tx) => void (await builderOf(tx).execute(sql.raw(ANNOUNCE))),
    onAnnounced: listener.onAnnounced,
    background: Math.max(1, Math.floor(pool.options.max / 2)),
    async close() {
      if (closed) return;
      closed = true;
      if (underWay > 0) await new Promise<void>((resolve) => (whenIdle = resolve));
      listeners.clear();
      await listener.close();
      await pool.end();
    },
    accounts: accountsOf(pool),
  };
}

/** The tables have the same shapes on both engines: one description made them. */
const pgTables: Tables = tables;

/** The builder is handed out only while its work runs: a query that was not awaited must not land in a neighbour's transaction. */
class OpenTx implements Tx {
  readonly engine = "pg";
  readonly t = pgTables;
  private over = false;

  constructor(private readonly session: Session) {}

  get q() {
    if (this.over) throw new StoreFault("this transaction has ended");
    return this.session.q;
  }

  end() {
    this.over = true;
  }
}

/** Read anew each time it is asked for, not once a transaction: who waited for a lock has a later time than who held it. */
function makeClock(given?: () => Ms): (tx: Tx) => Promise<Ms> {
  let latest = 0;
  return async (tx) => {
    // Asked of the server in any case: its answer comes after the locks that were asked for before.
    const ofServer = await serverTime(tx);
    const now = given ? given() : ofServer;
    latest = Math.max(latest, now);
    return latest;
  };
}

async function serverTime(tx: Tx): Promise<Ms> {
  const { rows } = await builderOf(tx).execute<{ now: Ms }>(sql`select (extract(epoch from clock_timestamp()) * 1000)::bigint as now`);
  const now = rows[0]?.now;
  if (now === undefined) throw new StoreFault("the server does not tell the time");
  return now;
}

function accountsOf(pool: Pool): AccountsDatabase {
  const { authUser, authSession, authAccount, authVerification } = pgTables;
  return { db: asBuilder(drizzle({ client: pool })), provider: "pg", schema: { authUser, authSession, authAccount, authVerification } };
}
