// Several instances of the production build on one database, each a process that a test may kill, pause and resume; on PostgreSQL the server too.
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPgStore } from "@/db/engine/pg";
import { openSqliteStore } from "@/db/engine/sqlite";
import type { Engine, Store } from "@/db/store";
import { type Cluster, startCluster } from "@/db/testing/pg-cluster";
import { ended, root, type SignIn, servedAt } from "./product";

const SERVER = process.env.SERVER_BUNDLE ?? "dist/main.js";
const DATABASE = "countersign";

export interface Instance {
  readonly url: string;
  readonly pid: number;
  readonly isAlive: () => boolean;
  /** `kill -9`; resolves when it is gone. */
  kill(): Promise<void>;
  pause(): void;
  resume(): void;
}

export interface DatabaseServer {
  /** How many transactions stand open and idle on connections of this name. */
  openTransactions(name: string): Promise<number>;
  /** As an operator stops it: connections are cut, what is committed stays. */
  stop(): Promise<void>;
  /** As a machine dies: `kill -9` of the server and all its processes. */
  crash(): Promise<void>;
  start(): Promise<void>;
}

export interface Fleet {
  readonly engine: Engine;
  /** A key for every workflow. */
  readonly key: string;
  readonly people: readonly SignIn[];
  readonly databaseUrl: string;
  /** Of PostgreSQL, for other databases beside the product's. */
  readonly cluster: Cluster | null;
  /** Null on SQLite, whose database is a part of its one process. */
  readonly server: DatabaseServer | null;
  /** Starts one more. `name` is what its connections are called at the server. */
  add(name?: string): Promise<Instance>;
  /** The database as the test itself looks at it. */
  open(): Promise<Store>;
  stop(): Promise<void>;
}

/** An empty installation with the demo's people, queues and policies; no instance runs yet. */
export async function plantFleet(engine: Engine): Promise<Fleet> {
  const dataDir = mkdtempSync(join(tmpdir(), "countersign-fleet-"));
  const cluster = engine === "pg" ? await startCluster() : null;
  await cluster?.create(DATABASE);
  const databaseUrl = cluster?.url(DATABASE) ?? `file:${join(dataDir, "countersign.db")}`;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    PORT: "0",
    HOST: "127.0.0.1",
    NODE_ENV: "production",
    LOG_LEVEL: "info",
    DEMO: "1",
    SELF_TEST_MINUTES: "0",
  };
  const seeded = spawnSync(join(root, "node_modules", ".bin", "tsx"), ["scripts/seed.ts"], { cwd: root, env, encoding: "utf8" });
  if (seeded.status !== 0) throw new Error(`the seed ended with ${seeded.status}:\n${seeded.stderr}`);
  const { key, people } = readNotes(join(dataDir, "demo.json"));
  const children: ChildProcess[] = [];
  return {
    engine,
    key,
    people,
    databaseUrl,
    cluster,
    server: cluster && serverOf(cluster),
    async add(name) {
      const url = name === undefined ? databaseUrl : `${databaseUrl}?application_name=${name}`;
      const child = spawn(process.execPath, [SERVER], {
        cwd: root,
        env: { ...env, DATABASE_URL: url },
        stdio: ["ignore", "pipe", "inherit"],
      });
      children.push(child);
      return instanceOf(child, await servedAt(child));
    },
    open: () => (cluster ? openPgStore({ url: databaseUrl }) : openSqliteStore({ file: databaseUrl.slice("file:".length) })),
    async stop() {
      for (const child of children) child.kill("SIGCONT");
      await Promise.all(children.map((child) => ended(child, "SIGTERM")));
      await cluster?.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function instanceOf(child: ChildProcess, url: string): Instance {
  return {
    url,
    pid: child.pid ?? 0,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    kill: () => ended(child, "SIGKILL"),
    pause: () => void child.kill("SIGSTOP"),
    resume: () => void child.kill("SIGCONT"),
  };
}

function serverOf(cluster: Cluster): DatabaseServer {
  return {
    openTransactions: (name) => cluster.idleInTransaction(name),
    stop: () => cluster.halt(),
    async crash() {
      const first = cluster.pid();
      const all = [first, ...childrenOf(first)];
      for (const pid of all) killed(pid);
      while (all.some(isThere)) await new Promise((resolve) => setTimeout(resolve, 20));
    },
    start: () => cluster.start(),
  };
}

/** Some end by themselves once the first is gone. */
function killed(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (fault) {
    if (!(fault instanceof Error && "code" in fault && fault.code === "ESRCH")) throw fault;
  }
}

/** A killed process whose parent has not heard of it yet is there no more. */
function isThere(pid: number): boolean {
  const found = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
  const state = found.stdout.trim();
  return state !== "" && !state.startsWith("Z");
}

const childrenOf = (parent: number): readonly number[] =>
  execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" })
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid, ppid]) => (ppid === parent && pid !== undefined ? [pid] : []));

interface Notes {
  readonly key: string;
  readonly people: readonly SignIn[];
}
/** Written by the seed. */
const readNotes = (file: string) => JSON.parse(readFileSync(file, "utf8")) as Notes;
