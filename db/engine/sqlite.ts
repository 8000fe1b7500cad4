// SQLite: one file, one writer, one reader of snapshots, and a connection for sign-in. Pragmas are set and then asserted.
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Ms } from "@core/words/ids";
import Database from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import * as tables from "../schema/sqlite";
import { type Store, StoreBusy, StoreFault, type Tx } from "../store";
import { migrateSqlite } from "./migrate";
import { refuseUnfinishedSqlite } from "./move-marks";
import { type Connection, WorkQueue } from "./queue";

export interface SqliteOptions {
  readonly file: string;
  /** For tests; by default the clock is SQLite's own. */
  readonly clock?: () => Ms;
}

const PRAGMAS = { journal_mode: "wal", synchronous: 2, foreign_keys: 1, busy_timeout: 5000 } as const;
const CACHE_KIB = 32_768;
const WAL_KEPT_BYTES = 64 * 1024 * 1024;
const WRITES = { jobs: 64, ms: 8, start: "next-turn" } as const;
const READS = { jobs: 1, ms: 8, start: "now" } as const;

export async function openSqliteStore({ file, clock }: SqliteOptions): Promise<Store> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const opened: Database.Database[] = [];
  const open = () => {
    const client = openClient(file);
    opened.push(client);
    return client;
  };
  try {
    const writer = open();
    refuseUnfinishedSqlite(writer);
    migrateSqlite(writer);
    return makeStore(writer, open(), open(), clock);
  } catch (error) {
    for (const client of opened) client.close();
    throw error;
  }
}

function openClient(file: string): Database.Database {
  const client = new Database(file, { timeout: PRAGMAS.busy_timeout });
  client.pragma("journal_mode = WAL");
  client.pragma("synchronous = FULL");
  client.pragma("foreign_keys = ON");
  client.pragma(`busy_timeout = ${PRAGMAS.busy_timeout}`);
  client.pragma("trusted_schema = OFF");
  client.pragma("temp_store = MEMORY");
  client.pragma(`cache_size = -${CACHE_KIB}`);
  client.pragma(`journal_size_limit = ${WAL_KEPT_BYTES}`);
  for (const [name, expected] of Object.entries(PRAGMAS)) {
    const actual = client.pragma(name, { simple: true });
    if (actual !== expected) {
      client.close();
      throw new StoreFault(`pragma ${name} is ${String(actual)}, not ${expected}`);
    }
  }
  return client;
}

function makeStore(writer: Database.Database, reader: Database.Database, auth: Database.Database, clock?: () => Ms): Store {
  const listeners = new Set<() => void>();
  const trailListeners = new Set<() => void>();
  let announced = false;
  const changes = writer.prepare<[], number>("select total_changes()").pluck();
  let seenChanges = changes.get();
  const writes = new WorkQueue(connect(writer, "begin immediate"), WRITES, () => {
    const now = changes.get();
    if (now === seenChanges) return;
    seenChanges = now;
    // Each on its own: a listener that throws is a fault of the process, not of the writer.
    for (const listener of listeners) queueMicrotask(listener);
    if (announced) for (const listener of trailListeners) queueMicrotask(listener);
    announced = false;
  });
  reader.pragma("query_only = ON");
  const reads = new WorkQueue(connect(reader, "begin"), READS, () => undefined);
  const { authUser, authSession, authAccount, authVerification } = tables;

  return {
    read: (work) => reads.add(work),
    write: (work) => writes.add(work),
    nowMs: makeClock(clock ?? sqliteClock(reader)),
    onCommit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    // There is no way to wake another process on the same file: it looks by itself now and then.
    async announce() {
      announced = true;
    },
    onAnnounced(listener) {
      trailListeners.add(listener);
      return () => trailListeners.delete(listener);
    },
    // They share their commits, as many as go into one.
    background: WRITES.jobs,
    async close() {
      await Promise.all([writes.drain(), reads.drain()]);
      listeners.clear();
      trailListeners.clear();
      for (const client of [auth, reader, writer]) client.close();
    },
    accounts: { db: drizzle(auth), provider: "sqlite", schema: { authUser, authSession, authAccount, authVerification } },
  };
}

function connect(client: Database.Database, begin: string): Connection & { readonly q: BetterSQLite3Database } {
  const run = (sql: string) => {
    const statement = client.prepare(sql);
    return () => void statement.run();
  };
  return {
    q: drizzle(client),
    t: tables,
    begin: orBusy(run(begin)),
    commit: run("commit"),
    rollback: run("rollback"),
    save: run("savepoint job"),
    release: run("release job"),
    undo: () => void client.exec("rollback to job; release job"),
    inTransaction: () => client.inTransaction,
  };
}

const orBusy = (begin: () => void) => () => {
  try {
    begin();
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY")) throw new StoreBusy(error.message, { cause: error });
    throw error;
  }
};

const sqliteClock = (client: Database.Database) => {
  const now = client.prepare<[], Ms>("select cast(unixepoch('subsec') * 1000 + 0.5 as integer)").pluck();
  return () => now.get() ?? 0;
};

/** Events of one stream never go back in time, so neither may the clock that dates them. */
function makeClock(read: () => Ms): (tx: Tx) => Promise<Ms> {
  let latest = 0;
  return async () => {
    latest = Math.max(latest, read());
    return latest;
  };
}
